package dev.assay.internal.kernel;

import java.math.BigInteger;

/**
 * Exact sum of whole numbers of 64 or 128 bits. Values are cut into limbs of 32 bits, each limb is summed in a long of its own, and
 * carries are settled once per batch.
 */
public final class WholeSum {
    private static final long LIMB = 0xFFFF_FFFFL;
    /** Limb sums stay below 2^32 times this many values; far below, because carries are settled earlier. */
    private static final long SETTLED = 1L << 61;

    private final long[] limbs = new long[4];
    private BigInteger settled = BigInteger.ZERO;
    private long count;

    /** Takes in the rows that are in both sets. */
    public void add(long[] values, long[] validity, long[] scope, int words) {
        long low = 0;
        long high = 0;
        long seen = 0;
        for (int word = 0; word < words; word++) {
            long bits = validity[word] & scope[word];
            int base = word << 6;
            seen += Long.bitCount(bits);
            if (bits == -1L) {
                for (int row = base; row < base + 64; row++) {
                    low += values[row] & LIMB;
                    high += values[row] >> 32;
                }
            } else {
                for (; bits != 0; bits &= bits - 1) {
                    long value = values[base + Long.numberOfTrailingZeros(bits)];
                    low += value & LIMB;
                    high += value >> 32;
                }
            }
        }
        count += seen;
        limbs[0] += low;
        limbs[1] += high;
        settle();
    }

    /** Takes in the rows that are in both sets, of numbers in two words. */
    public void add(long[] high, long[] low, long[] validity, long[] scope, int words) {
        for (int word = 0; word < words; word++) {
            long bits = validity[word] & scope[word];
            count += Long.bitCount(bits);
            for (; bits != 0; bits &= bits - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(bits);
                limbs[0] += low[row] & LIMB;
                limbs[1] += low[row] >>> 32;
                limbs[2] += high[row] & LIMB;
                limbs[3] += high[row] >> 32;
            }
        }
        settle();
    }

    private void settle() {
        for (int i = 0; i < 3; i++) {
            limbs[i + 1] += limbs[i] >> 32;
            limbs[i] &= LIMB;
        }
        if (Math.abs(limbs[3]) > SETTLED) {
            settled = total();
            java.util.Arrays.fill(limbs, 0);
        }
    }

    /** Number of values so far. */
    public long count() {
        return count;
    }

    /** The sum so far. */
    public BigInteger total() {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 3; i >= 0; i--) {
            sum = sum.shiftLeft(32).add(BigInteger.valueOf(limbs[i]));
        }
        return sum.add(settled);
    }
}
