package dev.assay;

import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import java.util.Optional;

/** Finds reference datasets that a ruleset names and nobody gave: in a catalog, for example. */
@FunctionalInterface
public interface ReferenceResolver {
    /**
     * Looks a reference up; asked once for each alias of an evaluation.
     *
     * @param alias as the ruleset has it
     * @return empty if it names nothing here; the rule then says that the reference is unknown
     * @throws DataException if it cannot be looked up, or not be opened: the evaluation ends
     */
    Optional<Dataset> resolve(String alias) throws DataException;
}
