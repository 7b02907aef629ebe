package dev.assay;

import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import java.io.UncheckedIOException;
import java.util.AbstractMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The reference datasets of an evaluation: those given, and those found when rules ask for them. Used by the thread that binds. */
final class References extends AbstractMap<String, Dataset> {
    private final Map<String, Dataset> known;
    private final ReferenceResolver resolver;
    private final Set<String> unknown = new HashSet<>();

    References(Map<String, Dataset> given, ReferenceResolver resolver) {
        this.known = new LinkedHashMap<>(given);
        this.resolver = resolver;
    }

    /** @throws UncheckedIOException around the {@link DataException} of a reference that cannot be looked up */
    @Override
    public @Nullable Dataset get(Object alias) {
        Dataset found = known.get(alias);
        if (found == null && alias instanceof String name && unknown.add(name)) {
            try {
                Optional<Dataset> resolved = resolver.resolve(name);
                resolved.ifPresent(dataset -> known.put(name, dataset));
                return resolved.orElse(null);
            } catch (DataException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    @Override
    public Set<Entry<String, Dataset>> entrySet() {
        return known.entrySet();
    }
}
