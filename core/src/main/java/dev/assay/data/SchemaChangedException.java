package dev.assay.data;

/**
 * The data does not fit the schema that was inferred from a sample. Not a failure: the evaluation starts again with the replacement,
 * whose schema was inferred from everything, so that an answer never depends on the sample.
 */
public final class SchemaChangedException extends DataException {
    private static final long serialVersionUID = 1L;

    private final transient Dataset replacement;

    public SchemaChangedException(String message, Dataset replacement) {
        super(message);
        this.replacement = replacement;
    }

    /** The same data under a schema that holds for all of it; never throws this exception again. */
    public Dataset replacement() {
        return replacement;
    }
}
