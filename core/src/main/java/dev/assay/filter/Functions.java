package dev.assay.filter;

import dev.assay.data.ColumnNeed;
import dev.assay.dqdl.filter.ComparisonOperator;
import dev.assay.dqdl.filter.FilterExpression;
import dev.assay.internal.time.ZoneOffsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The functions of filters. To add one, add a line in the class of its kind, a row in {@code docs/where.md} and its cases in the tests. */
final class Functions {
    private static final Map<String, FunctionType> ALL = all();

    private Functions() {}

    /** Names in alphabetical order. */
    static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    static Node bind(FilterExpression.FunctionCall written, Binder binder) {
        FunctionType function = ALL.get(written.name().toLowerCase(Locale.ROOT));
        if (function == null) {
            String nearest = Columns.nearest(written.name(), ALL.keySet());
            throw new BindProblem(
                    written.nameAt(),
                    "Function " + written.name() + " is not supported in a filter",
                    (nearest == null ? "" : "did you mean " + nearest + "? ") + "supported functions are: "
                            + String.join(", ", ALL.keySet()) + "; for everything else use CustomSql");
        }
        int count = written.arguments().size();
        if (count < function.least() || count > function.most()) {
            throw new BindProblem(
                    written.at(), "Function " + function.name() + " takes " + function.arity() + ", not " + count, "");
        }
        return binder.fold(function.body().bind(new Call(written, function.need(), binder)));
    }

    /** {@code current_date} or {@code current_timestamp}. */
    static Node clock(String name, Binder binder) {
        long micros = binder.context().nowMicros();
        if (name.equalsIgnoreCase("current_date")) {
            long local = new ZoneOffsets(binder.context().zone()).toLocalMicros(micros);
            return ConstantNode.of(SqlType.DATE, Micros.day(local));
        }
        return ConstantNode.of(SqlType.TIMESTAMP, micros);
    }

    private static Map<String, FunctionType> all() {
        List<FunctionType> functions = new ArrayList<>();
        functions.addAll(choices());
        functions.addAll(NumberFunctions.ALL);
        functions.addAll(TextFunctions.ALL);
        functions.addAll(TimeFunctions.ALL);
        Map<String, FunctionType> byName = new TreeMap<>();
        for (FunctionType function : functions) {
            if (byName.put(function.name(), function) != null) {
                throw new IllegalStateException("two functions are called " + function.name());
            }
        }
        return Collections.unmodifiableMap(byName);
    }

    private static List<FunctionType> choices() {
        return List.of(
                new FunctionType("coalesce", 1, FunctionType.ANY, Functions::coalesce),
                new FunctionType("nvl", 2, 2, Functions::coalesce),
                new FunctionType("ifnull", 2, 2, Functions::coalesce),
                new FunctionType(
                        "if",
                        3,
                        3,
                        call -> call.binder()
                                .choose(
                                        new Node[] {call.condition(0)},
                                        call.nodes().subList(1, 3),
                                        call.at())),
                new FunctionType("nullif", 2, 2, Functions::nullIf),
                new FunctionType("greatest", 2, FunctionType.ANY, call -> extreme(call, true)),
                new FunctionType("least", 2, FunctionType.ANY, call -> extreme(call, false)),
                new FunctionType(
                        "isnull", 1, 1, ColumnNeed.PRESENCE, call -> test(call, TestNode.Question.NULL, false)),
                new FunctionType(
                        "isnotnull", 1, 1, ColumnNeed.PRESENCE, call -> test(call, TestNode.Question.NULL, true)),
                new FunctionType("isnan", 1, 1, Functions::isNan));
    }

    private static Node coalesce(Call call) {
        SqlType type = call.binder().common(call.nodes(), true, call.at());
        return type.is(Kind.NULL) ? ConstantNode.nullOf(type) : new CoalesceNode(type, cast(call, type));
    }

    private static Node extreme(Call call, boolean greatest) {
        SqlType type = call.binder().common(call.nodes(), false, call.at());
        return type.is(Kind.NULL) ? ConstantNode.nullOf(type) : new ExtremeNode(type, greatest, cast(call, type));
    }

    private static Node[] cast(Call call, SqlType type) {
        Node[] nodes = new Node[call.size()];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = call.binder().as(type, call.node(i), call.at(i));
        }
        return nodes;
    }

    private static Node nullIf(Call call) {
        Node value = call.node(0);
        if (value.type().is(Kind.NULL)) {
            return value;
        }
        Node equal = call.binder().comparisons().compare(ComparisonOperator.EQUAL, value, call.node(1), call.at());
        return new ChoiceNode(value.type(), new Node[] {equal}, new Node[] {ConstantNode.nullOf(value.type()), value});
    }

    private static Node test(Call call, TestNode.Question question, boolean negated) {
        return call.kind(0) == Kind.NULL ? ConstantNode.of(!negated) : new TestNode(question, negated, call.node(0));
    }

    private static Node isNan(Call call) {
        Node value = call.number(0);
        SqlType floating = value.type().is(Kind.FLOAT) ? SqlType.FLOAT : SqlType.DOUBLE;
        return new TestNode(TestNode.Question.NAN, false, call.binder().as(floating, value, call.at(0)));
    }
}
