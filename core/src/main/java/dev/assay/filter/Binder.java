package dev.assay.filter;

import dev.assay.data.ColumnNeed;
import dev.assay.dqdl.filter.ArithmeticOperator;
import dev.assay.dqdl.filter.ComparisonOperator;
import dev.assay.dqdl.filter.FilterExpression;
import dev.assay.dqdl.filter.NumberKind;
import dev.assay.dqdl.filter.TextRange;
import dev.assay.internal.regex.GuardedPattern;
import dev.assay.internal.time.SparkDates;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Turns a filter's tree into nodes: columns found, types checked, casts added, constants computed. Used once. */
final class Binder implements FilterExpression.Visitor<Node> {
    private final FilterContext context;
    private final Columns columns;
    private final Casts casts;
    private final Comparisons comparisons;
    private final Arithmetics arithmetics;

    Binder(FilterContext context, Columns columns) {
        this.context = context;
        this.columns = columns;
        this.casts = new Casts(context);
        this.comparisons = new Comparisons(context, casts);
        this.arithmetics = new Arithmetics(context, casts);
    }

    FilterContext context() {
        return context;
    }

    Casts casts() {
        return casts;
    }

    Comparisons comparisons() {
        return comparisons;
    }

    Arithmetics arithmetics() {
        return arithmetics;
    }

    Node bind(FilterExpression expression) {
        return expression.accept(this);
    }

    /** Binds an expression of which, if it is a bare column, only so much matters. */
    Node bind(FilterExpression expression, ColumnNeed need) {
        return expression instanceof FilterExpression.ColumnName column && !isClock(column)
                ? columns.node(column.parts(), need, column.at())
                : bind(expression);
    }

    /** The node as a condition. */
    Node condition(Node node, FilterExpression written) {
        if (node.type().is(Kind.BOOL)) {
            return node;
        }
        if (node.type().is(Kind.NULL)) {
            return ConstantNode.nullOf(SqlType.BOOL);
        }
        boolean joined = written instanceof FilterExpression.Arithmetic arithmetic
                && arithmetic.links().get(0).operator() == ArithmeticOperator.CONCAT;
        throw new BindProblem(
                written.at(),
                "A condition is wanted here, but this has type " + node.type(),
                joined ? "|| joins texts; write OR" : "compare it with something");
    }

    /** The node as text; everything but nested values has a text. */
    Node text(Node node, TextRange at) {
        return as(SqlType.TEXT, node, at);
    }

    /** The node cast to a type. */
    Node as(SqlType type, Node node, TextRange at) {
        Node cast = casts.to(type, node);
        if (cast == null) {
            throw new BindProblem(at, "Type " + type + " is wanted here, but this has type " + node.type(), "");
        }
        return cast;
    }

    Node fold(Node node) {
        return Folding.fold(node, context);
    }

    /** A pattern that is the same for all rows; null if it is null. */
    @Nullable
    GuardedPattern regex(Node node, TextRange at) {
        String pattern = constantText(node, at, "regular expression");
        if (pattern == null) {
            return null;
        }
        try {
            return GuardedPattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            String where = e.getIndex() < 0 ? "" : " near index " + e.getIndex();
            throw new BindProblem(at, "Bad regular expression: " + e.getDescription() + where, "");
        }
    }

    /** A text that is the same for all rows; null if it is null. */
    @Nullable
    String constantText(Node node, TextRange at, String what) {
        ConstantNode constant = as(SqlType.TEXT, node, at).constant();
        if (constant == null) {
            throw new BindProblem(at, "The " + what + " must be the same for all rows", "use CustomSql");
        }
        return constant.isNull() ? null : constant.string();
    }

    @Override
    public Node visitNull(FilterExpression.NullLiteral literal) {
        return ConstantNode.nullOf(SqlType.NULL);
    }

    @Override
    public Node visitBoolean(FilterExpression.BooleanLiteral literal) {
        return ConstantNode.of(literal.value());
    }

    @Override
    public Node visitNumber(FilterExpression.NumberLiteral literal) {
        BigDecimal value = literal.value();
        switch (literal.kind()) {
            case BYTE:
                return ConstantNode.of(SqlType.BYTE, value.longValue()).asLiteral();
            case SHORT:
                return ConstantNode.of(SqlType.SHORT, value.longValue()).asLiteral();
            case LONG:
                return ConstantNode.of(SqlType.LONG, value.longValue()).asLiteral();
            case FLOAT:
                return new ConstantNode(SqlType.FLOAT, (double) value.floatValue());
            case DOUBLE:
                return new ConstantNode(SqlType.DOUBLE, value.doubleValue());
            default:
                break;
        }
        if (literal.kind() == NumberKind.WHOLE
                && value.precision() <= 19
                && value.toBigInteger().bitLength() < Long.SIZE) {
            long number = value.longValue();
            return ConstantNode.of(number == (int) number ? SqlType.INT : SqlType.LONG, number)
                    .asLiteral();
        }
        BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
        int precision = Math.max(plain.precision(), plain.scale());
        return ConstantNode.decimal(SqlType.decimal(precision, plain.scale()), plain);
    }

    @Override
    public Node visitText(FilterExpression.TextLiteral literal) {
        return ConstantNode.text(literal.value());
    }

    @Override
    public Node visitTime(FilterExpression.TimeLiteral literal) {
        byte[] text = literal.text().getBytes(StandardCharsets.UTF_8);
        long value;
        SqlType type;
        String example;
        switch (literal.kind()) {
            case DATE:
                value = SparkDates.date(text, 0, text.length);
                type = SqlType.DATE;
                example = "DATE '2024-01-15'";
                break;
            case TIMESTAMP:
                value = SparkDates.timestamp(text, 0, text.length, context.zone(), context.now());
                type = SqlType.TIMESTAMP;
                example = "TIMESTAMP '2024-01-15 10:30:00'";
                break;
            default:
                value = SparkDates.localTimestamp(text, 0, text.length);
                type = SqlType.LOCAL_TIMESTAMP;
                example = "TIMESTAMP_NTZ '2024-01-15 10:30:00'";
                break;
        }
        if (value == SparkDates.INVALID) {
            throw new BindProblem(
                    literal.at(), "'" + literal.text() + "' is no " + type, "write for example  " + example);
        }
        return ConstantNode.of(type, value);
    }

    @Override
    public Node visitInterval(FilterExpression.IntervalLiteral literal) {
        SqlType type = literal.yearMonth() ? SqlType.MONTHS : literal.daysOnly() ? SqlType.DAYS : SqlType.MICROS;
        return ConstantNode.of(type, literal.amount());
    }

    @Override
    public Node visitColumn(FilterExpression.ColumnName column) {
        if (isClock(column)) {
            return Functions.clock(column.parts().get(0), this);
        }
        return columns.node(column.parts(), ColumnNeed.VALUES, column.at());
    }

    /** Whether this is {@code current_date} or {@code current_timestamp} without brackets, and no column of that name. */
    private boolean isClock(FilterExpression.ColumnName column) {
        String name = column.parts().get(0);
        boolean clock = name.equalsIgnoreCase("current_date") || name.equalsIgnoreCase("current_timestamp");
        return clock && column.parts().size() == 1 && !columns.has(name);
    }

    @Override
    public Node visitLogical(FilterExpression.Logical logical) {
        Node[] operands = new Node[logical.operands().size()];
        for (int i = 0; i < operands.length; i++) {
            FilterExpression operand = logical.operands().get(i);
            operands[i] = condition(bind(operand), operand);
        }
        return fold(new LogicalNode(logical.and(), operands));
    }

    @Override
    public Node visitNot(FilterExpression.Not not) {
        return fold(new NotNode(condition(bind(not.operand()), not.operand())));
    }

    @Override
    public Node visitComparison(FilterExpression.Comparison comparison) {
        return comparisons.compare(
                comparison.operator(), bind(comparison.left()), bind(comparison.right()), comparison.at());
    }

    @Override
    public Node visitArithmetic(FilterExpression.Arithmetic arithmetic) {
        Node result = bind(arithmetic.first());
        List<FilterExpression.Link> links = arithmetic.links();
        TextRange at = arithmetic.first().at();
        for (int i = 0; i < links.size(); i++) {
            FilterExpression.Link link = links.get(i);
            at = at.to(link.operand().at());
            if (link.operator() != ArithmeticOperator.CONCAT) {
                result = arithmetics.of(link.operator(), result, bind(link.operand()), at);
                continue;
            }
            List<Node> parts = new ArrayList<>();
            parts.add(text(result, arithmetic.first().at()));
            parts.add(text(bind(link.operand()), link.operand().at()));
            while (i + 1 < links.size() && links.get(i + 1).operator() == ArithmeticOperator.CONCAT) {
                i++;
                FilterExpression operand = links.get(i).operand();
                parts.add(text(bind(operand), operand.at()));
            }
            result = fold(ConcatNode.of(parts));
        }
        return result;
    }

    @Override
    public Node visitNegation(FilterExpression.Negation negation) {
        Node operand = bind(negation.operand());
        if (operand.type().is(Kind.TEXT) || operand.type().is(Kind.NULL)) {
            operand = as(SqlType.DOUBLE, operand, negation.at());
        }
        if (!operand.type().isNumeric() && !operand.type().kind().isInterval()) {
            throw new BindProblem(negation.at(), "Type " + operand.type() + " has no negative", "");
        }
        return fold(new NegateNode(false, operand));
    }

    @Override
    public Node visitIsNull(FilterExpression.IsNull isNull) {
        Node operand = bind(isNull.operand(), ColumnNeed.PRESENCE);
        return operand.type().is(Kind.NULL)
                ? ConstantNode.of(!isNull.negated())
                : fold(new TestNode(TestNode.Question.NULL, isNull.negated(), operand));
    }

    @Override
    public Node visitIsTruth(FilterExpression.IsTruth is) {
        Node operand = condition(bind(is.operand()), is.operand());
        TestNode.Question question = is.truth() ? TestNode.Question.TRUE : TestNode.Question.FALSE;
        return fold(new TestNode(question, is.negated(), operand));
    }

    @Override
    public Node visitBetween(FilterExpression.Between between) {
        Node operand = bind(between.operand());
        Node low = comparisons.compare(ComparisonOperator.GREATER_EQUAL, operand, bind(between.low()), between.at());
        Node high = comparisons.compare(ComparisonOperator.LESS_EQUAL, operand, bind(between.high()), between.at());
        return negate(new LogicalNode(true, low, high), between.negated());
    }

    @Override
    public Node visitIn(FilterExpression.In in) {
        List<Node> members = new ArrayList<>(in.members().size());
        Node operand = bind(in.operand());
        for (FilterExpression member : in.members()) {
            members.add(bind(member));
        }
        return negate(comparisons.in(operand, members, in.at()), in.negated());
    }

    @Override
    public Node visitLike(FilterExpression.Like like) {
        Node operand = text(bind(like.operand()), like.operand().at());
        Node pattern = text(bind(like.pattern()), like.pattern().at());
        if (like.ignoreCase()) {
            operand = fold(new CaseNode(false, operand));
            pattern = fold(new CaseNode(false, pattern));
        }
        ConstantNode constant = pattern.constant();
        LikePattern compiled = null;
        if (constant != null && !constant.isNull()) {
            compiled = LikePattern.compile(constant.string(), like.escape());
            if (compiled == null) {
                String escape = Character.toString(like.escape());
                throw new BindProblem(
                        like.pattern().at(),
                        "The escape character " + escape + " stands before a character that needs none, or at the end",
                        "write " + escape + escape + " for the character itself");
            }
        }
        return negate(new LikeNode(operand, pattern, like.escape(), compiled), like.negated());
    }

    @Override
    public Node visitRegexLike(FilterExpression.RegexLike like) {
        Node operand = text(bind(like.operand()), like.operand().at());
        GuardedPattern pattern = regex(bind(like.pattern()), like.pattern().at());
        return pattern == null
                ? ConstantNode.nullOf(SqlType.BOOL)
                : negate(new RegexFindNode(pattern, operand), like.negated());
    }

    private Node negate(Node node, boolean negated) {
        return fold(negated ? new NotNode(node) : node);
    }

    @Override
    public Node visitCase(FilterExpression.Case choice) {
        Node operand = choice.operand().map(this::bind).orElse(null);
        int count = choice.branches().size();
        Node[] tests = new Node[count];
        List<Node> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            FilterExpression.When when = choice.branches().get(i);
            Node test = bind(when.test());
            tests[i] = operand == null
                    ? condition(test, when.test())
                    : comparisons.compare(
                            ComparisonOperator.EQUAL, operand, test, when.test().at());
            results.add(bind(when.result()));
        }
        results.add(choice.otherwise().map(this::bind).orElseGet(() -> ConstantNode.nullOf(SqlType.NULL)));
        return choose(tests, results, choice.at());
    }

    /** A CASE with conditions; the last result is that of rows no condition takes. */
    Node choose(Node[] tests, List<Node> results, TextRange at) {
        SqlType type = common(results, true, at);
        if (type.is(Kind.NULL)) {
            return ConstantNode.nullOf(SqlType.NULL);
        }
        Node[] cast = new Node[results.size()];
        for (int i = 0; i < cast.length; i++) {
            cast[i] = as(type, results.get(i), at);
        }
        return fold(new ChoiceNode(type, tests, cast));
    }

    /** The type that values of several branches share. */
    SqlType common(List<Node> nodes, boolean toText, TextRange at) {
        List<SqlType> types = nodes.stream().map(Node::type).toList();
        SqlType type = Coercion.wider(types, toText);
        if (type == null || type.is(Kind.OPAQUE)) {
            throw new BindProblem(
                    at,
                    "These values have no common type: "
                            + String.join(
                                    ", ",
                                    types.stream()
                                            .map(SqlType::toString)
                                            .distinct()
                                            .toList()),
                    "use CAST");
        }
        return type;
    }

    @Override
    public Node visitCast(FilterExpression.Cast cast) {
        Node operand = bind(cast.operand());
        SqlType type = TypeNames.type(cast);
        Node result = casts.to(type, operand);
        if (result == null) {
            throw new BindProblem(cast.at(), "Cannot cast " + operand.type() + " to " + type, "");
        }
        return result;
    }

    @Override
    public Node visitCall(FilterExpression.FunctionCall call) {
        return Functions.bind(call, this);
    }

    @Override
    public Node visitSubscript(FilterExpression.Subscript subscript) {
        if (subscript.base() instanceof FilterExpression.FunctionCall call
                && call.name().equalsIgnoreCase("split")) {
            return TextFunctions.split(call, subscript.index(), this);
        }
        throw new BindProblem(
                subscript.at(), "Only the result of split can be asked for an element", "for arrays use CustomSql");
    }
}
