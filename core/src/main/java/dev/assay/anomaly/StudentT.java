package dev.assay.anomaly;

/** Quantiles of Student's t distribution. */
final class StudentT {
    private static final int HALVINGS = 200;
    private static final int FRACTION_STEPS = 500;
    private static final double TINY = 1e-300;

    private StudentT() {}

    /**
     * The value that a variable stays below with a probability, found by bisection to the last digits.
     *
     * @param probability above 0.5, below 1
     * @param degrees of freedom, at least 1
     */
    static double quantile(double probability, int degrees) {
        double low = 0;
        double high = 1;
        while (below(high, degrees) < probability) {
            high *= 2;
        }
        for (int i = 0; i < HALVINGS && high - low > Math.ulp(high); i++) {
            double middle = (low + high) / 2;
            if (below(middle, degrees) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** The probability to stay below a value that is not negative. */
    static double below(double value, int degrees) {
        return 1 - incompleteBeta(degrees / (degrees + value * value), degrees / 2.0, 0.5) / 2;
    }

    /** The regularised incomplete beta function, by its continued fraction (Lentz's method). */
    private static double incompleteBeta(double x, double a, double b) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        if (x > (a + 1) / (a + b + 2)) {
            return 1 - incompleteBeta(1 - x, b, a);
        }
        double front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
        double c = 1;
        double d = 1 / nonZero(1 - (a + b) * x / (a + 1));
        double fraction = d;
        for (int m = 1; m < FRACTION_STEPS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / nonZero(1 + even * d);
            c = nonZero(1 + even / c);
            fraction *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / nonZero(1 + odd * d);
            c = nonZero(1 + odd / c);
            double step = d * c;
            fraction *= step;
            if (Math.abs(step - 1) < 1e-15) {
                break;
            }
        }
        return front * fraction / a;
    }

    private static double nonZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    /** Stirling's series, after the argument was raised to where it is exact to double precision. */
    private static double logGamma(double x) {
        double shift = 0;
        double y = x;
        while (y < 16) {
            shift += Math.log(y);
            y++;
        }
        double inverse = 1 / (y * y);
        double series = 1 / (12 * y) * (1 - inverse / 30 * (1 - inverse * 2 / 7 * (1 - inverse * 3 / 4)));
        return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series - shift;
    }
}
