package dev.assay.result;

/** Which causes are called ERROR instead of FAIL. */
public enum ErrorPolicy {
    /** As Glue: only what the engine could not do is an ERROR. The default. */
    GLUE,
    /** Also mistakes in the rule: wrong type, unknown dataset, bad argument, bad SQL, bad operand. */
    STRICT
}
