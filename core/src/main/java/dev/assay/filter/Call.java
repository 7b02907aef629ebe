package dev.assay.filter;

import dev.assay.data.ColumnNeed;
import dev.assay.dqdl.filter.FilterExpression;
import dev.assay.dqdl.filter.TextRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function call while it is being bound: its arguments, bound and brought to the types the function wants. */
final class Call {
    private final FilterExpression.FunctionCall written;
    private final Binder binder;
    private final List<Node> arguments;

    Call(FilterExpression.FunctionCall written, ColumnNeed need, Binder binder) {
        this.written = written;
        this.binder = binder;
        this.arguments = written.arguments().stream()
                .map(argument -> binder.bind(argument, need))
                .toList();
    }

    Binder binder() {
        return binder;
    }

    int size() {
        return arguments.size();
    }

    boolean has(int index) {
        return index < arguments.size();
    }

    TextRange at() {
        return written.at();
    }

    TextRange at(int index) {
        return written.arguments().get(index).at();
    }

    /** The argument as it is. */
    Node node(int index) {
        return arguments.get(index);
    }

    List<Node> nodes() {
        return arguments;
    }

    Kind kind(int index) {
        return arguments.get(index).type().kind();
    }

    /** The argument as a condition. */
    Node condition(int index) {
        return binder.condition(node(index), written.arguments().get(index));
    }

    Node text(int index) {
        return binder.text(node(index), at(index));
    }

    /** The argument as a number of 32 bits; numbers are cut, text is read. */
    Node integer(int index) {
        Kind kind = kind(index);
        if (!kind.isNumeric() && kind != Kind.TEXT && kind != Kind.NULL) {
            throw wrong(index, "a number");
        }
        return binder.as(SqlType.INT, node(index), at(index));
    }

    /** The argument as a number; text is read as a floating-point number. */
    Node number(int index) {
        Kind kind = kind(index);
        if (kind == Kind.TEXT || kind == Kind.NULL) {
            return binder.as(SqlType.DOUBLE, node(index), at(index));
        }
        if (!kind.isNumeric()) {
            throw wrong(index, "a number");
        }
        return node(index);
    }

    /** The argument as a date: timestamps are cut, text is read. */
    Node date(int index) {
        return time(index, SqlType.DATE, "a date");
    }

    /** The argument as an instant: dates are midnight, text is read. */
    Node timestamp(int index) {
        return time(index, SqlType.TIMESTAMP, "a timestamp");
    }

    private Node time(int index, SqlType type, String what) {
        Kind kind = kind(index);
        if (!kind.isTime() && kind != Kind.TEXT && kind != Kind.NULL) {
            throw wrong(index, what);
        }
        return binder.as(type, node(index), at(index));
    }

    /** The argument as a number that is the same for all rows; null if it is null. */
    @Nullable
    Integer constantInteger(int index) {
        ConstantNode constant = integer(index).constant();
        if (constant == null) {
            throw new BindProblem(
                    at(index),
                    "The " + ordinal(index) + " argument of " + written.name() + " must be the same for all rows",
                    "");
        }
        return constant.isNull() ? null : (int) constant.longValue();
    }

    /** The argument as a text that is the same for all rows; null if it is null. */
    @Nullable
    String constantText(int index, String what) {
        return binder.constantText(text(index), at(index), what);
    }

    /** The problem that an argument has the wrong type. */
    BindProblem wrong(int index, String wanted) {
        return new BindProblem(
                at(index),
                "The " + ordinal(index) + " argument of " + written.name() + " must be " + wanted + ", but has type "
                        + node(index).type(),
                "use CAST");
    }

    private static String ordinal(int index) {
        return index == 0 ? "first" : index == 1 ? "second" : index == 2 ? "third" : "fourth";
    }
}
