package dev.assay.readers.parquet;

/** Bits in arrays of longs: bit i is bit {@code i & 63} of word {@code i >> 6}. */
final class BitWords {
    private BitWords() {}

    /** Number of words for so many bits. */
    static int count(int bits) {
        return (bits + 63) >> 6;
    }

    /** Ors the low {@code count} (1 to 64) bits of {@code bits}, all others being 0, in at a position. */
    static void or(long[] words, int at, long bits, int count) {
        int word = at >> 6;
        int shift = at & 63;
        words[word] |= bits << shift;
        if (shift + count > 64) {
            words[word + 1] |= bits >>> (64 - shift);
        }
    }

    /** Sets {@code count} bits from a position on. */
    static void set(long[] words, int from, int count) {
        if (count <= 0) {
            return;
        }
        int first = from >> 6;
        int last = (from + count - 1) >> 6;
        long head = -1L << (from & 63);
        long tail = -1L >>> (63 - (from + count - 1 & 63));
        if (first == last) {
            words[first] |= head & tail;
            return;
        }
        words[first] |= head;
        for (int i = first + 1; i < last; i++) {
            words[i] = -1L;
        }
        words[last] |= tail;
    }

    /** How many of {@code count} bits from a position on are set. */
    static int ones(long[] words, int from, int count) {
        if (count <= 0) {
            return 0;
        }
        int first = from >> 6;
        int last = (from + count - 1) >> 6;
        long head = -1L << (from & 63);
        long tail = -1L >>> (63 - (from + count - 1 & 63));
        if (first == last) {
            return Long.bitCount(words[first] & head & tail);
        }
        int ones = Long.bitCount(words[first] & head) + Long.bitCount(words[last] & tail);
        for (int i = first + 1; i < last; i++) {
            ones += Long.bitCount(words[i]);
        }
        return ones;
    }

    static boolean get(long[] words, int at) {
        return (words[at >> 6] >>> (at & 63) & 1L) != 0;
    }

    /** Moves {@code count} bits from position {@code from} to position 0 and clears everything behind them. */
    static void shiftDown(long[] words, int from, int count) {
        int wanted = count(count);
        int word = from >> 6;
        int shift = from & 63;
        for (int i = 0; i < wanted; i++) {
            long low = words[word + i] >>> shift;
            long high = shift == 0 || word + i + 1 >= words.length ? 0 : words[word + i + 1] << (64 - shift);
            words[i] = low | high;
        }
        for (int i = wanted; i < words.length; i++) {
            words[i] = 0;
        }
        if ((count & 63) != 0) {
            words[wanted - 1] &= -1L >>> (64 - (count & 63));
        }
    }
}
