/**
 * Where CustomSql statements run: an engine is found by {@link java.util.ServiceLoader} when a ruleset has such a rule, and not before. The
 * result of a statement is a {@link dev.assay.data.Dataset} like others.
 */
@NullMarked
package dev.assay.sql;

import org.jspecify.annotations.NullMarked;
