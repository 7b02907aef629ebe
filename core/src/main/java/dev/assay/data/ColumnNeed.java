package dev.assay.data;

/** How much of a column a plan wants. A reader may deliver more, never less. Ordered: a later constant includes the earlier ones. */
public enum ColumnNeed {
    /** Validity only: which rows are null. Values may be anything; even the vector's type may differ from the schema's. */
    PRESENCE,
    /** Validity and the lengths of texts; the bytes count only in so far as code points can be counted from them. */
    LENGTH,
    /** Everything. */
    VALUES;

    /** The need that covers both. */
    public ColumnNeed or(ColumnNeed other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
