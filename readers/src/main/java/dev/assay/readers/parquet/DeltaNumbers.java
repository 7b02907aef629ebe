package dev.assay.readers.parquet;

import dev.assay.data.DataException;

/**
 * DELTA_BINARY_PACKED whole numbers. Header: block size, miniblocks per block, number of values (varints), first value (zig-zag). Each
 * block: least difference (zig-zag), a byte with the bit width of every miniblock, the miniblocks: differences minus the least, packed
 * lowest bits first. Sums wrap around, in 64 bits; INT32 takes the lower half. Nothing is decoded before it is asked for, so that a
 * header that announces many values costs nothing.
 */
final class DeltaNumbers {
    private final Place place;
    private byte[] bytes = new byte[0];
    private int position;
    private int end;

    private int blockSize;
    private int miniblocks;
    private int miniblockSize;
    private long total;
    private long left;
    private boolean first;
    private long value;

    private long minimum;
    private int widths;
    private int miniblock;
    private int miniblockLeft;
    private int width;
    private long bit;

    DeltaNumbers(Place place) {
        this.place = place;
    }

    /** Starts over with a range of bytes; {@link ChunkInput#SLACK} bytes behind it can be loaded. */
    void start(byte[] source, int from, int to) throws DataException {
        bytes = source;
        position = from;
        end = to;
        if (from == to) {
            // A page without values may have no header either.
            total = 0;
            left = 0;
            return;
        }
        long block = varint();
        long minis = varint();
        total = varint();
        value = zigzag();
        if (block <= 0 || minis <= 0 || block > 1 << 24 || block % minis != 0 || block / minis % 8 != 0) {
            throw place.damaged("delta-encoded numbers in blocks of " + block + " values with " + minis
                    + " miniblocks; a miniblock has a multiple of eight values");
        }
        if (total < 0 || total > Integer.MAX_VALUE) {
            throw place.damaged("delta-encoded numbers are said to be " + total);
        }
        blockSize = (int) block;
        miniblocks = (int) minis;
        miniblockSize = blockSize / miniblocks;
        left = total;
        first = true;
        miniblock = miniblocks;
        miniblockLeft = 0;
    }

    /** Number of values as the header says. */
    long total() {
        return total;
    }

    /** Where the encoded numbers end; walks over the blocks, to be called before the first {@link #read}. */
    int findEnd() throws DataException {
        if (total <= 1) {
            return position;
        }
        int at = position;
        long values = total - 1;
        while (values > 0) {
            zigzag();
            int blockWidths = openWidths();
            for (int i = 0; i < miniblocks && values > 0; i++) {
                long size = (long) miniblockSize / 8 * width(blockWidths + i);
                if (size > end - position) {
                    throw tooEarly();
                }
                position += (int) size;
                values -= miniblockSize;
            }
        }
        int found = position;
        position = at;
        return found;
    }

    /** Reads numbers. */
    void read(long[] target, int from, int count) throws DataException {
        if (count > left) {
            throw place.damaged("the delta-encoded numbers end too early: " + count + " more are needed, but of "
                    + total + " only " + left + " are left");
        }
        int at = from;
        int end = from + count;
        if (first && at < end) {
            target[at++] = value;
            first = false;
        }
        while (at < end) {
            if (miniblockLeft == 0) {
                openMiniblock();
            }
            int take = Math.min(end - at, miniblockLeft);
            checkBits(take);
            unpack(target, at, take);
            at += take;
            miniblockLeft -= take;
        }
        left -= count;
    }

    private void unpack(long[] target, int from, int count) {
        long sum = value;
        long least = minimum;
        if (width == 0) {
            for (int i = from; i < from + count; i++) {
                sum += least;
                target[i] = sum;
            }
        } else if (width <= 56) {
            long mask = (1L << width) - 1;
            long at = bit;
            for (int i = from; i < from + count; i++) {
                sum += least + ((long) Words.LONG.get(bytes, (int) (at >>> 3)) >>> (at & 7) & mask);
                target[i] = sum;
                at += width;
            }
            bit = at;
        } else {
            long mask = -1L >>> (64 - width);
            for (int i = from; i < from + count; i++) {
                int index = (int) (bit >>> 3);
                int shift = (int) (bit & 7);
                long difference = (long) Words.LONG.get(bytes, index) >>> shift;
                if (shift > 0) {
                    difference |= (long) bytes[index + 8] << (64 - shift);
                }
                sum += least + (difference & mask);
                target[i] = sum;
                bit += width;
            }
        }
        value = sum;
    }

    /** Called after the last number: more of them mean that the page is not what its header says. */
    void checkEnd() throws DataException {
        if (left > 0) {
            throw place.damaged("the delta-encoded numbers are said to be " + total + ", of which the page needs only "
                    + (total - left));
        }
    }

    private void openMiniblock() throws DataException {
        if (miniblock == miniblocks) {
            minimum = zigzag();
            widths = openWidths();
            miniblock = 0;
        }
        width = width(widths + miniblock);
        miniblock++;
        miniblockLeft = miniblockSize;
        bit = (long) position << 3;
        // The last miniblock may be cut behind its last value; whether it holds enough is checked when it is read.
        position = (int) Math.min(end, position + (long) miniblockSize / 8 * width);
    }

    private void checkBits(int count) throws DataException {
        if (bit + (long) count * width > (long) end << 3) {
            throw tooEarly();
        }
    }

    private int openWidths() throws DataException {
        if (miniblocks > end - position) {
            throw tooEarly();
        }
        int at = position;
        position += miniblocks;
        return at;
    }

    private int width(int at) throws DataException {
        int bits = bytes[at] & 0xFF;
        if (bits > 64) {
            throw place.damaged("delta-encoded numbers of " + bits + " bits");
        }
        return bits;
    }

    private DataException tooEarly() {
        return place.damaged("the delta-encoded numbers end too early");
    }

    private long zigzag() throws DataException {
        long encoded = varint();
        return encoded >>> 1 ^ -(encoded & 1);
    }

    private long varint() throws DataException {
        long number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (position >= end) {
                throw tooEarly();
            }
            int b = bytes[position++];
            number |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return number;
            }
        }
        throw place.damaged("delta-encoded numbers with a header number of more than ten bytes");
    }
}
