package dev.assay.internal.kernel;

/** Mean of a block. */
final class DoubleMean {
    private DoubleMean() {}

    /** Mean of {@code values[i] - shift}, with plain additions; exactly 0 if all values are the shift. */
    static double of(double[] values, int from, int size, double shift) {
        int quads = from + (size & ~3);
        // Four chains, because the additions of one would wait for each other.
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        for (int i = from; i < quads; i += 4) {
            a += values[i] - shift;
            b += values[i + 1] - shift;
            c += values[i + 2] - shift;
            d += values[i + 3] - shift;
        }
        for (int i = quads; i < from + size; i++) {
            a += values[i] - shift;
        }
        return ((a + b) + (c + d)) / size;
    }
}
