package dev.assay.internal.kernel;

/**
 * Count, means, sums of squared deviations and sum of products of deviations of pairs, by the method of {@link CentralMoments}. Equal
 * values on one side give 0 exactly for its squares and for the products.
 */
public final class CentralCoMoments {
    private long count;
    private double firstMean;
    private double secondMean;
    private double firstSquares;
    private double secondSquares;
    private double products;

    /** Takes the pairs {@code (x[i], y[i])}, i below {@code size}; keeps neither array. */
    public void take(double[] x, double[] y, int size) {
        if (size == 0) {
            return;
        }
        double xShift = x[0];
        double yShift = y[0];
        double xa = 0;
        double xb = 0;
        double ya = 0;
        double yb = 0;
        int pairs = size & ~1;
        for (int i = 0; i < pairs; i += 2) {
            xa += x[i] - xShift;
            xb += x[i + 1] - xShift;
            ya += y[i] - yShift;
            yb += y[i + 1] - yShift;
        }
        if (pairs < size) {
            xa += x[pairs] - xShift;
            ya += y[pairs] - yShift;
        }
        deviations(x, y, size, xShift + (xa + xb) / size, yShift + (ya + yb) / size);
    }

    private void deviations(double[] x, double[] y, int size, double xCenter, double yCenter) {
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
            double dx0 = x[i] - xCenter;
            double dx1 = x[i + 1] - xCenter;
            double dy0 = y[i] - yCenter;
            double dy1 = y[i + 1] - yCenter;
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
            double dx = x[pairs] - xCenter;
            double dy = y[pairs] - yCenter;
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
                xCenter + xError,
                yCenter + yError,
                xx0 + xx1 - size * xError * xError,
                yy0 + yy1 - size * yError * yError,
                xy0 + xy1 - size * xError * yError);
    }

    /** Takes in another set of pairs by its moments. */
    public void merge(
            long otherCount,
            double otherFirstMean,
            double otherSecondMean,
            double otherFirstSquares,
            double otherSecondSquares,
            double otherProducts) {
        if (otherCount == 0) {
            return;
        }
        if (count == 0) {
            count = otherCount;
            firstMean = otherFirstMean;
            secondMean = otherSecondMean;
            firstSquares = otherFirstSquares;
            secondSquares = otherSecondSquares;
            products = otherProducts;
            return;
        }
        double total = (double) count + otherCount;
        double share = otherCount / total;
        double weight = count * share;
        double dx = otherFirstMean - firstMean;
        double dy = otherSecondMean - secondMean;
        firstSquares += otherFirstSquares + dx * dx * weight;
        secondSquares += otherSecondSquares + dy * dy * weight;
        products += otherProducts + dx * dy * weight;
        firstMean += dx * share;
        secondMean += dy * share;
        count = Math.addExact(count, otherCount);
    }

    /** Number of pairs. */
    public long count() {
        return count;
    }

    /** Mean of the first values. */
    public double firstMean() {
        return firstMean;
    }

    /** Mean of the second values. */
    public double secondMean() {
        return secondMean;
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
