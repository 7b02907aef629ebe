package dev.assay.analyzer.distributive;

import dev.assay.analyzer.Basis;
import dev.assay.analyzer.State;
import dev.assay.data.ColumnType;
import dev.assay.internal.text.CanonicalText;
import dev.assay.metric.Metric;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The smallest and the largest value of a column. Both bounds are values of the column, of the class that {@code
 * ColumnStatistics.Bound} names for its type: {@link Long}, {@link BigDecimal}, {@link Double} (floats, widened; never NaN, never -0.0)
 * or {@link String}.
 *
 * @param rows rows in scope
 * @param present those that are not null, NaN included
 * @param nans values that are NaN
 * @param minimum empty if there is no value but NaN
 * @param maximum empty if there is no value but NaN
 */
public record BoundsState(
        long rows, long present, long nans, Optional<Comparable<?>> minimum, Optional<Comparable<?>> maximum)
        implements State<BoundsState> {
    static final BoundsState NOTHING = new BoundsState(0, 0, 0, Optional.empty(), Optional.empty());

    public BoundsState {
        minimum = minimum.map(BoundsState::withoutNegativeZero);
        maximum = maximum.map(BoundsState::withoutNegativeZero);
    }

    private static Comparable<?> withoutNegativeZero(Comparable<?> value) {
        return value instanceof Double number ? Double.valueOf(number + 0.0) : value;
    }

    @Override
    public Optional<Basis> basis() {
        return Optional.of(Basis.ofRows(rows, rows - present));
    }

    @Override
    public BoundsState merge(BoundsState other) {
        return new BoundsState(
                Math.addExact(rows, other.rows),
                Math.addExact(present, other.present),
                Math.addExact(nans, other.nans),
                extreme(minimum, other.minimum, -1),
                extreme(maximum, other.maximum, 1));
    }

    private static Optional<Comparable<?>> extreme(
            Optional<Comparable<?>> left, Optional<Comparable<?>> right, int sign) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() ? right : left;
        }
        return compare(right.get(), left.get()) * sign > 0 ? right : left;
    }

    /** Compares two bounds of the same column. Texts go by code points, as their UTF-8 bytes do, not by UTF-16 units. */
    static int compare(Comparable<?> left, Comparable<?> right) {
        if (left instanceof Long a && right instanceof Long b) {
            return Long.compare(a, b);
        }
        if (left instanceof Double a && right instanceof Double b) {
            return Double.compare(a, b);
        }
        if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
            return a.compareTo(b);
        }
        if (left instanceof String a && right instanceof String b) {
            return compareCodePoints(a, b);
        }
        throw new IllegalStateException("bounds of different kinds: " + left.getClass() + " and " + right.getClass());
    }

    private static int compareCodePoints(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean aSurrogate = Character.isSurrogate(a);
                boolean bSurrogate = Character.isSurrogate(b);
                // A surrogate stands for a code point above every other char.
                return aSurrogate == bSurrogate ? Character.compare(a, b) : aSurrogate ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /** Rows in scope without a value. */
    public long nulls() {
        return rows - present;
    }

    /**
     * The smallest value of a numeric column, in the meaning that conditions have (see {@link #exact}); NaN if all values are NaN,
     * undefined without values.
     */
    public Metric minimumMetric(ColumnType type) {
        return metric(minimum, type);
    }

    /** As {@link #minimumMetric}. */
    public Metric maximumMetric(ColumnType type) {
        return metric(maximum, type);
    }

    /** Maximum less minimum of a numeric column, as a double; NaN if any value is NaN, undefined without values. */
    public Metric range(ColumnType type) {
        if (present == 0) {
            return Metric.undefined();
        }
        if (nans > 0) {
            return Metric.of(Double.NaN);
        }
        Comparable<?> high = maximum.orElseThrow();
        Comparable<?> low = minimum.orElseThrow();
        if (high instanceof Double a && low instanceof Double b) {
            return Metric.of(a - b);
        }
        return Metric.of(exact(high, type).subtract(exact(low, type)).doubleValue());
    }

    private Metric metric(Optional<Comparable<?>> bound, ColumnType type) {
        if (present == 0) {
            return Metric.undefined();
        }
        if (bound.isEmpty()) {
            return Metric.of(Double.NaN);
        }
        if (bound.get() instanceof Double value && (!type.isSingleFloat() || value.isInfinite())) {
            return Metric.of(value);
        }
        return Metric.of(exact(bound.get(), type).doubleValue());
    }

    /**
     * A bound of a numeric column as an exact number: floats of 32 or 16 bits mean the shortest decimal that prints them, doubles their
     * exact value.
     *
     * @throws NumberFormatException if the bound is infinite
     * @throws IllegalArgumentException if the bound is a text
     */
    public static BigDecimal exact(Comparable<?> bound, ColumnType type) {
        if (bound instanceof BigDecimal decimal) {
            return decimal;
        }
        if (bound instanceof Long whole) {
            return BigDecimal.valueOf(whole);
        }
        if (bound instanceof Double number) {
            return type.isSingleFloat()
                    ? new BigDecimal(CanonicalText.number(number.floatValue()))
                    : new BigDecimal(number);
        }
        throw new IllegalArgumentException("a text is no number");
    }
}
