/**
 * The filter of a rule, the text after {@code where}: a boolean expression of Spark SQL 3.5 and its tree. Start with {@link
 * dev.assay.dqdl.filter.FilterParser}.
 *
 * <p>Here is shape only: which column a name means, what a function returns and what a comparison of unlike types does is decided where
 * the filter meets a schema. Positions count inside the filter's own text.
 */
@NullMarked
package dev.assay.dqdl.filter;

import org.jspecify.annotations.NullMarked;
