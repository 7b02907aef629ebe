package dev.assay.dqdl.filter;

/** The type that the spelling of a number asks for. */
public enum NumberKind {
    /** Digits only: the narrowest of 32 bits, 64 bits and decimal that holds it. */
    WHOLE,
    /** Suffix {@code Y}: 8 bits. */
    BYTE,
    /** Suffix {@code S}: 16 bits. */
    SHORT,
    /** Suffix {@code L}: 64 bits. */
    LONG,
    /** A point without an exponent, or suffix {@code BD}. */
    DECIMAL,
    /** Suffix {@code F}. */
    FLOAT,
    /** An exponent, or suffix {@code D}. */
    DOUBLE
}
