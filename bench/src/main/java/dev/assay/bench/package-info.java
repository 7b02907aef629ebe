/** Data for measurements. DuckDB is here only to make it; no other module depends on it. */
@NullMarked
package dev.assay.bench;

import org.jspecify.annotations.NullMarked;
