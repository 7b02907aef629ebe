/**
 * CustomSql statements on DuckDB. Statements are written in Spark's dialect; {@link dev.assay.sql.duckdb.Dialect} checks that they are one
 * SELECT of known functions and turns them into DuckDB's. Data comes from Assay's readers through table functions: DuckDB opens no file.
 */
@NullMarked
package dev.assay.sql.duckdb;

import org.jspecify.annotations.NullMarked;
