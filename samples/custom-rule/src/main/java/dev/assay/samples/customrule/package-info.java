/**
 * One rule type of a third party in a jar of its own. Put on the class path, it can be used in every ruleset: found through {@code
 * ServiceLoader}, checked by the parser, listed by {@code assay rules}.
 */
@NullMarked
package dev.assay.samples.customrule;

import org.jspecify.annotations.NullMarked;
