package dev.assay.filter;

import dev.assay.dqdl.filter.ArithmeticOperator;
import dev.assay.dqdl.filter.ComparisonOperator;
import dev.assay.dqdl.filter.FilterExpression;
import dev.assay.dqdl.filter.FilterExpression.Visitor;
import dev.assay.dqdl.filter.NumberKind;
import dev.assay.dqdl.filter.TimeKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The slow twin of the filter's kernels: one row at a time, over {@link Long}, {@link Float}, {@link Double}, {@link BigDecimal}, {@link
 * String}, {@link Boolean}, {@link LocalDate}, {@link Instant} and {@link LocalDateTime}. It shares the rules of types ({@link Coercion}) with
 * the kernels, because they are compared with Spark elsewhere, and nothing else.
 */
final class RowInterpreter implements Visitor<RowInterpreter.Typed> {
    /** A cell's value by column name. */
    interface Row {
        @Nullable
        Object get(String column);
    }

    /** Computes a value for a row. */
    interface Value {
        @Nullable
        Object of(Row row);
    }

    /** A type and how to compute it. */
    record Typed(SqlType type, Value value, boolean literal) {
        Typed(SqlType type, Value value) {
            this(type, value, false);
        }
    }

    private final Map<String, SqlType> columns;
    private final RowFunctions functions;
    private final RowCalls calls;

    RowInterpreter(Map<String, SqlType> columns, Instant now, ZoneId zone) {
        this.columns = columns;
        this.functions = new RowFunctions(now, zone);
        this.calls = new RowCalls(zone, this, functions);
    }

    Typed bind(FilterExpression expression) {
        return expression.accept(this);
    }

    /** Whether a row is in scope. */
    static boolean takes(Typed condition, Row row) {
        return Boolean.TRUE.equals(condition.value().of(row));
    }

    @Override
    public Typed visitNull(FilterExpression.NullLiteral literal) {
        return new Typed(SqlType.NULL, row -> null);
    }

    @Override
    public Typed visitBoolean(FilterExpression.BooleanLiteral literal) {
        return new Typed(SqlType.BOOL, row -> literal.value());
    }

    @Override
    public Typed visitNumber(FilterExpression.NumberLiteral literal) {
        BigDecimal value = literal.value();
        if (literal.kind() == NumberKind.DOUBLE) {
            return new Typed(SqlType.DOUBLE, row -> value.doubleValue());
        }
        if (literal.kind() == NumberKind.WHOLE && value.toBigInteger().bitLength() < 64) {
            long number = value.longValue();
            return new Typed(number == (int) number ? SqlType.INT : SqlType.LONG, row -> number, true);
        }
        return new Typed(SqlType.decimal(Math.max(value.precision(), value.scale()), value.scale()), row -> value);
    }

    @Override
    public Typed visitText(FilterExpression.TextLiteral literal) {
        return new Typed(SqlType.TEXT, row -> literal.value());
    }

    @Override
    public Typed visitTime(FilterExpression.TimeLiteral literal) {
        return literal.kind() == TimeKind.DATE
                ? new Typed(SqlType.DATE, row -> LocalDate.parse(literal.text()))
                : new Typed(SqlType.TIMESTAMP, row -> functions.timestamp(literal.text()));
    }

    @Override
    public Typed visitInterval(FilterExpression.IntervalLiteral literal) {
        SqlType type = literal.yearMonth() ? SqlType.MONTHS : literal.daysOnly() ? SqlType.DAYS : SqlType.MICROS;
        return new Typed(type, row -> literal.amount());
    }

    @Override
    public Typed visitColumn(FilterExpression.ColumnName column) {
        String name = column.parts().get(0);
        return new Typed(columns.get(name), row -> row.get(name));
    }

    @Override
    public Typed visitLogical(FilterExpression.Logical logical) {
        List<Value> operands = logical.operands().stream()
                .map(operand -> bind(operand).value())
                .toList();
        return new Typed(SqlType.BOOL, row -> {
            boolean unknown = false;
            for (Value operand : operands) {
                Object truth = operand.of(row);
                if (truth == null) {
                    unknown = true;
                } else if ((Boolean) truth != logical.and()) {
                    return truth;
                }
            }
            return unknown ? null : logical.and();
        });
    }

    @Override
    public Typed visitNot(FilterExpression.Not not) {
        Value operand = bind(not.operand()).value();
        return new Typed(SqlType.BOOL, row -> not(operand.of(row)));
    }

    static @Nullable Object not(@Nullable Object truth) {
        return truth == null ? null : !(Boolean) truth;
    }

    @Override
    public Typed visitComparison(FilterExpression.Comparison comparison) {
        return compare(comparison.operator(), bind(comparison.left()), bind(comparison.right()));
    }

    Typed compare(ComparisonOperator operator, Typed left, Typed right) {
        Value l = left.value();
        Value r = right.value();
        boolean exact = isExact(left.type()) && isExact(right.type());
        if (!exact) {
            SqlType common = Coercion.comparison(left.type(), right.type());
            if (left.type().is(Kind.BOOL) && right.type().isNumeric()) {
                common = right.type();
            }
            if (right.type().is(Kind.BOOL) && left.type().isNumeric()) {
                common = left.type();
            }
            l = functions.cast(left, common).value();
            r = functions.cast(right, common).value();
        }
        Value first = l;
        Value second = r;
        return new Typed(SqlType.BOOL, row -> holds(operator, first.of(row), second.of(row)));
    }

    private static boolean isExact(SqlType type) {
        return type.kind().isWhole() || type.is(Kind.DECIMAL);
    }

    private static @Nullable Object holds(ComparisonOperator operator, @Nullable Object left, @Nullable Object right) {
        if (operator == ComparisonOperator.NULL_SAFE_EQUAL) {
            return left == null || right == null ? left == right : RowFunctions.order(left, right) == 0;
        }
        if (left == null || right == null) {
            return null;
        }
        int order = RowFunctions.order(left, right);
        switch (operator) {
            case EQUAL:
                return order == 0;
            case NOT_EQUAL:
                return order != 0;
            case LESS:
                return order < 0;
            case LESS_EQUAL:
                return order <= 0;
            case GREATER:
                return order > 0;
            default:
                return order >= 0;
        }
    }

    @Override
    public Typed visitArithmetic(FilterExpression.Arithmetic arithmetic) {
        Typed result = bind(arithmetic.first());
        for (FilterExpression.Link link : arithmetic.links()) {
            Typed operand = bind(link.operand());
            result = link.operator() == ArithmeticOperator.CONCAT
                    ? functions.concat(List.of(result, operand))
                    : functions.arithmetic(link.operator(), result, operand);
        }
        return result;
    }

    @Override
    public Typed visitNegation(FilterExpression.Negation negation) {
        Typed operand = bind(negation.operand());
        return functions.negate(operand.type().is(Kind.TEXT) ? functions.cast(operand, SqlType.DOUBLE) : operand);
    }

    @Override
    public Typed visitIsNull(FilterExpression.IsNull isNull) {
        Value operand = bind(isNull.operand()).value();
        return new Typed(SqlType.BOOL, row -> (operand.of(row) == null) != isNull.negated());
    }

    @Override
    public Typed visitIsTruth(FilterExpression.IsTruth is) {
        Value operand = bind(is.operand()).value();
        return new Typed(SqlType.BOOL, row -> {
            Object truth = operand.of(row);
            return (truth != null && (Boolean) truth == is.truth()) != is.negated();
        });
    }

    @Override
    public Typed visitBetween(FilterExpression.Between between) {
        Typed operand = bind(between.operand());
        Value low = compare(ComparisonOperator.GREATER_EQUAL, operand, bind(between.low()))
                .value();
        Value high = compare(ComparisonOperator.LESS_EQUAL, operand, bind(between.high()))
                .value();
        return new Typed(SqlType.BOOL, row -> {
            Object above = low.of(row);
            Object below = high.of(row);
            boolean outside = Boolean.FALSE.equals(above) || Boolean.FALSE.equals(below);
            Object inside = outside ? Boolean.FALSE : above == null || below == null ? null : Boolean.TRUE;
            return between.negated() ? not(inside) : inside;
        });
    }

    @Override
    public Typed visitIn(FilterExpression.In in) {
        Typed operand = bind(in.operand());
        List<Typed> members = in.members().stream().map(this::bind).toList();
        List<SqlType> types = new ArrayList<>();
        types.add(operand.type());
        members.forEach(member -> types.add(member.type()));
        boolean exact = types.stream().allMatch(type -> isExact(type) || type.is(Kind.NULL));
        SqlType common = Coercion.wider(types, true);
        Value sought = exact ? operand.value() : functions.cast(operand, common).value();
        List<Value> values = members.stream()
                .map(member ->
                        exact ? member.value() : functions.cast(member, common).value())
                .toList();
        return new Typed(SqlType.BOOL, row -> {
            Object value = sought.of(row);
            if (value == null) {
                return null;
            }
            boolean unknown = false;
            for (Value member : values) {
                Object other = member.of(row);
                if (other == null) {
                    unknown = true;
                } else if (RowFunctions.order(value, other) == 0) {
                    return !in.negated();
                }
            }
            return unknown ? null : in.negated();
        });
    }

    @Override
    public Typed visitLike(FilterExpression.Like like) {
        Value operand = functions.cast(bind(like.operand()), SqlType.TEXT).value();
        Value pattern = functions.cast(bind(like.pattern()), SqlType.TEXT).value();
        return new Typed(SqlType.BOOL, row -> {
            Object text = operand.of(row);
            Object sought = pattern.of(row);
            if (text == null || sought == null) {
                return null;
            }
            boolean matches = RowFunctions.like((String) text, (String) sought, like.escape(), like.ignoreCase());
            return matches != like.negated();
        });
    }

    @Override
    public Typed visitRegexLike(FilterExpression.RegexLike like) {
        Value operand = functions.cast(bind(like.operand()), SqlType.TEXT).value();
        Value pattern = bind(like.pattern()).value();
        return new Typed(SqlType.BOOL, row -> {
            Object text = operand.of(row);
            Object regex = pattern.of(row);
            return text == null || regex == null
                    ? null
                    : java.util.regex.Pattern.compile((String) regex)
                                    .matcher((String) text)
                                    .find()
                            != like.negated();
        });
    }

    @Override
    public Typed visitCase(FilterExpression.Case choice) {
        Typed operand = choice.operand().map(this::bind).orElse(null);
        List<Value> tests = new ArrayList<>();
        List<Typed> results = new ArrayList<>();
        for (FilterExpression.When when : choice.branches()) {
            Typed test = bind(when.test());
            tests.add(
                    operand == null
                            ? test.value()
                            : compare(ComparisonOperator.EQUAL, operand, test).value());
            results.add(bind(when.result()));
        }
        results.add(choice.otherwise().map(this::bind).orElse(new Typed(SqlType.NULL, row -> null)));
        return choose(tests, results);
    }

    Typed choose(List<Value> tests, List<Typed> results) {
        SqlType type = Coercion.wider(results.stream().map(Typed::type).toList(), true);
        if (type.is(Kind.NULL)) {
            return new Typed(type, row -> null);
        }
        List<Value> values = results.stream()
                .map(result -> functions.cast(result, type).value())
                .toList();
        return new Typed(type, row -> {
            for (int i = 0; i < tests.size(); i++) {
                if (Boolean.TRUE.equals(tests.get(i).of(row))) {
                    return values.get(i).of(row);
                }
            }
            return values.get(values.size() - 1).of(row);
        });
    }

    @Override
    public Typed visitCast(FilterExpression.Cast cast) {
        return functions.cast(bind(cast.operand()), TypeNames.type(cast));
    }

    @Override
    public Typed visitCall(FilterExpression.FunctionCall call) {
        return calls.call(call.name(), call.arguments().stream().map(this::bind).toList());
    }

    @Override
    public Typed visitSubscript(FilterExpression.Subscript subscript) {
        FilterExpression.FunctionCall split = (FilterExpression.FunctionCall) subscript.base();
        Value text =
                functions.cast(bind(split.arguments().get(0)), SqlType.TEXT).value();
        String regex = ((FilterExpression.TextLiteral) split.arguments().get(1)).value();
        int index = ((FilterExpression.NumberLiteral) subscript.index()).value().intValue();
        return new Typed(SqlType.TEXT, row -> {
            Object value = text.of(row);
            String[] parts = value == null ? new String[0] : ((String) value).split(regex, -1);
            return index < parts.length ? parts[index] : null;
        });
    }
}
