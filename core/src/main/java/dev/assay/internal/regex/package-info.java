/**
 * Regular expressions with {@code java.util.regex} meaning and a step budget, so that no pattern and no value can hang or crash the
 * process. Start with {@link dev.assay.internal.regex.GuardedPattern}.
 */
@NullMarked
package dev.assay.internal.regex;

import org.jspecify.annotations.NullMarked;
