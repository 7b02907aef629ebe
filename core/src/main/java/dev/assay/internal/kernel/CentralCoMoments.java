package dev.assay.internal.kernel;

/**
 * Count, means, sums of squared deviations and sum of products of deviations of pairs, by the method of {@link CentralMoments}. Equal
 * values on one side give 0 exactly for its squares and for the products.
 */
public final class CentralCoMoments {
    private long count;
    private double firstOrigin;
    private double secondOrigin;
    private double firstOffset;
    private double secondOffset;
    private double firstSquares;
    private double secondSquares;
    private double products;

    /** Takes the pairs {@code (x[i], y[i])}, i below {@code size}; keeps neither array. */
    public void take(double[] x, double[] y, int size) {
        if (size == 0) {
            return;
        }
        double xShift = count == 0 ? x[0] : firstOrigin;
        double yShift = count == 0 ? y[0] : secondOrigin;
        double xCenter = DoubleMean.of(x, 0, size, xShift);
        double yCenter = DoubleMean.of(y, 0, size, yShift);
        double xError = 0;
        double yError = 0;
        double xx0 = 0;
        double xx1 = 0;
        double yy0 = 0;
        double yy1 = 0;
        double xy0 = 0;
        double xy1 = 0;
        int pairs = size & ~1;
        for (int i = 0; i < pairs; i += 2) {
            double dx0 = x[i] - xShift - xCenter;
            double dx1 = x[i + 1] - xShift - xCenter;
            double dy0 = y[i] - yShift - yCenter;
            double dy1 = y[i + 1] - yShift - yCenter;
            xError += dx0 + dx1;
            yError += dy0 + dy1;
            xx0 += dx0 * dx0;
            xx1 += dx1 * dx1;
            yy0 += dy0 * dy0;
            yy1 += dy1 * dy1;
            xy0 += dx0 * dy0;
            xy1 += dx1 * dy1;
        }
        if (pairs < size) {
            double dx = x[pairs] - xShift - xCenter;
            double dy = y[pairs] - yShift - yCenter;
            xError += dx;
            yError += dy;
            xx0 += dx * dx;
            yy0 += dy * dy;
            xy0 += dx * dy;
        }
        xError /= size;
        yError /= size;
        merge(
                size,
                xShift,
                yShift,
                xCenter + xError,
                yCenter + yError,
                xx0 + xx1 - size * xError * xError,
                yy0 + yy1 - size * yError * yError,
                xy0 + xy1 - size * xError * yError);
    }

    /** Takes in another set of pairs by its moments; its means are origin and offset together. */
    public void merge(
            long otherCount,
            double otherFirstOrigin,
            double otherSecondOrigin,
            double otherFirstOffset,
            double otherSecondOffset,
            double otherFirstSquares,
            double otherSecondSquares,
            double otherProducts) {
        if (otherCount == 0) {
            return;
        }
        if (count == 0) {
            count = otherCount;
            firstOrigin = otherFirstOrigin;
            secondOrigin = otherSecondOrigin;
            firstOffset = otherFirstOffset;
            secondOffset = otherSecondOffset;
            firstSquares = otherFirstSquares;
            secondSquares = otherSecondSquares;
            products = otherProducts;
            return;
        }
        double total = (double) count + otherCount;
        double share = otherCount / total;
        double weight = count * share;
        double dx = (otherFirstOrigin - firstOrigin) + (otherFirstOffset - firstOffset);
        double dy = (otherSecondOrigin - secondOrigin) + (otherSecondOffset - secondOffset);
        firstSquares += otherFirstSquares + dx * dx * weight;
        secondSquares += otherSecondSquares + dy * dy * weight;
        products += otherProducts + dx * dy * weight;
        firstOffset += dx * share;
        secondOffset += dy * share;
        count = Math.addExact(count, otherCount);
    }

    /** Number of pairs. */
    public long count() {
        return count;
    }

    /** The value to which {@link #firstOffset()} is relative. */
    public double firstOrigin() {
        return firstOrigin;
    }

    /** The value to which {@link #secondOffset()} is relative. */
    public double secondOrigin() {
        return secondOrigin;
    }

    /** Mean of the first values less their origin. */
    public double firstOffset() {
        return firstOffset;
    }

    /** Mean of the second values less their origin. */
    public double secondOffset() {
        return secondOffset;
    }

    /** Sum of squared deviations of the first values. */
    public double firstSquares() {
        return firstSquares;
    }

    /** Sum of squared deviations of the second values. */
    public double secondSquares() {
        return secondSquares;
    }

    /** Sum of products of deviations. */
    public double products() {
        return products;
    }
}
