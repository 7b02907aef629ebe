package dev.assay.rows;

/** What a rule says of one row. */
public enum RowVerdict {
    /** The row is what the rule wants, or outside of its filter. */
    PASS,
    /** The row is not what the rule wants. */
    FAIL,
    /** The rule says nothing of single rows, or (an option) the row is outside of its filter. */
    SKIP
}
