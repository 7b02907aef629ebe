/**
 * Tests on the values of one column, and on metrics. A {@link dev.assay.predicate.ValuePredicate} describes a test (is null, a number
 * above 5, a text that matches a pattern, an age below a day); it says whether it applies to a column's type, answers from statistics
 * where they suffice, and makes kernels that run over batches. {@link dev.assay.predicate.NumberCondition} judges a metric.
 *
 * <p>Start with {@link dev.assay.predicate.Predicates}, which makes all predicates, from plain values or from conditions of a ruleset.
 *
 * <p>Inside, every test on numbers, dates, timestamps and booleans becomes a set of intervals of whole numbers ({@code IntervalSet}) once
 * per column type, so that operators, units, scales, time zones and float widths are settled before the loop. Kernels only ask whether a
 * number is in the set. Tests on text run over UTF-8 bytes, once per dictionary entry where there is a dictionary.
 */
@NullMarked
package dev.assay.predicate;

import org.jspecify.annotations.NullMarked;
