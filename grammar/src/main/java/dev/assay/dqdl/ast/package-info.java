/**
 * The tree of a DQDL document: sealed interfaces and records only, immutable, each node with its {@link
 * dev.assay.dqdl.ast.SourceRange}. Start at {@link dev.assay.dqdl.ast.Document}. Texts are already free of escapes and
 * variables; what was written stays in {@code source}. Nothing here parses, checks or evaluates.
 */
@NullMarked
package dev.assay.dqdl.ast;

import org.jspecify.annotations.NullMarked;
