package dev.assay.internal.kernel;

/**
 * Count, mean and sums of powers of deviations from the mean, M_k = sum of (x - mean)^k for k = 2, 3, 4, of any number of blocks.
 *
 * <p>A block is taken in two passes while it is in the cache: its mean, then powers of the deviations from it, corrected for the rounding
 * of the mean. Blocks are merged by the pairwise formulas of Chan, Golub and LeVeque (1983), for higher powers of Pebay (2008). No sum of
 * squares of the values is formed, and means are kept relative to the first value, the origin; so nothing cancels when the values are far
 * from zero, and equal values give M_k = 0 exactly.
 */
public final class CentralMoments implements DoubleBlock {
    private final boolean four;
    private long count;
    private double origin;
    private double offset;
    private double m2;
    private double m3;
    private double m4;

    /** @param order 2: leaves M_3 and M_4 at 0; 4: all */
    public CentralMoments(int order) {
        this.four = order == 4;
    }

    @Override
    public void take(double[] values, int from, int size) {
        if (size == 0) {
            return;
        }
        double shift = count == 0 ? values[from] : origin;
        double center = DoubleMean.of(values, from, size, shift);
        if (four) {
            takeFour(values, from, size, shift, center);
        } else {
            takeTwo(values, from, size, shift, center);
        }
    }

    private void takeTwo(double[] values, int from, int size, double shift, double center) {
        int quads = from + (size & ~3);
        double e0 = 0;
        double e1 = 0;
        double e2 = 0;
        double e3 = 0;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int i = from; i < quads; i += 4) {
            double d0 = values[i] - shift - center;
            double d1 = values[i + 1] - shift - center;
            double d2 = values[i + 2] - shift - center;
            double d3 = values[i + 3] - shift - center;
            e0 += d0;
            e1 += d1;
            e2 += d2;
            e3 += d3;
            s0 += d0 * d0;
            s1 += d1 * d1;
            s2 += d2 * d2;
            s3 += d3 * d3;
        }
        for (int i = quads; i < from + size; i++) {
            double d = values[i] - shift - center;
            e0 += d;
            s0 += d * d;
        }
        double error = ((e0 + e1) + (e2 + e3)) / size;
        double squares = (s0 + s1) + (s2 + s3);
        merge(size, shift, center + error, squares - size * error * error, 0, 0);
    }

    private void takeFour(double[] values, int from, int size, double shift, double center) {
        int pairs = from + (size & ~1);
        double e0 = 0;
        double e1 = 0;
        double p0 = 0;
        double p1 = 0;
        double q0 = 0;
        double q1 = 0;
        double r0 = 0;
        double r1 = 0;
        for (int i = from; i < pairs; i += 2) {
            double d0 = values[i] - shift - center;
            double d1 = values[i + 1] - shift - center;
            double s0 = d0 * d0;
            double s1 = d1 * d1;
            e0 += d0;
            e1 += d1;
            p0 += s0;
            p1 += s1;
            q0 += s0 * d0;
            q1 += s1 * d1;
            r0 += s0 * s0;
            r1 += s1 * s1;
        }
        if (pairs < from + size) {
            double d = values[pairs] - shift - center;
            double s = d * d;
            e0 += d;
            p0 += s;
            q0 += s * d;
            r0 += s * s;
        }
        double e = (e0 + e1) / size;
        double p = p0 + p1;
        double q = q0 + q1;
        double r = r0 + r1;
        merge(
                size,
                shift,
                center + e,
                p - size * e * e,
                q - 3 * e * p + 2 * size * e * e * e,
                r - 4 * e * q + 6 * e * e * p - 3 * size * e * e * e * e);
    }

    /** Takes in another set of values by its moments; its mean is {@code otherOrigin + otherOffset}. */
    public void merge(
            long otherCount, double otherOrigin, double otherOffset, double other2, double other3, double other4) {
        if (otherCount == 0) {
            return;
        }
        if (count == 0) {
            count = otherCount;
            origin = otherOrigin;
            offset = otherOffset;
            m2 = other2;
            m3 = other3;
            m4 = other4;
            return;
        }
        double left = count;
        double right = otherCount;
        double total = left + right;
        double delta = (otherOrigin - origin) + (otherOffset - offset);
        double delta2 = delta * delta;
        double product = left * (right / total);
        if (four) {
            m4 += other4
                    + delta2 * delta2 * product * ((left * left - left * right + right * right) / (total * total))
                    + 6 * delta2 * ((left / total) * (left / total) * other2 + (right / total) * (right / total) * m2)
                    + 4 * delta * ((left / total) * other3 - (right / total) * m3);
            m3 += other3
                    + delta * delta2 * product * ((left - right) / total)
                    + 3 * delta * ((left / total) * other2 - (right / total) * m2);
        }
        m2 += other2 + delta2 * product;
        offset += delta * (right / total);
        count = Math.addExact(count, otherCount);
    }

    /** Number of values. */
    public long count() {
        return count;
    }

    /** The value to which {@link #offset()} is relative. */
    public double origin() {
        return origin;
    }

    /** Mean less origin; like all that follows NaN or infinite if a value is not finite. */
    public double offset() {
        return offset;
    }

    /** Sum of squared deviations. */
    public double m2() {
        return m2;
    }

    /** Sum of cubed deviations; 0 at order 2. */
    public double m3() {
        return m3;
    }

    /** Sum of fourth powers of deviations; 0 at order 2. */
    public double m4() {
        return m4;
    }
}
