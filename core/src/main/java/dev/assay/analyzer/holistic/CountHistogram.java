package dev.assay.analyzer.holistic;

import java.util.Map;
import java.util.TreeMap;

/** How many keys occurred how often. Read in the order of counts, so that nothing shows in which order keys were found. */
final class CountHistogram {
    private static final int SMALL = 1024;

    private final long[] small = new long[SMALL];
    private final TreeMap<Long, Long> large = new TreeMap<>();

    void add(long count, long keys) {
        if (count < SMALL) {
            small[(int) count] += keys;
        } else {
            large.merge(count, keys, Long::sum);
        }
    }

    /** - sum of p ln p over all keys, p being a key's share of {@code total}; 0 or more. */
    double entropy(long total) {
        Neumaier sum = new Neumaier();
        for (int count = 1; count < SMALL; count++) {
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
