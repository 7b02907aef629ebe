package dev.assay.internal.kernel;

import dev.assay.batch.Column;
import dev.assay.batch.Lane;
import dev.assay.batch.RowMask;

/** Counts zeros. */
public final class ZeroCount {
    private ZeroCount() {}

    /** How many rows in scope are 0; null rows are not. */
    public static int count(Column column, Lane lane, RowMask scope) {
        switch (lane) {
            case LONG:
                return longs(column.longs(), column.validity(), scope.words(), scope.wordCount());
            case DOUBLE:
                return doubles(column.doubles(), column.validity(), scope.words(), scope.wordCount());
            case INT128:
                return wide(column.high(), column.low(), column.validity(), scope.words(), scope.wordCount());
            case BIG_DECIMAL:
                return decimals(column, scope);
            default:
                throw new IllegalStateException("no numbers in lane " + lane);
        }
    }

    private static int longs(long[] values, long[] validity, long[] scope, int words) {
        int count = 0;
        for (int word = 0; word < words; word++) {
            long bits = validity[word] & scope[word];
            int base = word << 6;
            if (bits == -1L) {
                for (int row = base; row < base + 64; row++) {
                    count += values[row] == 0 ? 1 : 0;
                }
            } else {
                for (; bits != 0; bits &= bits - 1) {
                    count += values[base + Long.numberOfTrailingZeros(bits)] == 0 ? 1 : 0;
                }
            }
        }
        return count;
    }

    private static int doubles(double[] values, long[] validity, long[] scope, int words) {
        int count = 0;
        for (int word = 0; word < words; word++) {
            long bits = validity[word] & scope[word];
            int base = word << 6;
            if (bits == -1L) {
                for (int row = base; row < base + 64; row++) {
                    count += values[row] == 0 ? 1 : 0;
                }
            } else {
                for (; bits != 0; bits &= bits - 1) {
                    count += values[base + Long.numberOfTrailingZeros(bits)] == 0 ? 1 : 0;
                }
            }
        }
        return count;
    }

    private static int wide(long[] high, long[] low, long[] validity, long[] scope, int words) {
        int count = 0;
        for (int word = 0; word < words; word++) {
            for (long bits = validity[word] & scope[word]; bits != 0; bits &= bits - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(bits);
                count += (high[row] | low[row]) == 0 ? 1 : 0;
            }
        }
        return count;
    }

    private static int decimals(Column column, RowMask scope) {
        int count = 0;
        for (int word = 0; word < scope.wordCount(); word++) {
            for (long bits = column.validWord(word) & scope.word(word); bits != 0; bits &= bits - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(bits);
                count += column.decimal(row).signum() == 0 ? 1 : 0;
            }
        }
        return count;
    }
}
