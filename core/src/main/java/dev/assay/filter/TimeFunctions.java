package dev.assay.filter;

import dev.assay.dqdl.filter.TextRange;
import java.util.List;

/** Functions of dates and times. */
final class TimeFunctions {
    static final List<FunctionType> ALL = List.of(
            new FunctionType("current_date", 0, 0, call -> Functions.clock("current_date", call.binder())),
            new FunctionType("current_timestamp", 0, 0, call -> Functions.clock("current_timestamp", call.binder())),
            new FunctionType("now", 0, 0, call -> Functions.clock("current_timestamp", call.binder())),
            new FunctionType("to_date", 1, 2, TimeFunctions::toDate),
            new FunctionType("to_timestamp", 1, 2, TimeFunctions::toTimestamp),
            new FunctionType("unix_timestamp", 0, 2, TimeFunctions::unixTimestamp),
            new FunctionType("date_add", 2, 2, call -> shift(call, DateShiftNode.Operation.ADD_DAYS)),
            new FunctionType("date_sub", 2, 2, call -> shift(call, DateShiftNode.Operation.SUBTRACT_DAYS)),
            new FunctionType(
                    "add_months",
                    2,
                    2,
                    call -> new DateShiftNode(
                            SqlType.DATE, DateShiftNode.Operation.ADD_MONTHS, call.date(0), call.integer(1))),
            new FunctionType("datediff", 2, 2, TimeFunctions::difference),
            new FunctionType("date_diff", 2, 2, TimeFunctions::difference),
            new FunctionType("year", 1, 1, call -> new DatePartNode(DatePartNode.Part.YEAR, call.date(0))),
            new FunctionType("month", 1, 1, call -> new DatePartNode(DatePartNode.Part.MONTH, call.date(0))),
            new FunctionType("day", 1, 1, call -> new DatePartNode(DatePartNode.Part.DAY, call.date(0))),
            new FunctionType("dayofmonth", 1, 1, call -> new DatePartNode(DatePartNode.Part.DAY, call.date(0))),
            new FunctionType("dayofweek", 1, 1, call -> new DatePartNode(DatePartNode.Part.DAY_OF_WEEK, call.date(0))),
            new FunctionType("hour", 1, 1, call -> part(call, 3600, 24)),
            new FunctionType("minute", 1, 1, call -> part(call, 60, 60)),
            new FunctionType("second", 1, 1, call -> part(call, 1, 60)),
            new FunctionType("trunc", 2, 2, TimeFunctions::trunc),
            new FunctionType("date_trunc", 2, 2, TimeFunctions::dateTrunc));

    private static final String UNIX_PATTERN = "yyyy-MM-dd HH:mm:ss";

    private TimeFunctions() {}

    private static Node toDate(Call call) {
        return call.has(1) && call.kind(0) == Kind.TEXT
                ? call.binder().as(SqlType.DATE, parse(call, 0, 1), call.at())
                : call.date(0);
    }

    private static Node toTimestamp(Call call) {
        if (call.has(1) && call.kind(0) == Kind.TEXT) {
            return parse(call, 0, 1);
        }
        return call.kind(0).isNumeric() && !call.has(1)
                ? call.binder().as(SqlType.TIMESTAMP, call.node(0), call.at(0))
                : call.timestamp(0);
    }

    private static Node unixTimestamp(Call call) {
        if (!call.has(0)) {
            return ConstantNode.of(SqlType.LONG, call.binder().context().now().getEpochSecond());
        }
        if (call.kind(0) != Kind.TEXT) {
            return new UnixTimeNode(call.kind(0) == Kind.LOCAL_TIMESTAMP ? call.node(0) : call.timestamp(0));
        }
        return new UnixTimeNode(call.has(1) ? parse(call, 0, 1) : pattern(call, 0, UNIX_PATTERN, call.at()));
    }

    private static Node parse(Call call, int text, int pattern) {
        String format = call.constantText(pattern, "pattern");
        return format == null ? ConstantNode.nullOf(SqlType.TIMESTAMP) : pattern(call, text, format, call.at(pattern));
    }

    private static Node pattern(Call call, int text, String format, TextRange at) {
        TimePattern pattern;
        try {
            pattern = TimePattern.compile(format);
        } catch (IllegalArgumentException e) {
            throw new BindProblem(
                    at,
                    "Bad date pattern '" + format + "': " + e.getMessage(),
                    "letters are y M d H h m s S a z and their like; other text stands in single quotes");
        }
        return new ParseTimeNode(pattern, call.binder().context().zone(), call.text(text));
    }

    private static Node shift(Call call, DateShiftNode.Operation operation) {
        Kind kind = call.kind(1);
        boolean constantText = kind == Kind.TEXT && call.node(1).constant() != null;
        boolean number = kind == Kind.INT || kind == Kind.SHORT || kind == Kind.BYTE || kind == Kind.NULL;
        if (!constantText && !number) {
            throw call.wrong(1, "a number of at most 32 bits");
        }
        return new DateShiftNode(SqlType.DATE, operation, call.date(0), call.integer(1));
    }

    private static Node difference(Call call) {
        return new DateShiftNode(SqlType.INT, DateShiftNode.Operation.DIFFERENCE, call.date(0), call.date(1));
    }

    private static Node part(Call call, int unitSeconds, int modulus) {
        Node time = call.kind(0) == Kind.LOCAL_TIMESTAMP ? call.node(0) : call.timestamp(0);
        return new TimePartNode(unitSeconds, modulus, time);
    }

    private static Node trunc(Call call) {
        Node date = call.date(0);
        String name = call.constantText(1, "unit");
        TruncLevel level = name == null ? null : TruncLevel.named(name);
        return level == null || !level.isOfDates() ? ConstantNode.nullOf(SqlType.DATE) : new TruncNode(level, date);
    }

    private static Node dateTrunc(Call call) {
        String name = call.constantText(0, "unit");
        Node time = call.timestamp(1);
        TruncLevel level = name == null ? null : TruncLevel.named(name);
        return level == null ? ConstantNode.nullOf(SqlType.TIMESTAMP) : new TruncNode(level, time);
    }
}
