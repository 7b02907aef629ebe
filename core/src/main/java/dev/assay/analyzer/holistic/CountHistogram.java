package dev.assay.analyzer.holistic;

import java.util.Map;
import java.util.TreeMap;

/** How many keys occurred how often. Read in the order of counts, so that nothing shows in which order keys were found. */
final class CountHistogram {
    private static final int SMALL = 256;

    private long[] small = new long[SMALL];
    private final TreeMap<Long, Long> large = new TreeMap<>();

    void add(long count, long keys) {
        if (count < small.length) {
            small[(int) count] += keys;
        } else {
            large.merge(count, keys, Long::sum);
        }
    }

    void addAll(CountHistogram other) {
        for (int count = 1; count < other.small.length; count++) {
            if (other.small[count] > 0) {
                add(count, other.small[count]);
            }
        }
        other.large.forEach(this::add);
    }

    /** The same in less memory. */
    CountHistogram compact() {
        int length = small.length;
        while (length > 0 && small[length - 1] == 0) {
            length--;
        }
        small = java.util.Arrays.copyOf(small, length);
        return this;
    }

    /** - sum of p ln p over all keys, p being a key's share of {@code total}; 0 or more. */
    double entropy(long total) {
        Neumaier sum = new Neumaier();
        for (int count = 1; count < small.length; count++) {
            if (small[count] > 0) {
                sum.add(term(count, small[count], total));
            }
        }
        for (Map.Entry<Long, Long> entry : large.entrySet()) {
            sum.add(term(entry.getKey(), entry.getValue(), total));
        }
        return Math.max(0.0, sum.total());
    }

    private static double term(long count, long keys, long total) {
        double share = count / (double) total;
        // StrictMath: the same digits on every machine.
        return keys * (share * -StrictMath.log(share));
    }

    /** Adds doubles with the rounding errors summed apart. */
    private static final class Neumaier {
        private double sum;
        private double lost;

        void add(double value) {
            double next = sum + value;
            lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
            sum = next;
        }

        double total() {
            return sum + lost;
        }
    }
}
