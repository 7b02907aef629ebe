package dev.assay.filter;

import java.util.List;

/** Functions of numbers. */
final class NumberFunctions {
    static final List<FunctionType> ALL = List.of(
            new FunctionType("abs", 1, 1, call -> new NegateNode(true, call.number(0))),
            new FunctionType("round", 1, 2, NumberFunctions::round),
            new FunctionType("floor", 1, 1, call -> floor(call, false)),
            new FunctionType("ceil", 1, 1, call -> floor(call, true)),
            new FunctionType("ceiling", 1, 1, call -> floor(call, true)),
            new FunctionType("mod", 2, 2, call -> rest(call, ArithmeticNode.Operation.REMAINDER)),
            new FunctionType("pmod", 2, 2, call -> rest(call, ArithmeticNode.Operation.POSITIVE_REMAINDER)));

    /** Rounding further than this changes no number. */
    private static final int MAX_ROUNDING = 400;

    private NumberFunctions() {}

    private static Node round(Call call) {
        Node number = call.number(0);
        Integer wanted = call.has(1) ? call.constantInteger(1) : Integer.valueOf(0);
        SqlType type = number.type();
        if (wanted == null) {
            return ConstantNode.nullOf(type);
        }
        int digits = Math.max(-MAX_ROUNDING, Math.min(wanted, MAX_ROUNDING));
        if (!type.is(Kind.DECIMAL)) {
            return new RoundNode(type, digits, number);
        }
        int whole = type.precision() - type.scale() + 1;
        SqlType rounded;
        if (digits < 0) {
            rounded = SqlType.decimal(Math.min(Math.max(whole, 1 - digits), SqlType.MAX_DIGITS), 0);
        } else {
            int scale = Math.min(type.scale(), digits);
            rounded = SqlType.decimal(Math.min(whole + scale, SqlType.MAX_DIGITS), scale);
        }
        return new RoundNode(rounded, digits, number);
    }

    private static Node floor(Call call, boolean ceiling) {
        Node number = call.number(0);
        SqlType type = number.type();
        if (type.kind().isWhole()) {
            return call.binder().as(SqlType.LONG, number, call.at(0));
        }
        if (type.is(Kind.DECIMAL)) {
            int digits = Math.min(type.precision() - type.scale() + 1, SqlType.MAX_DIGITS);
            return new FloorNode(SqlType.decimal(digits, 0), ceiling, number);
        }
        return new FloorNode(SqlType.LONG, ceiling, number);
    }

    private static Node rest(Call call, ArithmeticNode.Operation operation) {
        Node result = call.binder().arithmetics().numbers(operation, false, call.node(0), call.node(1));
        if (result == null) {
            throw call.kind(0).isNumeric() || call.kind(0) == Kind.TEXT
                    ? call.wrong(1, "a number")
                    : call.wrong(0, "a number");
        }
        return result;
    }
}
