package dev.assay.internal.kernel;

import java.math.BigDecimal;

/**
 * Sum of doubles as if computed with twice the digits and rounded once: every addition's rounding error is found exactly (Knuth's
 * two-sum) and summed apart. A block has four such sums, because the additions of one would wait for each other.
 *
 * <p>NaN and infinities are noted. Sums that leave the range of doubles although no value is infinite go on as exact decimals.
 */
public final class DoubleSum implements DoubleBlock {
    private long count;
    private double sum;
    private double lost;
    private BigDecimal aside = BigDecimal.ZERO;
    private boolean nan;
    private boolean positiveInfinity;
    private boolean negativeInfinity;

    @Override
    public void take(double[] values, int from, int size) {
        count += size;
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double lostA = 0;
        double lostB = 0;
        double lostC = 0;
        double lostD = 0;
        int quads = from + (size & ~3);
        for (int i = from; i < quads; i += 4) {
            double x = values[i];
            double next = a + x;
            double part = next - a;
            lostA += (a - (next - part)) + (x - part);
            a = next;

            x = values[i + 1];
            next = b + x;
            part = next - b;
            lostB += (b - (next - part)) + (x - part);
            b = next;

            x = values[i + 2];
            next = c + x;
            part = next - c;
            lostC += (c - (next - part)) + (x - part);
            c = next;

            x = values[i + 3];
            next = d + x;
            part = next - d;
            lostD += (d - (next - part)) + (x - part);
            d = next;
        }
        for (int i = quads; i < from + size; i++) {
            double x = values[i];
            double next = a + x;
            double part = next - a;
            lostA += (a - (next - part)) + (x - part);
            a = next;
        }
        double oldSum = sum;
        double oldLost = lost;
        add(a);
        add(b);
        add(c);
        add(d);
        lost += (lostA + lostB) + (lostC + lostD);
        if (!Double.isFinite(sum) || !Double.isFinite(lost)) {
            sum = oldSum;
            lost = oldLost;
            takeSlowly(values, from, size);
        }
    }

    private void add(double x) {
        double next = sum + x;
        double part = next - sum;
        lost += (sum - (next - part)) + (x - part);
        sum = next;
    }

    /** A block that holds something not finite, or whose sum is out of range. */
    private void takeSlowly(double[] values, int from, int size) {
        boolean finite = true;
        for (int i = from; i < from + size; i++) {
            nan |= Double.isNaN(values[i]);
            positiveInfinity |= values[i] == Double.POSITIVE_INFINITY;
            negativeInfinity |= values[i] == Double.NEGATIVE_INFINITY;
            finite &= Double.isFinite(values[i]);
        }
        if (!finite) {
            // The sum of the finite values no longer matters.
            return;
        }
        aside = finiteSum();
        sum = 0;
        lost = 0;
        for (int i = from; i < from + size; i++) {
            aside = aside.add(new BigDecimal(values[i]));
        }
    }

    /** Number of values so far. */
    public long count() {
        return count;
    }

    /** Sum of the values; meaningless if one is not finite. */
    public BigDecimal finiteSum() {
        return aside.add(new BigDecimal(sum)).add(new BigDecimal(lost));
    }

    /** Whether a value is NaN. */
    public boolean hasNan() {
        return nan;
    }

    /** Whether a value is positive infinity. */
    public boolean hasPositiveInfinity() {
        return positiveInfinity;
    }

    /** Whether a value is negative infinity. */
    public boolean hasNegativeInfinity() {
        return negativeInfinity;
    }
}
