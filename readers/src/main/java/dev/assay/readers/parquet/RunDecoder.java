package dev.assay.readers.parquet;

import dev.assay.data.DataException;
import java.util.Arrays;

/**
 * The format's hybrid of runs and bit-packed numbers: levels, dictionary indices, booleans. Each run begins with a varint; even: half of
 * it is how often the one value that follows is repeated; odd: half of it is a number of groups of eight packed values, lowest bits
 * first. One object per use, started again for each page.
 */
final class RunDecoder {
    private final Place place;
    private final String what;
    private byte[] bytes = new byte[ChunkInput.SLACK];
    private int position;
    private int end;
    private int bitWidth;

    private boolean repeated;
    private int repeatedValue;
    private long runLeft;
    /** Position of the next packed value, in bits from the start of the array. */
    private long bit;

    /** @param what the things decoded, for messages: {@code "definition levels"} */
    RunDecoder(Place place, String what) {
        this.place = place;
        this.what = what;
    }

    /** Starts over with a range of bytes; {@link ChunkInput#SLACK} bytes behind it can be loaded. */
    void start(byte[] source, int from, int to, int bitsPerValue) {
        bytes = source;
        position = from;
        end = to;
        bitWidth = bitsPerValue;
        runLeft = 0;
    }

    /** Called after the last value: bytes behind the runs mean that the page is not what its header says. */
    void checkEnd() throws DataException {
        if (position != end && bitWidth > 0) {
            throw place.damaged("there are " + (end - position) + " bytes behind the " + what);
        }
    }

    /** Reads values below 2^bitWidth. */
    void read(int[] target, int from, int count) throws DataException {
        int at = from;
        int left = count;
        if (bitWidth == 0) {
            Arrays.fill(target, at, at + left, 0);
            return;
        }
        while (left > 0) {
            int take = run(left);
            if (repeated) {
                Arrays.fill(target, at, at + take, repeatedValue);
            } else {
                unpack(target, at, take);
            }
            at += take;
            left -= take;
        }
    }

    /** Reads values of at most eight bits. */
    void read(byte[] target, int from, int count) throws DataException {
        int at = from;
        int left = count;
        if (bitWidth == 0) {
            Arrays.fill(target, at, at + left, (byte) 0);
            return;
        }
        while (left > 0) {
            int take = run(left);
            if (repeated) {
                Arrays.fill(target, at, at + take, (byte) repeatedValue);
            } else {
                unpack(target, at, take);
            }
            at += take;
            left -= take;
        }
    }

    /**
     * Reads values of one bit and sets those that are 1 in {@code words}, from bit {@code from} on. The bits must be 0 before.
     *
     * @return how many were 1
     */
    int readBits(long[] words, int from, int count) throws DataException {
        int ones = 0;
        int at = from;
        int left = count;
        while (left > 0) {
            int take = run(left);
            if (!repeated) {
                ones += copyBits(words, at, take);
            } else if ((repeatedValue & 1) != 0) {
                BitWords.set(words, at, take);
                ones += take;
            }
            at += take;
            left -= take;
        }
        return ones;
    }

    private int copyBits(long[] words, int from, int count) {
        int ones = 0;
        int at = from;
        int left = count;
        while (left > 0) {
            int take = Math.min(left, 32);
            long bits = (long) Words.LONG.get(bytes, (int) (bit >>> 3)) >>> (bit & 7) & (1L << take) - 1;
            BitWords.or(words, at, bits, take);
            ones += Long.bitCount(bits);
            bit += take;
            at += take;
            left -= take;
        }
        return ones;
    }

    private void unpack(int[] target, int from, int count) {
        long mask = (1L << bitWidth) - 1;
        long at = bit;
        int width = bitWidth;
        byte[] source = bytes;
        int i = from;
        int last = from + count;
        // One load has 57 bits at least, whatever bit it begins at.
        if (width <= 7) {
            for (; i + 8 <= last; i += 8, at += 8L * width) {
                long word = (long) Words.LONG.get(source, (int) (at >>> 3)) >>> (at & 7);
                target[i] = (int) (word & mask);
                target[i + 1] = (int) (word >>> width & mask);
                target[i + 2] = (int) (word >>> 2 * width & mask);
                target[i + 3] = (int) (word >>> 3 * width & mask);
                target[i + 4] = (int) (word >>> 4 * width & mask);
                target[i + 5] = (int) (word >>> 5 * width & mask);
                target[i + 6] = (int) (word >>> 6 * width & mask);
                target[i + 7] = (int) (word >>> 7 * width & mask);
            }
        } else if (width <= 19) {
            for (; i + 3 <= last; i += 3, at += 3L * width) {
                long word = (long) Words.LONG.get(source, (int) (at >>> 3)) >>> (at & 7);
                target[i] = (int) (word & mask);
                target[i + 1] = (int) (word >>> width & mask);
                target[i + 2] = (int) (word >>> 2 * width & mask);
            }
        }
        for (; i < last; i++) {
            target[i] = (int) ((long) Words.LONG.get(source, (int) (at >>> 3)) >>> (at & 7) & mask);
            at += width;
        }
        bit = at;
    }

    private void unpack(byte[] target, int from, int count) {
        long mask = (1L << bitWidth) - 1;
        for (int i = from; i < from + count; i++) {
            target[i] = (byte) ((long) Words.LONG.get(bytes, (int) (bit >>> 3)) >>> (bit & 7) & mask);
            bit += bitWidth;
        }
    }

    /** Makes sure that a run is open and takes at most {@code wanted} values from it; for packed ones, {@code bit} stays at the first. */
    private int run(int wanted) throws DataException {
        while (runLeft == 0) {
            openRun(wanted);
        }
        int take = (int) Math.min(wanted, runLeft);
        runLeft -= take;
        return take;
    }

    private void openRun(int wanted) throws DataException {
        long header = 0;
        int shift = 0;
        int b;
        do {
            if (position >= end) {
                throw place.damaged("the " + what + " end too early: at least " + wanted + " are missing");
            }
            if (shift > 28) {
                throw place.damaged("the " + what + " hold a run length of more than 32 bits");
            }
            b = bytes[position++] & 0xFF;
            header |= (long) (b & 0x7F) << shift;
            shift += 7;
        } while (b >= 0x80);
        header &= 0xFFFFFFFFL;
        if ((header & 1) == 0) {
            openRepeated(header >>> 1);
        } else {
            openPacked(header >>> 1);
        }
    }

    private void openRepeated(long count) throws DataException {
        int width = (bitWidth + 7) >>> 3;
        if (width > end - position) {
            throw place.damaged("the " + what + " end inside a run");
        }
        int value = 0;
        for (int i = 0; i < width; i++) {
            value |= (bytes[position++] & 0xFF) << (i << 3);
        }
        if (bitWidth < 32 && value >>> bitWidth != 0) {
            throw place.damaged("the " + what + " repeat " + Integer.toUnsignedString(value) + ", which has more than "
                    + bitWidth + " bits");
        }
        repeated = true;
        repeatedValue = value;
        runLeft = count;
    }

    private void openPacked(long groups) throws DataException {
        long size = groups * bitWidth;
        long available = end - position;
        repeated = false;
        bit = (long) position << 3;
        if (size <= available) {
            runLeft = groups << 3;
            position += (int) size;
        } else {
            // The last group may be cut where it holds no values; whether it holds enough shows when they are wanted.
            runLeft = (available << 3) / bitWidth;
            position = end;
            if (runLeft == 0) {
                throw place.damaged("the " + what + " end inside a packed run");
            }
        }
    }
}
