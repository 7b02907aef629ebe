package dev.assay.dqdl;

import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.ast.Compare;
import dev.assay.dqdl.ast.Comparison;
import dev.assay.dqdl.ast.CompositeRule;
import dev.assay.dqdl.ast.Keyword;
import dev.assay.dqdl.ast.LogicalOperator;
import dev.assay.dqdl.ast.RuleNode;
import dev.assay.dqdl.ast.SimpleRule;
import java.util.Optional;

/** Checks on rules joined by {@code and} and {@code or}. */
final class LintComposites {
    private final Vocabulary vocabulary;
    private final Issues issues;

    LintComposites(Vocabulary vocabulary, Issues issues) {
        this.vocabulary = vocabulary;
        this.issues = issues;
    }

    void check(CompositeRule rule) {
        checkRowIdiom(rule);
    }

    /** {@code (ColumnValues "c" = NULL) or (ColumnLength "c" > 5)} is meant row by row. */
    private void checkRowIdiom(CompositeRule rule) {
        if (rule.operator() != LogicalOperator.OR) {
            return;
        }
        for (RuleNode operand : rule.operands()) {
            Optional<SimpleRule> exception = simple(operand).filter(this::allowsOnlyKeyword);
            if (exception.isPresent()
                    && rule.operands().stream().anyMatch(other -> isOnSameColumn(exception.get(), other))) {
                issues.warn(
                        "row-composite",
                        rule.at(),
                        "each part of this rule is judged on the whole dataset, so it does not say 'each row is empty or fits'",
                        "run it with composite-rule-evaluation ROW, or use where");
                return;
            }
        }
    }

    private static Optional<SimpleRule> simple(RuleNode rule) {
        return rule instanceof SimpleRule simple ? Optional.of(simple) : Optional.empty();
    }

    private boolean allowsOnlyKeyword(SimpleRule rule) {
        return has(rule, Feature.KEYWORDS)
                && rule.condition().orElse(null) instanceof Compare compare
                && compare.operator() == Comparison.EQ
                && compare.operand() instanceof Keyword;
    }

    private boolean isOnSameColumn(SimpleRule exception, RuleNode other) {
        return other != exception
                && other instanceof SimpleRule rule
                && has(rule, Feature.ROW_LEVEL)
                && !has(rule, Feature.SHARE_OF_ROWS)
                && rule.threshold().isEmpty()
                && !rule.parameters().isEmpty()
                && rule.parameters()
                        .get(0)
                        .value()
                        .equals(exception.parameters().get(0).value());
    }

    private boolean has(SimpleRule rule, Feature feature) {
        return vocabulary.find(rule.type()).filter(type -> type.has(feature)).isPresent();
    }
}
