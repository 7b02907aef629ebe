package dev.assay.sql;

import dev.assay.data.Dataset;

/**
 * A statement that is ready to run. It runs each time its split is opened; a failure that is the statement's own is a {@link SqlException},
 * one of the data that it reads another {@link dev.assay.data.DataException}. Columns may have any names, also one name twice.
 */
public interface SqlQuery extends Dataset {}
