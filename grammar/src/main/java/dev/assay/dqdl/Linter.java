package dev.assay.dqdl;

import dev.assay.dqdl.ast.AnalyzerNode;
import dev.assay.dqdl.ast.CompositeRule;
import dev.assay.dqdl.ast.Document;
import dev.assay.dqdl.ast.RuleNode;
import dev.assay.dqdl.ast.SimpleRule;

/**
 * Warns about what parses but hardly means what was intended, or makes a rule fail when it runs. Works on the tree; one
 * method per check, sorted into classes by the part of a rule they look at.
 */
final class Linter {
    /** Longest ruleset that Glue's API takes, in characters. */
    private static final int GLUE_LENGTH = 65_536;

    private final SourceText source;
    private final Vocabulary vocabulary;
    private final Issues issues;

    private final LintParameters parameters;
    private final LintConditions conditions;
    private final LintTags tags;

    Linter(SourceText source, Vocabulary vocabulary, Issues issues) {
        this.source = source;
        this.vocabulary = vocabulary;
        this.issues = issues;
        parameters = new LintParameters(source, vocabulary, issues);
        conditions = new LintConditions(source, issues, new LintFunctions(issues));
        tags = new LintTags(source, issues);
    }

    void lint(Document document) {
        checkLength();
        document.dataSources().ifPresent(parameters::declare);
        for (RuleNode rule : document.rules()) {
            rule(rule, false);
        }
        for (AnalyzerNode analyzer : document.analyzers()) {
            vocabulary.find(analyzer.type()).ifPresent(signature -> {
                parameters.check(signature, analyzer.parameters());
                tags.checkOptions(signature, analyzer.options());
            });
        }
    }

    private void checkLength() {
        if (source.text().length() > GLUE_LENGTH) {
            issues.warn(
                    "glue-length",
                    source.range(0, 0),
                    "the ruleset has " + source.text().length() + " characters; AWS Glue takes " + GLUE_LENGTH,
                    "split it if it is meant for Glue");
        }
    }

    private void rule(RuleNode rule, boolean inComposite) {
        rule.accept(new RuleNode.Visitor<Boolean>() {
            @Override
            public Boolean simple(SimpleRule simple) {
                Linter.this.simple(simple);
                return checkNestedLabels(rule, inComposite);
            }

            @Override
            public Boolean composite(CompositeRule composite) {
                new LintComposites(vocabulary, issues).check(composite);
                composite.operands().forEach(operand -> rule(operand, true));
                return checkNestedLabels(rule, inComposite);
            }
        });
    }

    private boolean checkNestedLabels(RuleNode rule, boolean inComposite) {
        boolean nested = inComposite && rule.labels().isPresent();
        if (nested) {
            issues.warn(
                    "label-in-composite",
                    rule.labels().orElseThrow().at(),
                    "these labels belong to one part of the composite rule only",
                    "put the composite in brackets and the labels behind them:  ((...) and (...)) labels = [...]");
        }
        return nested;
    }

    private void simple(SimpleRule rule) {
        vocabulary.find(rule.type()).ifPresent(signature -> {
            parameters.check(signature, rule.parameters());
            conditions.check(rule, signature);
            tags.check(rule, signature);
            checkWhere(rule);
        });
    }

    private void checkWhere(SimpleRule rule) {
        rule.where()
                .filter(where -> where.filter().isBlank())
                .ifPresent(where -> issues.warn(
                        "blank-where",
                        where.textAt(),
                        "the filter is blank",
                        "write a filter, or remove the where clause"));
    }
}
