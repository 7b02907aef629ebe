package dev.assay.analyzer.algebraic;

import dev.assay.analyzer.Basis;
import dev.assay.analyzer.State;
import dev.assay.internal.kernel.CentralMoments;
import dev.assay.metric.Metric;
import java.util.Optional;

/**
 * Count m, mean and sums of powers of deviations M_k = sum of (x - mean)^k, of decimals in units of their last digit. All but the count
 * are NaN or infinite as soon as a value is not finite. All metrics are of the population and undefined without values.
 *
 * @param origin a number near the values
 * @param offset mean less origin: far from zero, the mean itself would have lost digits
 * @param m3 0 if only moments of order 2 were asked for
 * @param m4 likewise
 * @param scale digits behind the point of a decimal column, else 0
 */
public record MomentsState(long count, double origin, double offset, double m2, double m3, double m4, int scale)
        implements State<MomentsState> {
    static final MomentsState NOTHING = new MomentsState(0, 0, 0, 0, 0, 0, 0);

    @Override
    public Optional<Basis> basis() {
        return Optional.of(Basis.ofValues(count));
    }

    @Override
    public MomentsState merge(MomentsState other) {
        if (count == 0 || other.count == 0) {
            return count == 0 ? other : this;
        }
        CentralMoments merged = new CentralMoments(4);
        merged.merge(count, origin, offset, m2, m3, m4);
        merged.merge(other.count, other.origin, other.offset, other.m2, other.m3, other.m4);
        return of(merged, scale);
    }

    static MomentsState of(CentralMoments moments, int scale) {
        return new MomentsState(
                moments.count(), moments.origin(), moments.offset(), moments.m2(), moments.m3(), moments.m4(), scale);
    }

    private double unit() {
        return Double.parseDouble("1e" + scale);
    }

    /** The mean, near enough for a profile; the mean of rules comes from sums. */
    public Metric mean() {
        return count == 0 ? Metric.undefined() : Metric.of((origin + offset) / unit());
    }

    /** M_2 / m. */
    public Metric variance() {
        return count == 0 ? Metric.undefined() : Metric.of(m2 / count / unit() / unit());
    }

    /** Square root of the variance. */
    public Metric standardDeviation() {
        return count == 0 ? Metric.undefined() : Metric.of(Math.sqrt(m2 / count) / unit());
    }

    /** sqrt(m) M_3 / M_2^1.5; 0 for equal values. Needs order 4. */
    public Metric skewness() {
        if (count == 0) {
            return Metric.undefined();
        }
        return Metric.of(m2 == 0 ? 0 : m3 / m2 * (Math.sqrt(count) / Math.sqrt(m2)));
    }

    /** Excess kurtosis m M_4 / M_2^2 - 3; 0 for equal values. Needs order 4. */
    public Metric kurtosis() {
        if (count == 0) {
            return Metric.undefined();
        }
        return Metric.of(m2 == 0 ? 0 : (m4 / m2) * (count / m2) - 3);
    }
}
