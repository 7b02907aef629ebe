package dev.assay.dqdl;

import java.util.Collection;
import java.util.Optional;

/** The rule and analyzer types that a document may use. Names are case-sensitive. */
public interface Vocabulary {
    Optional<Signature> find(String name);

    /** All types, in a stable order. */
    Collection<Signature> all();
}
