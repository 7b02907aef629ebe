package dev.assay.readers.text;

/** As what a value stands in the text. */
public enum ValueKind {
    /** A field of CSV, without its quotes: its bytes say what it is. */
    FIELD,
    /** A text of JSON, without quotes and escapes. */
    STRING,
    /** A number of JSON; it has been scanned. */
    NUMBER,
    /** {@code true} or {@code false} of JSON. */
    BOOL,
    /** An object or array of JSON, without white space. */
    NESTED
}
