package dev.assay.predicate;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A type that values could be.
 *
 * @param precision digits of a decimal, 1 to 38; otherwise 0
 * @param scale digits behind its point, at most the precision; otherwise 0
 */
record CastTarget(Kind kind, int precision, int scale) {
    private static final int MAX_PRECISION = 38;
    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\s*\\(\\s*(\\d{1,2})\\s*,\\s*(\\d{1,2})\\s*\\)");

    enum Kind {
        BOOLEAN,
        DATE,
        TIMESTAMP,
        INTEGER,
        LONG,
        FLOAT,
        DOUBLE,
        DECIMAL
    }

    /** The type that a name means, in any case; empty if there is none such. */
    static Optional<CastTarget> named(String name) {
        String upper = name.strip().toUpperCase(Locale.ROOT);
        switch (upper) {
            case "BOOLEAN":
            case "DATE":
            case "TIMESTAMP":
            case "INTEGER":
            case "LONG":
            case "FLOAT":
            case "DOUBLE":
                return Optional.of(new CastTarget(Kind.valueOf(upper), 0, 0));
            case "INTEGRAL":
                return Optional.of(new CastTarget(Kind.INTEGER, 0, 0));
            case "FRACTIONAL":
                return Optional.of(new CastTarget(Kind.DOUBLE, 0, 0));
            default:
                return decimal(upper);
        }
    }

    private static Optional<CastTarget> decimal(String upper) {
        Matcher matcher = DECIMAL.matcher(upper);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int precision = Integer.parseInt(matcher.group(1));
        int scale = Integer.parseInt(matcher.group(2));
        return precision < 1 || precision > MAX_PRECISION || scale > precision
                ? Optional.empty()
                : Optional.of(new CastTarget(Kind.DECIMAL, precision, scale));
    }

    boolean isNumeric() {
        return kind.compareTo(Kind.INTEGER) >= 0;
    }

    /** The least number that a decimal cannot hold: it rounds, half up, to one digit too many. */
    BigDecimal decimalLimit() {
        return BigDecimal.ONE.movePointRight(precision - scale).subtract(BigDecimal.valueOf(5, scale + 1));
    }
}
