package dev.assay.analyzer.holistic;

import dev.assay.data.LimitException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;

/**
 * Whole numbers of one split, each greater than the one before, kept as differences. While all splits of a column are such runs and do not
 * overlap, no number occurs twice, and none has to be looked up. If that ends, the numbers are still here to be counted otherwise.
 *
 * <p>Numbers are kept in blocks, each a header and differences of 0, 1, 2, 4 or 8 bytes; width 0 means that all differences are the one in
 * the header:
 *
 * <pre>
 *   first number, 8 bytes | number of numbers, 8 | width, 8 | difference, 8 | differences, from the second number on
 * </pre>
 *
 * <p>Not thread-safe. Memory belongs to the table and is freed by {@link #close()}.
 */
final class AscendingRun {
    private static final int BLOCK = 1024;
    private static final int HEADER = 32;
    private static final int MAX_BLOCK_BYTES = HEADER + 8 * BLOCK;
    private static final int FIRST_BUFFER = MAX_BLOCK_BYTES;
    private static final int BUFFER = 1 << 18;

    private final FrequencyTable table;
    private long[] block = new long[BLOCK];
    private int blockSize;
    private final List<ArrowBuf> buffers = new ArrayList<>();
    /** Bytes written to each buffer. */
    private final List<Integer> lengths = new ArrayList<>();

    private int length;
    /** Header of the last block if it has width 0, to be made longer by what follows; else -1. */
    private int open = -1;

    private long first;
    private long last;
    private long count;

    AscendingRun(FrequencyTable table) {
        this.table = table;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }

    long count() {
        return count;
    }

    /**
     * Appends the rows that are in both sets, if they go on ascending.
     *
     * @return false if they do not; then nothing has been appended
     */
    boolean add(long[] values, long[] validity, long[] scope, int words) throws LimitException {
        if (!ascends(values, validity, scope, words)) {
            return false;
        }
        for (int word = 0; word < words; word++) {
            for (long bits = validity[word] & scope[word]; bits != 0; bits &= bits - 1) {
                block[blockSize++] = values[(word << 6) + Long.numberOfTrailingZeros(bits)];
                if (blockSize == BLOCK) {
                    write();
                }
            }
        }
        return true;
    }

    private boolean ascends(long[] values, long[] validity, long[] scope, int words) {
        long previous = last;
        boolean any = count > 0;
        for (int word = 0; word < words; word++) {
            long bits = validity[word] & scope[word];
            int base = word << 6;
            if (bits == -1L && any) {
                boolean ascends = values[base] > previous;
                for (int row = base + 1; row < base + 64; row++) {
                    ascends &= values[row] > values[row - 1];
                }
                if (!ascends) {
                    return false;
                }
                previous = values[base + 63];
            } else {
                for (; bits != 0; bits &= bits - 1) {
                    long value = values[base + Long.numberOfTrailingZeros(bits)];
                    if (any && value <= previous) {
                        return false;
                    }
                    previous = value;
                    any = true;
                }
            }
        }
        for (int word = 0; word < words; word++) {
            long bits = validity[word] & scope[word];
            if (bits != 0 && count == 0) {
                first = values[(word << 6) + Long.numberOfTrailingZeros(bits)];
            }
            count += Long.bitCount(bits);
        }
        last = previous;
        return true;
    }

    private void write() throws LimitException {
        int size = blockSize;
        blockSize = 0;
        long step = size > 1 ? block[1] - block[0] : 1;
        long bits = 0;
        boolean even = true;
        for (int i = 1; i < size; i++) {
            long difference = block[i] - block[i - 1];
            bits |= difference;
            even &= difference == step;
        }
        if (even && open >= 0 && continues(step, size)) {
            return;
        }
        int width = even ? 0 : bits >>> 8 == 0 ? 1 : bits >>> 16 == 0 ? 2 : bits >>> 32 == 0 ? 4 : 8;
        ArrowBuf buffer = room(HEADER + width * size);
        buffer.setLong(length, block[0]);
        buffer.setLong(length + 8, size);
        buffer.setLong(length + 16, width);
        buffer.setLong(length + 24, step);
        open = width == 0 ? length : -1;
        length += HEADER;
        for (int i = 1; i < size && width > 0; i++) {
            long difference = block[i] - block[i - 1];
            switch (width) {
                case 1:
                    buffer.setByte(length, (byte) difference);
                    break;
                case 2:
                    buffer.setShort(length, (short) difference);
                    break;
                case 4:
                    buffer.setInt(length, (int) difference);
                    break;
                default:
                    buffer.setLong(length, difference);
                    break;
            }
            length += width;
        }
        lengths.set(lengths.size() - 1, length);
    }

    /** Makes the last block longer if the new one goes on in the same steps. */
    private boolean continues(long step, int size) {
        ArrowBuf buffer = buffers.get(buffers.size() - 1);
        long start = buffer.getLong(open);
        long soFar = buffer.getLong(open + 8);
        long openStep = buffer.getLong(open + 24);
        if (openStep != step || block[0] != start + soFar * step) {
            return false;
        }
        buffer.setLong(open + 8, soFar + size);
        return true;
    }

    private ArrowBuf room(int bytes) throws LimitException {
        if (buffers.isEmpty() || buffers.get(buffers.size() - 1).capacity() - length < bytes) {
            buffers.add(table.allocate(buffers.isEmpty() ? FIRST_BUFFER : BUFFER));
            lengths.add(0);
            length = 0;
        }
        return buffers.get(buffers.size() - 1);
    }

    /** Gives back what is only needed for adding. */
    void seal() {
        block = java.util.Arrays.copyOf(block, blockSize);
    }

    /** Counts all numbers in the table. Leaves the run as it is. */
    void writeTo(FrequencyWriter writer) throws LimitException {
        for (int b = 0; b < buffers.size(); b++) {
            ArrowBuf buffer = buffers.get(b);
            int at = 0;
            while (at < lengths.get(b)) {
                at = writeBlock(buffer, at, writer);
            }
        }
        for (int i = 0; i < blockSize; i++) {
            writer.add(table.fingerprints().of(block[i]));
        }
    }

    private int writeBlock(ArrowBuf buffer, int header, FrequencyWriter writer) throws LimitException {
        long value = buffer.getLong(header);
        long size = buffer.getLong(header + 8);
        int width = (int) buffer.getLong(header + 16);
        long step = buffer.getLong(header + 24);
        int at = header + HEADER;
        writer.add(table.fingerprints().of(value));
        for (long i = 1; i < size; i++) {
            switch (width) {
                case 0:
                    value += step;
                    break;
                case 1:
                    value += buffer.getByte(at) & 0xFF;
                    break;
                case 2:
                    value += buffer.getShort(at) & 0xFFFF;
                    break;
                case 4:
                    value += buffer.getInt(at) & 0xFFFF_FFFFL;
                    break;
                default:
                    value += buffer.getLong(at);
                    break;
            }
            at += width;
            writer.add(table.fingerprints().of(value));
        }
        return at;
    }

    void close() {
        buffers.forEach(table::free);
        buffers.clear();
        lengths.clear();
        blockSize = 0;
    }
}
