package dev.assay.predicate;

import dev.assay.dqdl.Dqdl;
import dev.assay.dqdl.DqdlException;
import dev.assay.dqdl.Signature;
import dev.assay.dqdl.Vocabulary;
import dev.assay.dqdl.ast.Condition;
import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.dqdl.ast.SimpleRule;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads single rules and makes their predicates. */
final class Rules {
    static final EvaluationTime TIME = EvaluationTime.utc(Instant.parse("2024-01-18T10:20:30.5Z"));

    private static final Vocabulary VOCABULARY = new Vocabulary() {
        private final List<Signature> all = List.of(
                Signature.named("ColumnValues")
                        .form(1, 1, List.of(), ConditionKind.NUMBER, ConditionKind.STRING, ConditionKind.DATE)
                        .with(Signature.Feature.THRESHOLD, Signature.Feature.KEYWORDS)
                        .tags("ignoreCase")
                        .build(),
                Signature.named("ColumnLength")
                        .form(1, 1, List.of(), ConditionKind.NUMBER)
                        .build(),
                Signature.named("ColumnDataType")
                        .form(1, 1, List.of(), ConditionKind.STRING)
                        .tags("format")
                        .build(),
                Signature.named("DataFreshness")
                        .form(1, 1, List.of(), ConditionKind.DURATION)
                        .build(),
                Signature.named("RowCount")
                        .form(0, 0, List.of(), ConditionKind.NUMBER)
                        .with(Signature.Feature.DYNAMIC)
                        .build());

        @Override
        public Optional<Signature> find(String name) {
            return all.stream().filter(one -> one.name().equals(name)).findFirst();
        }

        @Override
        public Collection<Signature> all() {
            return all;
        }
    };

    private Rules() {}

    static SimpleRule parse(String rule) {
        try {
            return (SimpleRule) Dqdl.parse("Rules = [ " + rule + " ]", VOCABULARY)
                    .documentOrThrow()
                    .rules()
                    .get(0);
        } catch (DqdlException e) {
            throw new AssertionError(e);
        }
    }

    static Condition condition(String rule) {
        return parse(rule).condition().orElseThrow();
    }

    /** A condition on a metric, such as {@code "> 0.5"}. */
    static NumberCondition number(String condition) throws PredicateException {
        return NumberCondition.of(condition("RowCount " + condition), Operands.Calls.NONE);
    }

    static ValuePredicate predicate(String text) throws PredicateException {
        return predicate(text, TIME);
    }

    static ValuePredicate predicate(String text, EvaluationTime time) throws PredicateException {
        SimpleRule rule = parse(text);
        Condition condition = rule.condition().orElseThrow();
        switch (rule.type()) {
            case "ColumnValues":
                return RuleConditions.columnValues(
                        condition,
                        tag(rule, "ignoreCase").map(Boolean::parseBoolean).orElse(false),
                        time);
            case "ColumnLength":
                return RuleConditions.columnLength(condition);
            case "ColumnDataType":
                return RuleConditions.columnDataType(condition, tag(rule, "format"), time);
            default:
                return RuleConditions.dataFreshness(condition, time);
        }
    }

    private static Optional<String> tag(SimpleRule rule, String name) {
        return rule.tags().stream()
                .filter(tag -> tag.name().equals(name))
                .map(tag -> tag.value())
                .findFirst();
    }
}
