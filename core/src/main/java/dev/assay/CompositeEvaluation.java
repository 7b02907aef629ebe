package dev.assay;

/** How the parts of a composite rule are combined. */
public enum CompositeEvaluation {
    /** Each part gets its verdict over the whole dataset, then AND and OR. */
    COLUMN,
    /**
     * The composite is one predicate on the row, which every row must meet. Composites with a part that says nothing of rows, or asks for
     * a share of them (Completeness, Uniqueness, ReferentialIntegrity, DatasetMatch, anything with a threshold), are evaluated as
     * {@link #COLUMN} with a warning.
     */
    ROW
}
