package dev.assay.dqdl.ast;

import java.util.Optional;

/** An element of {@code Rules = [ ... ]}, or an operand of a composite rule. */
public sealed interface RuleNode permits SimpleRule, CompositeRule {
    /** Labels written on this node itself, without the defaults of the document. */
    Optional<Labels> labels();

    SourceRange at();

    <R> R accept(Visitor<R> visitor);

    /** One method per kind of rule, so that a new kind breaks every place that must treat it. */
    interface Visitor<R> {
        R simple(SimpleRule rule);

        R composite(CompositeRule rule);
    }
}
