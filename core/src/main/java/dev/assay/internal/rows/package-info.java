/** Judges single rows: the tests of a ruleset's rules, joined as its composites join them, with three truth values. */
@NullMarked
package dev.assay.internal.rows;

import org.jspecify.annotations.NullMarked;
