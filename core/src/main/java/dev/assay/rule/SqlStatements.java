package dev.assay.rule;

import dev.assay.sql.SqlQuery;

/** Prepares the statements of rules; what they return is a dataset of the evaluation, under an alias that no user can give. */
@FunctionalInterface
public interface SqlStatements {
    /**
     * A statement that is ready to run.
     *
     * @param alias the dataset of its result
     */
    record Prepared(String alias, SqlQuery query) {}

    /** @throws RuleException if the statement is not valid, or there is no engine to run it */
    Prepared prepare(String statement) throws RuleException;
}
