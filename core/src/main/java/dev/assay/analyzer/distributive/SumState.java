package dev.assay.analyzer.distributive;

import dev.assay.analyzer.Basis;
import dev.assay.analyzer.State;
import dev.assay.metric.Metric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * Sum of so many values. Merging is exact, so the order of merging never shows.
 *
 * @param present number of values
 * @param finite sum of the values if all are finite, else 0
 * @param nan whether a value is NaN
 * @param positiveInfinity whether a value is positive infinity
 * @param negativeInfinity whether a value is negative infinity
 */
public record SumState(long present, BigDecimal finite, boolean nan, boolean positiveInfinity, boolean negativeInfinity)
        implements State<SumState> {
    static final SumState NOTHING = finite(0, BigDecimal.ZERO);

    /** More digits than a double has, so that rounding them once more changes nothing that matters. */
    private static final MathContext MEAN_DIGITS = new MathContext(60);

    public SumState {
        if (nan || positiveInfinity || negativeInfinity) {
            finite = BigDecimal.ZERO;
        }
    }

    static SumState finite(long present, BigDecimal sum) {
        return new SumState(present, sum, false, false, false);
    }

    @Override
    public Optional<Basis> basis() {
        return Optional.of(Basis.ofValues(present));
    }

    @Override
    public SumState merge(SumState other) {
        return new SumState(
                Math.addExact(present, other.present),
                finite.add(other.finite),
                nan | other.nan,
                positiveInfinity | other.positiveInfinity,
                negativeInfinity | other.negativeInfinity);
    }

    private boolean isFinite() {
        return !nan && !positiveInfinity && !negativeInfinity;
    }

    private double notFinite() {
        return nan || positiveInfinity && negativeInfinity
                ? Double.NaN
                : positiveInfinity ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }

    /** The sum, rounded to the nearest double; undefined without values. */
    public Metric sum() {
        if (present == 0) {
            return Metric.undefined();
        }
        return Metric.of(isFinite() ? finite.doubleValue() : notFinite());
    }

    /** Sum divided by the number of values, rounded to the nearest double; undefined without values. */
    public Metric mean() {
        if (present == 0) {
            return Metric.undefined();
        }
        return Metric.of(
                isFinite()
                        ? finite.divide(BigDecimal.valueOf(present), MEAN_DIGITS)
                                .doubleValue()
                        : notFinite());
    }
}
