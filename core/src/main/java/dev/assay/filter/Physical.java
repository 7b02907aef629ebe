package dev.assay.filter;

/** The lane that holds the values of a {@link Vec}. */
enum Physical {
    /** Booleans: a bit per row, set where true. */
    BITS,
    /** Whole numbers, dates, timestamps, intervals, and decimals of at most 18 digits as unscaled numbers. */
    LONG,
    /** Floating-point numbers; 32-bit ones are widened. */
    DOUBLE,
    /** Decimals of more than 18 digits, an object per value. */
    DECIMAL,
    /** Text and binary: stretches of a byte array. */
    TEXT,
    /** Validity alone. */
    NONE
}
