package dev.assay.filter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which type unlike values meet in. Spark 3.5's rules with its default, lenient policy; {@code docs/where.md} has them as tables. Answers are
 * null where there is no such type.
 */
final class Coercion {
    /** Digits behind the point that a decimal keeps when the digits before it need the room. */
    private static final int KEPT_SCALE = 6;

    private Coercion() {}

    /** The type in which two values are compared by = and its like. Whole numbers and decimals need none: they compare exactly. */
    static @Nullable SqlType comparison(SqlType left, SqlType right) {
        boolean oneText = left.is(Kind.TEXT) != right.is(Kind.TEXT);
        if (oneText && !left.is(Kind.NULL) && !right.is(Kind.NULL)) {
            SqlType other = left.is(Kind.TEXT) ? right : left;
            if (other.is(Kind.DECIMAL)) {
                return SqlType.DOUBLE;
            }
            return other.kind().isInterval() || other.is(Kind.OPAQUE) ? null : other;
        }
        return wider(left, right, false);
    }

    /** The type that holds values of all types; text wins over numbers and times if {@code toText}. */
    static @Nullable SqlType wider(List<SqlType> types, boolean toText) {
        SqlType result = SqlType.NULL;
        // Text first: it decides for all, whatever the others would make of each other.
        for (SqlType type : types) {
            if (type.is(Kind.TEXT)) {
                result = type;
            }
        }
        for (SqlType type : types) {
            SqlType next = wider(result, type, toText);
            if (next == null) {
                return null;
            }
            result = next;
        }
        return result;
    }

    /** The type that holds values of both types. */
    static @Nullable SqlType wider(SqlType left, SqlType right, boolean toText) {
        if (left.equals(right)) {
            return left;
        }
        if (left.is(Kind.NULL)) {
            return right;
        }
        if (right.is(Kind.NULL)) {
            return left;
        }
        if (left.isNumeric() && right.isNumeric()) {
            return number(left, right);
        }
        if (left.kind().isTime() && right.kind().isTime()) {
            boolean instant = left.is(Kind.TIMESTAMP) || right.is(Kind.TIMESTAMP);
            return instant ? SqlType.TIMESTAMP : SqlType.LOCAL_TIMESTAMP;
        }
        if (left.is(Kind.MICROS) && right.is(Kind.MICROS)) {
            return SqlType.MICROS;
        }
        if (toText && (left.is(Kind.TEXT) || right.is(Kind.TEXT))) {
            SqlType other = left.is(Kind.TEXT) ? right : left;
            return other.isNumeric() || other.kind().isTime() ? SqlType.TEXT : null;
        }
        return null;
    }

    /** The number type that holds two others; 64 bits beside a float of 32 make a float of 32, as in Spark. */
    static SqlType number(SqlType left, SqlType right) {
        if (left.is(Kind.DECIMAL) || right.is(Kind.DECIMAL)) {
            if (left.kind().isFloating() || right.kind().isFloating()) {
                return SqlType.DOUBLE;
            }
            SqlType l = decimalOf(left);
            SqlType r = decimalOf(right);
            int scale = Math.max(l.scale(), r.scale());
            int whole = Math.max(l.precision() - l.scale(), r.precision() - r.scale());
            return SqlType.decimal(Math.min(whole + scale, SqlType.MAX_DIGITS), Math.min(scale, SqlType.MAX_DIGITS));
        }
        return left.kind().compareTo(right.kind()) >= 0 ? left : right;
    }

    /** The decimal that holds every value of a whole number's type; decimals themselves. */
    static SqlType decimalOf(SqlType type) {
        return type.is(Kind.DECIMAL) ? type : SqlType.decimal(Widths.digits(type.kind()), 0);
    }

    /** As {@link #decimalOf(SqlType)}; a whole number written in the filter has just its digits. */
    static SqlType decimalOf(Node node) {
        ConstantNode constant = node.constant();
        if (constant != null && constant.isLiteral() && node.type().kind().isWhole()) {
            return SqlType.decimal(constant.decimalValue().precision(), 0);
        }
        return decimalOf(node.type());
    }

    /** The type of arithmetic on two decimals. */
    static SqlType arithmetic(ArithmeticNode.Operation operation, SqlType left, SqlType right) {
        int p1 = left.precision();
        int s1 = left.scale();
        int p2 = right.precision();
        int s2 = right.scale();
        int scale = Math.max(s1, s2);
        switch (operation) {
            case ADD:
            case SUBTRACT:
                return bounded(Math.max(p1 - s1, p2 - s2) + scale + 1, scale);
            case MULTIPLY:
                return bounded(p1 + p2 + 1, s1 + s2);
            case DIVIDE:
                int quotientScale = Math.max(KEPT_SCALE, s1 + p2 + 1);
                return bounded(p1 - s1 + s2 + quotientScale, quotientScale);
            default:
                return bounded(Math.min(p1 - s1, p2 - s2) + scale, scale);
        }
    }

    /** Brings a decimal to 38 digits; digits behind the point give way, down to six. */
    private static SqlType bounded(int precision, int scale) {
        if (precision <= SqlType.MAX_DIGITS) {
            return SqlType.decimal(precision, scale);
        }
        int whole = precision - scale;
        int kept = Math.max(SqlType.MAX_DIGITS - whole, Math.min(scale, KEPT_SCALE));
        return SqlType.decimal(SqlType.MAX_DIGITS, kept);
    }
}
