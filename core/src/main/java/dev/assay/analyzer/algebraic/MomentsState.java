package dev.assay.analyzer.algebraic;

import dev.assay.analyzer.State;
import dev.assay.internal.kernel.CentralMoments;
import dev.assay.metric.Metric;

/**
 * Count m, mean and sums of powers of deviations M_k = sum of (x - mean)^k. All but the count are NaN or infinite as soon as a value is
 * not finite. All metrics are of the population and undefined without values.
 *
 * @param m3 0 if only moments of order 2 were asked for
 * @param m4 likewise
 */
public record MomentsState(long count, double mean, double m2, double m3, double m4) implements State<MomentsState> {
    static final MomentsState NOTHING = new MomentsState(0, 0, 0, 0, 0);

    @Override
    public MomentsState merge(MomentsState other) {
        CentralMoments merged = new CentralMoments(4);
        merged.merge(count, mean, m2, m3, m4);
        merged.merge(other.count, other.mean, other.m2, other.m3, other.m4);
        return new MomentsState(merged.count(), merged.mean(), merged.m2(), merged.m3(), merged.m4());
    }

    /** M_2 / m. */
    public Metric variance() {
        return count == 0 ? Metric.undefined() : Metric.of(m2 / count);
    }

    /** Square root of the variance. */
    public Metric standardDeviation() {
        return count == 0 ? Metric.undefined() : Metric.of(Math.sqrt(m2 / count));
    }

    /** sqrt(m) M_3 / M_2^1.5; 0 for equal values. Needs order 4. */
    public Metric skewness() {
        if (count == 0) {
            return Metric.undefined();
        }
        return Metric.of(m2 == 0 ? 0 : Math.sqrt(count) * m3 / (m2 * Math.sqrt(m2)));
    }

    /** Excess kurtosis m M_4 / M_2^2 - 3; 0 for equal values. Needs order 4. */
    public Metric kurtosis() {
        if (count == 0) {
            return Metric.undefined();
        }
        return Metric.of(m2 == 0 ? 0 : (m4 / m2) * (count / m2) - 3);
    }
}
