package dev.assay.readers.arrow;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Decompresses one LZ4 frame (blocks dependent or not, checksums verified). The heap it needs is bounded by the frame's block size, at
 * most 4 MB, and never by a length that the frame claims.
 */
final class Lz4Frame extends InputStream {
    private static final int MAGIC = 0x184D2204;
    private static final int HISTORY = 64 << 10;

    private final InputStream in;
    private final boolean blockChecksums;
    private final boolean contentChecksum;
    private final int maxBlock;
    private final Xxh32 hash = new Xxh32();

    private final byte[] block;
    /** 64 KB of history, then the current block. */
    private final byte[] window;

    private int historyLength;
    private int position = HISTORY;
    private int end = HISTORY;
    private boolean ended;

    /**
     * Reads the frame's header.
     *
     * @param compressed bytes that the frame has at most
     * @param content bytes that it becomes at most; one block that becomes more is damaged
     */
    Lz4Frame(InputStream in, long compressed, long content) throws IOException {
        this.in = in;
        if (number() != MAGIC) {
            throw new IOException("no LZ4 frame");
        }
        byte[] descriptor = new byte[10];
        fill(descriptor, 0, 2);
        int flags = descriptor[0];
        boolean contentSize = (flags & 0x08) != 0;
        if ((flags & 0xC0) != 0x40 || (flags & 0x02) != 0) {
            throw new IOException("an LZ4 frame of another version");
        }
        if ((flags & 0x01) != 0) {
            throw new IOException("an LZ4 frame that needs a dictionary");
        }
        int size = descriptor[1] >> 4 & 7;
        if (size < 4) {
            throw new IOException("LZ4 blocks of an unknown size");
        }
        maxBlock = 1 << (8 + 2 * size);
        int length = 2;
        if (contentSize) {
            fill(descriptor, 2, 8);
            length = 10;
        }
        if (one() != (Xxh32.of(descriptor, 0, length) >>> 8 & 0xFF)) {
            throw new IOException("the LZ4 frame's header does not match its checksum");
        }
        blockChecksums = (flags & 0x10) != 0;
        contentChecksum = (flags & 0x04) != 0;
        block = new byte[(int) Math.min(maxBlock, compressed)];
        window = new byte[HISTORY + (int) Math.min(maxBlock, content)];
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (position == end) {
            if (ended || !nextBlock()) {
                return -1;
            }
        }
        int count = Math.min(length, end - position);
        System.arraycopy(window, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean nextBlock() throws IOException {
        int size = number();
        if (size == 0) {
            ended = true;
            if (contentChecksum && number() != hash.value()) {
                throw new IOException("the LZ4 frame's content does not match its checksum");
            }
            return false;
        }
        boolean stored = size < 0;
        int length = size & 0x7FFFFFFF;
        if (length > block.length || (stored && length > window.length - HISTORY)) {
            throw new IOException("an LZ4 block of " + length + " bytes; the frame allows " + maxBlock);
        }
        fill(block, 0, length);
        if (blockChecksums && number() != Xxh32.of(block, 0, length)) {
            throw new IOException("an LZ4 block does not match its checksum");
        }
        keepHistory();
        if (stored) {
            System.arraycopy(block, 0, window, HISTORY, length);
            end = HISTORY + length;
        } else {
            end = decompress(length);
        }
        position = HISTORY;
        hash.add(window, HISTORY, end - HISTORY);
        return true;
    }

    /** Moves the last 64 KB that were decompressed in front of the next block. */
    private void keepHistory() {
        int fresh = end - HISTORY;
        historyLength = Math.min(HISTORY, historyLength + fresh);
        System.arraycopy(window, end - historyLength, window, HISTORY - historyLength, historyLength);
    }

    /** Decompresses the block into the window; returns the offset behind it. */
    private int decompress(int length) throws IOException {
        int from = 0;
        int to = HISTORY;
        int first = HISTORY - historyLength;
        while (from < length) {
            int token = block[from++] & 0xFF;
            int literals = token >> 4;
            if (literals == 15) {
                int more;
                do {
                    more = blockByte(from++, length);
                    literals += more;
                } while (more == 255 && literals <= maxBlock);
            }
            if (literals > length - from || literals > window.length - to) {
                throw damaged();
            }
            System.arraycopy(block, from, window, to, literals);
            from += literals;
            to += literals;
            if (from == length) {
                return to;
            }
            int distance = blockByte(from, length) | blockByte(from + 1, length) << 8;
            from += 2;
            int match = token & 15;
            if (match == 15) {
                int more;
                do {
                    more = blockByte(from++, length);
                    match += more;
                } while (more == 255 && match <= maxBlock);
            }
            match += 4;
            if (distance == 0 || distance > to - first || match > window.length - to) {
                throw damaged();
            }
            if (distance >= match) {
                System.arraycopy(window, to - distance, window, to, match);
                to += match;
            } else {
                for (int i = 0; i < match; i++, to++) {
                    window[to] = window[to - distance];
                }
            }
        }
        throw damaged();
    }

    private int blockByte(int at, int length) throws IOException {
        if (at >= length) {
            throw damaged();
        }
        return block[at] & 0xFF;
    }

    private static IOException damaged() {
        return new IOException("a damaged LZ4 block");
    }

    private int one() throws IOException {
        int value = in.read();
        if (value < 0) {
            throw new EOFException("the LZ4 frame is cut");
        }
        return value;
    }

    private int number() throws IOException {
        return one() | one() << 8 | one() << 16 | one() << 24;
    }

    private void fill(byte[] target, int offset, int length) throws IOException {
        if (in.readNBytes(target, offset, length) < length) {
            throw new EOFException("the LZ4 frame is cut");
        }
    }
}
