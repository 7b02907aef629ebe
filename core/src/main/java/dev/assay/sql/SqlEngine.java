package dev.assay.sql;

/** Runs SQL statements, in the dialect of Spark, over datasets. Thread-safe. */
public interface SqlEngine {
    /**
     * Checks a statement and finds the schema of its result; nothing is read.
     *
     * @throws SqlException if it is not exactly one SELECT, names what is not there, or is not understood
     */
    SqlQuery prepare(SqlRequest request) throws SqlException;
}
