package dev.assay.store;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the store of a URI. */
public final class ObjectStores {
    private static final Pattern SCHEME =
            Pattern.compile("([a-z][a-z0-9+.-]+)://.*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private ObjectStores() {}

    /** Whether a text is a URI of a store, and not a path. */
    public static boolean isStore(String text) {
        Matcher matcher = SCHEME.matcher(text);
        return matcher.matches() && !matcher.group(1).equalsIgnoreCase("file");
    }

    /**
     * Opens the store of a URI.
     *
     * @param options of the store, by name
     * @throws IOException if no installed module knows the scheme, or the URI or an option is wrong
     */
    public static ObjectStore open(String uri, Map<String, String> options) throws IOException {
        Matcher matcher = SCHEME.matcher(uri);
        String scheme = matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
        Optional<ObjectStoreScheme> found =
                ServiceLoader.load(ObjectStoreScheme.class, ObjectStoreScheme.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(known -> known.scheme().equals(scheme))
                        .findFirst();
        if (found.isEmpty()) {
            throw new IOException(uri.replaceFirst("(?s)://.*@", "://***@") + ": no store with the scheme '" + scheme
                    + "' is installed" + (scheme.equals("s3") ? "; add the module assay-aws" : ""));
        }
        return found.get().open(uri, options);
    }
}
