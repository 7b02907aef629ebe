/** Limits that concern one rule: {@link dev.assay.internal.limit.RuleLimitException}. Limits of the data are {@code LimitException}s. */
@NullMarked
package dev.assay.internal.limit;

import org.jspecify.annotations.NullMarked;
