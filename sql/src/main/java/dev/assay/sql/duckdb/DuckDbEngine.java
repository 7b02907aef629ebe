package dev.assay.sql.duckdb;

import dev.assay.sql.SqlEngine;
import dev.assay.sql.SqlException;
import dev.assay.sql.SqlQuery;
import dev.assay.sql.SqlRequest;

/** Runs statements on DuckDB: an instance in memory of its own for each run of a statement, without access to files or network. */
public final class DuckDbEngine implements SqlEngine {
    @Override
    public SqlQuery prepare(SqlRequest request) throws SqlException {
        String sql = Dialect.translate(request.statement(), request.datasets(), request.time());
        return DuckDbQuery.prepare(request, sql);
    }
}
