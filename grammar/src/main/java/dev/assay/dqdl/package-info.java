/**
 * DQDL text to tree: {@link dev.assay.dqdl.Dqdl} parses and lints a document against a {@link
 * dev.assay.dqdl.Vocabulary}, {@link dev.assay.dqdl.Formatter} lays it out, {@link dev.assay.dqdl.CanonicalText} prints
 * rules as results show them. The nodes are in {@code dev.assay.dqdl.ast}. Knows no data and no engine.
 */
@NullMarked
package dev.assay.dqdl;

import org.jspecify.annotations.NullMarked;
