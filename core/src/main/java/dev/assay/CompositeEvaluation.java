package dev.assay;

/** How the parts of a composite rule are combined. */
public enum CompositeEvaluation {
    /** Each part gets its verdict over the whole dataset, then AND and OR. */
    COLUMN,
    /** The composite is one predicate on the row. Not supported yet: such rules end with an ERROR outcome that says so. */
    ROW
}
