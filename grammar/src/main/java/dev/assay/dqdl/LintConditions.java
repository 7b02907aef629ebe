package dev.assay.dqdl;

import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.ast.Arithmetic;
import dev.assay.dqdl.ast.Between;
import dev.assay.dqdl.ast.Call;
import dev.assay.dqdl.ast.Compare;
import dev.assay.dqdl.ast.Comparison;
import dev.assay.dqdl.ast.Condition;
import dev.assay.dqdl.ast.DateLiteral;
import dev.assay.dqdl.ast.DurationLiteral;
import dev.assay.dqdl.ast.Keyword;
import dev.assay.dqdl.ast.Matches;
import dev.assay.dqdl.ast.NumberLiteral;
import dev.assay.dqdl.ast.Operand;
import dev.assay.dqdl.ast.Operator;
import dev.assay.dqdl.ast.Parenthesized;
import dev.assay.dqdl.ast.SimpleRule;
import dev.assay.dqdl.ast.SizeLiteral;
import dev.assay.dqdl.ast.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Checks on conditions and their operands, those of thresholds included. */
final class LintConditions {
    private final SourceText source;
    private final Issues issues;
    private final LintFunctions functions;

    LintConditions(SourceText source, Issues issues, LintFunctions functions) {
        this.source = source;
        this.issues = issues;
        this.functions = functions;
    }

    void check(SimpleRule rule, Signature signature) {
        rule.condition().ifPresent(condition -> {
            check(condition);
            checkFraction(condition, signature.has(Feature.FRACTION), signature.name() + " is");
            checkKeywords(condition, signature);
            checkDynamic(condition, signature);
            checkEqualityOnly(condition, signature);
            checkThresholdBesideCondition(rule, signature);
        });
        rule.threshold().ifPresent(threshold -> {
            check(threshold.condition());
            checkFraction(threshold.condition(), true, "a threshold is");
        });
    }

    private void check(Condition condition) {
        checkRange(condition);
        checkNullOrder(condition);
        if (condition instanceof Matches matches) {
            checkPattern(matches.pattern());
        }
        for (Operand operand : TimeZones.operands(condition)) {
            checkDate(operand);
            checkNegativeSize(operand);
            checkPrecedence(operand);
            functions.check(operand);
        }
    }

    private void checkRange(Condition condition) {
        if (condition instanceof Between between && isEmpty(between.low(), between.high())) {
            boolean never = !between.negated();
            issues.warn(
                    "empty-range",
                    between.at(),
                    "nothing lies between " + between.low().source() + " and "
                            + between.high().source() + ", both ends excluded; the condition is "
                            + (never ? "never" : "always") + " true",
                    "write the smaller bound first");
        }
    }

    private static boolean isEmpty(Operand low, Operand high) {
        if (low instanceof NumberLiteral a && high instanceof NumberLiteral b) {
            return a.value().compareTo(b.value()) >= 0;
        }
        if (low instanceof DateLiteral a && high instanceof DateLiteral b) {
            return a.date().isPresent()
                    && b.date().isPresent()
                    && !a.date().get().isBefore(b.date().get());
        }
        if (low instanceof DurationLiteral a && high instanceof DurationLiteral b) {
            return seconds(a).compareTo(seconds(b)) >= 0;
        }
        return low instanceof SizeLiteral a
                && high instanceof SizeLiteral b
                && a.bytes().compareTo(b.bytes()) >= 0;
    }

    private static BigDecimal seconds(DurationLiteral duration) {
        return BigDecimal.valueOf(duration.amount())
                .multiply(BigDecimal.valueOf(duration.unit().duration().toSeconds()));
    }

    /** {@code > NULL} parses, but nothing is greater than nothing. */
    private void checkNullOrder(Condition condition) {
        boolean ordered = condition instanceof Between
                || (condition instanceof Compare compare
                        && compare.operator() != Comparison.EQ
                        && compare.operator() != Comparison.NE);
        if (!ordered) {
            return;
        }
        for (Operand operand : TimeZones.operands(condition)) {
            if (operand instanceof Keyword) {
                issues.warn(
                        "null-order",
                        operand.at(),
                        "NULL has no order, so this condition has no meaning",
                        "NULL goes with =, !=, in and not in");
            }
        }
    }

    private void checkPattern(Text pattern) {
        Patterns.check(issues, source, pattern.value(), pattern.source(), pattern.at());
    }

    private void checkDate(Operand operand) {
        if (operand instanceof DateLiteral date && date.date().isEmpty()) {
            issues.warn("bad-date", date.at(), "there is no day " + date.source(), "dates are \"year-month-day\"");
        }
    }

    private void checkNegativeSize(Operand operand) {
        if (operand instanceof SizeLiteral size && size.amount() < 0) {
            issues.warn("negative-size", size.at(), "no file is smaller than 0 bytes", "remove the minus sign");
        }
    }

    /** {@code a + b * c} is {@code (a + b) * c} in DQDL. */
    private void checkPrecedence(Operand operand) {
        if (operand instanceof Arithmetic chain) {
            boolean sum = false;
            boolean surprising = false;
            for (Arithmetic.Step step : chain.steps()) {
                boolean product = step.operator() == Operator.TIMES || step.operator() == Operator.DIVIDE;
                surprising |= sum && product;
                sum |= !product;
                checkPrecedence(step.operand());
            }
            checkPrecedence(chain.first());
            if (surprising) {
                issues.warn(
                        "no-precedence",
                        chain.at(),
                        "DQDL calculates from left to right: * and / do not come before + and -",
                        "put brackets round what is calculated first");
            }
        } else if (operand instanceof Parenthesized brackets) {
            checkPrecedence(brackets.inner());
        } else if (operand instanceof Call call) {
            call.arguments().forEach(this::checkPrecedence);
        }
    }

    /** A bound above 1 for a fraction is probably a percentage. */
    private void checkFraction(Condition condition, boolean fraction, String subject) {
        if (!fraction) {
            return;
        }
        for (Operand operand : TimeZones.operands(condition)) {
            if (operand instanceof NumberLiteral number && number.value().compareTo(BigDecimal.ONE) > 0) {
                issues.warn(
                        "percentage",
                        number.at(),
                        subject + " a fraction from 0 to 1, not a percentage",
                        "write fractions:  0.95  for 95 percent");
            }
        }
    }

    private void checkKeywords(Condition condition, Signature signature) {
        if (signature.has(Feature.KEYWORDS)) {
            return;
        }
        for (Operand operand : TimeZones.operands(condition)) {
            if (operand instanceof Keyword keyword) {
                issues.warn(
                        "keyword-without-meaning",
                        keyword.at(),
                        keyword.word() + " has no meaning for " + signature.name(),
                        "it is meant for ColumnValues");
                return;
            }
        }
    }

    private void checkDynamic(Condition condition, Signature signature) {
        if (signature.has(Feature.DYNAMIC)) {
            return;
        }
        Optional<Call> call = TimeZones.operands(condition).stream()
                .flatMap(operand -> LintFunctions.firstCall(operand).stream())
                .findFirst();
        call.ifPresent(found -> issues.warn(
                "not-dynamic",
                found.at(),
                signature.name() + " takes plain values only, no functions",
                "write the number"));
    }

    private void checkEqualityOnly(Condition condition, Signature signature) {
        if (!signature.has(Feature.EQUALITY_ONLY)) {
            return;
        }
        boolean plain = condition instanceof Compare compare && compare.operand() instanceof Text;
        if (!plain) {
            issues.warn(
                    "operator-without-meaning",
                    condition.at(),
                    signature.name() + " is judged by = and != with one text only",
                    "write  = \"...\"");
        }
    }

    /** Where the condition may be left out, it is left out when a threshold is given. */
    private void checkThresholdBesideCondition(SimpleRule rule, Signature signature) {
        List<Signature.Form> forms = signature.forms();
        boolean optional = forms.stream()
                .anyMatch(
                        form -> !form.conditionRequired() && !form.conditions().isEmpty());
        if (optional && rule.threshold().isPresent()) {
            issues.warn(
                    "condition-and-threshold",
                    rule.threshold().get().at(),
                    signature.name() + " has a condition or a threshold, not both",
                    "remove one of the two");
        }
    }
}
