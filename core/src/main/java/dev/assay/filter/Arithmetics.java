package dev.assay.filter;

import dev.assay.dqdl.filter.ArithmeticOperator;
import dev.assay.dqdl.filter.TextRange;
import org.jspecify.annotations.Nullable;

/** Makes the nodes of arithmetic, on numbers and on times. */
final class Arithmetics {
    private final FilterContext context;
    private final Casts casts;

    Arithmetics(FilterContext context, Casts casts) {
        this.context = context;
        this.casts = casts;
    }

    /** {@code left operator right}; not for {@link ArithmeticOperator#CONCAT}. */
    Node of(ArithmeticOperator operator, Node left, Node right, TextRange at) {
        Node time = null;
        if (operator == ArithmeticOperator.ADD) {
            time = left.type().kind().isInterval() && !right.type().kind().isInterval()
                    ? plus(right, left)
                    : plus(left, right);
            if (time == null && left.type().kind().isWhole() && right.type().is(Kind.DATE)) {
                time = plus(right, left);
            }
        } else if (operator == ArithmeticOperator.SUBTRACT) {
            time = minus(left, right);
        }
        if (time != null) {
            return Folding.fold(time, context);
        }
        Node number = numbers(
                ArithmeticNode.Operation.of(operator), operator == ArithmeticOperator.WHOLE_DIVIDE, left, right);
        if (number == null) {
            throw new BindProblem(
                    at,
                    "Cannot compute " + left.type() + " " + operator.symbol() + " " + right.type(),
                    hint(operator, left.type(), right.type()));
        }
        return number;
    }

    private static String hint(ArithmeticOperator operator, SqlType left, SqlType right) {
        boolean time = left.kind().isTime()
                || right.kind().isTime()
                || left.kind().isInterval()
                || right.kind().isInterval();
        if (time) {
            return "use datediff, date_add, or an interval such as  INTERVAL 3 DAYS";
        }
        if (operator == ArithmeticOperator.WHOLE_DIVIDE) {
            return "div takes whole numbers";
        }
        return "use CAST";
    }

    /** Arithmetic on two numbers, or null if they are none. */
    @Nullable
    Node numbers(ArithmeticNode.Operation operation, boolean whole, Node left, Node right) {
        Node l = number(left);
        Node r = number(right);
        if (l == null || r == null) {
            return null;
        }
        if (l.type().is(Kind.NULL)) {
            l = asType(r.type().is(Kind.NULL) ? SqlType.DOUBLE : r.type(), l);
        }
        if (r.type().is(Kind.NULL)) {
            r = asType(l.type(), r);
        }
        if (whole) {
            boolean both = l.type().kind().isWhole() && r.type().kind().isWhole();
            return both ? plain(SqlType.LONG, operation, l, r) : null;
        }
        boolean decimal = l.type().is(Kind.DECIMAL) || r.type().is(Kind.DECIMAL);
        boolean floating = l.type().kind().isFloating() || r.type().kind().isFloating();
        if (decimal && !floating) {
            SqlType leftType = Coercion.decimalOf(l);
            SqlType rightType = Coercion.decimalOf(r);
            SqlType type = Coercion.arithmetic(operation, leftType, rightType);
            return Folding.fold(
                    new DecimalArithmeticNode(type, operation, asType(leftType, l), asType(rightType, r)), context);
        }
        SqlType type =
                operation == ArithmeticNode.Operation.DIVIDE ? SqlType.DOUBLE : Coercion.number(l.type(), r.type());
        return plain(type, operation, l, r);
    }

    private Node plain(SqlType type, ArithmeticNode.Operation operation, Node left, Node right) {
        return Folding.fold(new ArithmeticNode(type, operation, asType(type, left), asType(type, right)), context);
    }

    /** The node as a number: text is read as a floating-point number. Null if it is none. */
    private @Nullable Node number(Node node) {
        if (node.type().is(Kind.TEXT)) {
            return casts.to(SqlType.DOUBLE, node);
        }
        return node.type().isNumeric() || node.type().is(Kind.NULL) ? node : null;
    }

    /** A cast that always exists. */
    private Node asType(SqlType type, Node node) {
        Node cast = casts.to(type, node);
        if (cast == null) {
            throw new IllegalStateException("no cast from " + node.type() + " to " + type);
        }
        return cast;
    }

    /** {@code time + other}, or null if that is no sum of a time. */
    private @Nullable Node plus(Node time, Node other) {
        return shift(time, other, false);
    }

    private @Nullable Node minus(Node left, Node right) {
        Node shifted = shift(left, right, true);
        if (shifted != null) {
            return shifted;
        }
        Kind l = left.type().kind();
        Kind r = right.type().kind();
        if (isTimestamp(l) && r.isTime() || isTimestamp(r) && l.isTime()) {
            boolean local = l == Kind.LOCAL_TIMESTAMP && r == Kind.LOCAL_TIMESTAMP;
            SqlType type = local ? SqlType.LOCAL_TIMESTAMP : SqlType.TIMESTAMP;
            return new TimeShiftNode(
                    SqlType.MICROS, TimeShiftNode.Operation.BETWEEN, asType(type, left), asType(type, right));
        }
        if (r == Kind.DATE && (l == Kind.DATE || l == Kind.TEXT)) {
            return new DateShiftNode(SqlType.DAYS, DateShiftNode.Operation.INTERVAL, asType(SqlType.DATE, left), right);
        }
        return null;
    }

    private @Nullable Node shift(Node time, Node other, boolean subtract) {
        Kind kind = time.type().kind();
        Kind by = other.type().kind();
        if (kind.isInterval() && kind == by) {
            SqlType type = time.type().equals(other.type()) ? time.type() : SqlType.MICROS;
            return new IntervalSumNode(type, subtract, asType(type, time), asType(type, other));
        }
        if (kind == Kind.DATE && (by == Kind.INT || by == Kind.SHORT || by == Kind.BYTE)) {
            return days(time, other, subtract);
        }
        if (!by.isInterval()) {
            return null;
        }
        if (kind == Kind.DATE && by == Kind.MONTHS) {
            DateShiftNode.Operation operation =
                    subtract ? DateShiftNode.Operation.SUBTRACT_MONTHS : DateShiftNode.Operation.ADD_MONTHS;
            return new DateShiftNode(SqlType.DATE, operation, time, other);
        }
        if (kind == Kind.DATE && other.type().equals(SqlType.DAYS)) {
            return days(time, Folding.fold(new DaysOfIntervalNode(other), context), subtract);
        }
        if (kind.isTime()) {
            return moved(kind == Kind.DATE ? asType(SqlType.TIMESTAMP, time) : time, other, subtract);
        }
        if (kind == Kind.TEXT && by == Kind.MICROS) {
            Node moved = moved(asType(SqlType.TIMESTAMP, time), other, subtract);
            return casts.to(SqlType.TEXT, moved);
        }
        return null;
    }

    private static Node days(Node date, Node days, boolean subtract) {
        DateShiftNode.Operation operation =
                subtract ? DateShiftNode.Operation.SUBTRACT_DAYS : DateShiftNode.Operation.ADD_DAYS;
        return new DateShiftNode(SqlType.DATE, operation, date, days);
    }

    private static Node moved(Node timestamp, Node interval, boolean subtract) {
        TimeShiftNode.Operation operation = subtract ? TimeShiftNode.Operation.SUBTRACT : TimeShiftNode.Operation.ADD;
        return new TimeShiftNode(timestamp.type(), operation, timestamp, interval);
    }

    private static boolean isTimestamp(Kind kind) {
        return kind == Kind.TIMESTAMP || kind == Kind.LOCAL_TIMESTAMP;
    }
}
