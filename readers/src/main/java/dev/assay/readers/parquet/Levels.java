package dev.assay.readers.parquet;

import dev.assay.data.DataException;

/** Definition or repetition levels of one column, read page by page. */
final class Levels {
    private static final int STEP = 1024;

    private final Place place;
    private final String what;
    private final int maxLevel;
    private final int bitWidth;
    private final RunDecoder runs;
    private byte[] scratch = new byte[0];

    // The deprecated form: values packed highest bit first, no runs.
    private boolean packed;
    private byte[] bytes = new byte[0];
    private long bit;
    private long bitEnd;

    /** @param what {@code "definition levels"} or {@code "repetition levels"} */
    Levels(Place place, String what, int maxLevel) {
        this.place = place;
        this.what = what;
        this.maxLevel = maxLevel;
        this.bitWidth = bitWidth(maxLevel);
        this.runs = new RunDecoder(place, what);
    }

    /** Bits that hold every level up to {@code maxLevel}. */
    static int bitWidth(int maxLevel) {
        return 32 - Integer.numberOfLeadingZeros(maxLevel);
    }

    /** Starts over with a page's range. */
    void start(byte[] source, int from, int end, boolean bitPacked) {
        packed = bitPacked;
        if (bitPacked) {
            bytes = source;
            bit = (long) from << 3;
            bitEnd = (long) end << 3;
        } else {
            runs.start(source, from, end, bitWidth);
        }
    }

    /** Reads levels. */
    void read(byte[] target, int from, int count) throws DataException {
        if (packed) {
            readPacked(target, from, count);
        } else {
            runs.read(target, from, count);
        }
        for (int i = from; i < from + count; i++) {
            if ((target[i] & 0xFF) > maxLevel) {
                throw place.damaged(
                        "the " + what + " hold " + (target[i] & 0xFF) + ", but the largest level is " + maxLevel);
            }
        }
    }

    /**
     * Reads levels and sets, in {@code words} from bit {@code row} on, those that are at least {@code threshold}.
     *
     * @return how many were
     */
    int readPresence(long[] words, int row, int count, int threshold) throws DataException {
        if (maxLevel == 1 && !packed && threshold == 1) {
            return runs.readBits(words, row, count);
        }
        if (scratch.length == 0) {
            scratch = new byte[STEP];
        }
        int ones = 0;
        for (int done = 0; done < count; ) {
            int take = Math.min(STEP, count - done);
            read(scratch, 0, take);
            for (int i = 0; i < take; i++) {
                if ((scratch[i] & 0xFF) >= threshold) {
                    int at = row + done + i;
                    words[at >> 6] |= 1L << (at & 63);
                    ones++;
                }
            }
            done += take;
        }
        return ones;
    }

    /** Called after the last level of a page. */
    void checkEnd() throws DataException {
        if (!packed) {
            runs.checkEnd();
        }
    }

    private void readPacked(byte[] target, int from, int count) throws DataException {
        if ((long) count * bitWidth > bitEnd - bit) {
            throw place.damaged("the " + what + " end too early: " + count + " more are needed");
        }
        for (int i = from; i < from + count; i++) {
            int value = 0;
            for (int b = 0; b < bitWidth; b++, bit++) {
                value = value << 1 | bytes[(int) (bit >>> 3)] >>> (7 - (int) (bit & 7)) & 1;
            }
            target[i] = (byte) value;
        }
    }
}
