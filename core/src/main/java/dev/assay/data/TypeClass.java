package dev.assay.data;

/** The classes of column types that rules distinguish. */
public enum TypeClass {
    WHOLE,
    DECIMAL,
    FLOAT,
    TEXT,
    BOOL,
    DATE,
    TIMESTAMP,
    BINARY,
    NESTED,
    /** Time of day, duration, interval, null type. */
    OTHER,
    /** The reader cannot deliver values of this column; see {@link Dataset#UNSUPPORTED}. */
    UNSUPPORTED;

    /** Whole numbers, decimals and floats. */
    public boolean isNumeric() {
        return this == WHOLE || this == DECIMAL || this == FLOAT;
    }
}
