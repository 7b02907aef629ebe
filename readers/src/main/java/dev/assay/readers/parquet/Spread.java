package dev.assay.readers.parquet;

/** Moves values that stand one behind the other to the rows they belong to. */
final class Spread {
    private Spread() {}

    /**
     * In place: value i of {@code present} moves to the row of the i-th set bit among bits {@code row .. row + rows}. Entries of null
     * rows keep what was there.
     */
    static void fixed(byte[] values, int width, long[] validity, int row, int rows, int present) {
        if (width == 8) {
            longs(values, validity, row, rows, present);
        } else if (width == 4) {
            ints(values, validity, row, rows, present);
        } else {
            any(values, width, validity, row, rows, present);
        }
    }

    // From the last row on, so that nothing is overwritten before it has moved.
    private static void longs(byte[] values, long[] validity, int row, int rows, int present) {
        int next = present - 1;
        for (int i = rows - 1; i >= 0 && next < i; i--) {
            int at = row + i;
            if ((validity[at >> 6] >>> (at & 63) & 1L) != 0) {
                Words.LONG.set(values, i << 3, (long) Words.LONG.get(values, next << 3));
                next--;
            }
        }
    }

    private static void ints(byte[] values, long[] validity, int row, int rows, int present) {
        int next = present - 1;
        for (int i = rows - 1; i >= 0 && next < i; i--) {
            int at = row + i;
            if ((validity[at >> 6] >>> (at & 63) & 1L) != 0) {
                Words.INT.set(values, i << 2, (int) Words.INT.get(values, next << 2));
                next--;
            }
        }
    }

    private static void any(byte[] values, int width, long[] validity, int row, int rows, int present) {
        int next = present - 1;
        for (int i = rows - 1; i >= 0 && next < i; i--) {
            if (BitWords.get(validity, row + i)) {
                System.arraycopy(values, next * width, values, i * width, width);
                next--;
            }
        }
    }

    /** The same for ints, from {@code from} on in the array. */
    static void ints(int[] values, int from, long[] validity, int row, int rows, int present) {
        int next = present - 1;
        for (int i = rows - 1; i >= 0 && next < i; i--) {
            int at = row + i;
            if ((validity[at >> 6] >>> (at & 63) & 1L) != 0) {
                values[from + i] = values[from + next];
                next--;
            }
        }
    }
}
