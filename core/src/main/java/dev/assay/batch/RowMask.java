package dev.assay.batch;

import java.util.Arrays;

/**
 * A set of rows of one batch, as bits: row r is bit {@code r & 63} of word {@code r >> 6}. Bits at and above {@link #rows()} are
 * always 0. Mutable and reused by its owner (a filter, a predicate); everybody else only reads.
 */
public final class RowMask {
    private long[] words = new long[16];
    private int rows;

    /** Makes this the empty set over so many rows. */
    public void clear(int rowCount) {
        prepare(rowCount);
        Arrays.fill(words, 0, wordCount(), 0L);
    }

    /** Makes this the set of all rows. */
    public void fill(int rowCount) {
        prepare(rowCount);
        int full = rowCount >> 6;
        Arrays.fill(words, 0, full, -1L);
        if ((rowCount & 63) != 0) {
            words[full] = lastWord(rowCount);
        }
    }

    /** Number of rows of the batch, not of the set. */
    public int rows() {
        return rows;
    }

    /** Number of words that hold rows. */
    public int wordCount() {
        return wordCount(rows);
    }

    /** 64 rows. */
    public long word(int index) {
        return words[index];
    }

    /** Replaces 64 rows; the caller keeps bits beyond the last row 0 (see {@link #lastWord}). */
    public void word(int index, long bits) {
        words[index] = bits;
    }

    /** The words themselves, at least {@link #wordCount()} long; for kernels, which must not keep them. */
    public long[] words() {
        return words;
    }

    /** Whether no row is in it. */
    public boolean isEmpty() {
        for (int i = 0, n = wordCount(); i < n; i++) {
            if (words[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a row is in the set. */
    public boolean contains(int row) {
        return (words[row >> 6] >>> (row & 63) & 1L) != 0;
    }

    /** Adds a row. */
    public void add(int row) {
        words[row >> 6] |= 1L << (row & 63);
    }

    /** Number of rows in the set. */
    public int count() {
        int count = 0;
        for (int i = 0, n = wordCount(); i < n; i++) {
            count += Long.bitCount(words[i]);
        }
        return count;
    }

    /** Number of rows in both sets; both have the same number of rows. */
    public int countAnd(RowMask other) {
        int count = 0;
        for (int i = 0, n = wordCount(); i < n; i++) {
            count += Long.bitCount(words[i] & other.words[i]);
        }
        return count;
    }

    /** Number of words for so many rows. */
    public static int wordCount(int rows) {
        return (rows + 63) >> 6;
    }

    /** The bits of the last, partial word of so many rows; all ones when it is full. */
    public static long lastWord(int rows) {
        return (rows & 63) == 0 ? -1L : (1L << (rows & 63)) - 1;
    }

    private void prepare(int rowCount) {
        rows = rowCount;
        if (words.length < wordCount()) {
            words = new long[Math.max(wordCount(), words.length * 2)];
        }
    }
}
