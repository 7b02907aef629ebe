package dev.assay.dqdl.filter;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a tree in brackets, so that tests can state its shape in a line. */
final class TreeText implements FilterExpression.Visitor<String> {
    static String of(FilterExpression expression) {
        return expression.accept(new TreeText());
    }

    @Override
    public String visitNull(FilterExpression.NullLiteral literal) {
        return "null";
    }

    @Override
    public String visitBoolean(FilterExpression.BooleanLiteral literal) {
        return String.valueOf(literal.value());
    }

    @Override
    public String visitNumber(FilterExpression.NumberLiteral literal) {
        return literal.value() + (literal.kind() == NumberKind.WHOLE ? "" : ":" + literal.kind());
    }

    @Override
    public String visitText(FilterExpression.TextLiteral literal) {
        return "'" + literal.value() + "'";
    }

    @Override
    public String visitTime(FilterExpression.TimeLiteral literal) {
        return literal.kind().name().toLowerCase(java.util.Locale.ROOT) + "'" + literal.text() + "'";
    }

    @Override
    public String visitInterval(FilterExpression.IntervalLiteral literal) {
        return literal.amount() + (literal.yearMonth() ? "months" : literal.daysOnly() ? "us(days)" : "us");
    }

    @Override
    public String visitColumn(FilterExpression.ColumnName column) {
        return String.join("/", column.parts());
    }

    @Override
    public String visitLogical(FilterExpression.Logical logical) {
        return list(logical.and() ? "and" : "or", logical.operands());
    }

    @Override
    public String visitNot(FilterExpression.Not not) {
        return "(not " + of(not.operand()) + ")";
    }

    @Override
    public String visitComparison(FilterExpression.Comparison comparison) {
        return list(comparison.operator().symbol(), List.of(comparison.left(), comparison.right()));
    }

    @Override
    public String visitArithmetic(FilterExpression.Arithmetic arithmetic) {
        return "(" + of(arithmetic.first())
                + arithmetic.links().stream()
                        .map(link -> " " + link.operator().symbol() + " " + of(link.operand()))
                        .collect(Collectors.joining())
                + ")";
    }

    @Override
    public String visitNegation(FilterExpression.Negation negation) {
        return "(neg " + of(negation.operand()) + ")";
    }

    @Override
    public String visitIsNull(FilterExpression.IsNull isNull) {
        return "(" + (isNull.negated() ? "notnull " : "isnull ") + of(isNull.operand()) + ")";
    }

    @Override
    public String visitIsTruth(FilterExpression.IsTruth is) {
        return "(is" + (is.negated() ? "not " : " ") + is.truth() + " " + of(is.operand()) + ")";
    }

    @Override
    public String visitBetween(FilterExpression.Between between) {
        return list(
                between.negated() ? "notbetween" : "between",
                List.of(between.operand(), between.low(), between.high()));
    }

    @Override
    public String visitIn(FilterExpression.In in) {
        return "(" + (in.negated() ? "notin " : "in ") + of(in.operand()) + " " + list("list", in.members()) + ")";
    }

    @Override
    public String visitLike(FilterExpression.Like like) {
        String name = (like.negated() ? "not" : "") + (like.ignoreCase() ? "ilike" : "like");
        String escape = like.escape() == '\\' ? "" : " escape " + Character.toString(like.escape());
        return "(" + name + " " + of(like.operand()) + " " + of(like.pattern()) + escape + ")";
    }

    @Override
    public String visitRegexLike(FilterExpression.RegexLike like) {
        return list(like.negated() ? "notrlike" : "rlike", List.of(like.operand(), like.pattern()));
    }

    @Override
    public String visitCase(FilterExpression.Case choice) {
        return "(case" + choice.operand().map(operand -> " " + of(operand)).orElse("")
                + choice.branches().stream()
                        .map(when -> " when " + of(when.test()) + " then " + of(when.result()))
                        .collect(Collectors.joining())
                + choice.otherwise().map(otherwise -> " else " + of(otherwise)).orElse("")
                + ")";
    }

    @Override
    public String visitCast(FilterExpression.Cast cast) {
        return "(cast " + of(cast.operand()) + " " + cast.type()
                + (cast.arguments().isEmpty() ? "" : cast.arguments()) + ")";
    }

    @Override
    public String visitCall(FilterExpression.FunctionCall call) {
        return list(call.name() + ":", call.arguments());
    }

    @Override
    public String visitSubscript(FilterExpression.Subscript subscript) {
        return "(at " + of(subscript.base()) + " " + of(subscript.index()) + ")";
    }

    private static String list(String name, List<FilterExpression> members) {
        return "(" + name + members.stream().map(member -> " " + of(member)).collect(Collectors.joining()) + ")";
    }
}
