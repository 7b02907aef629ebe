package dev.assay.analyzer.holistic;

import dev.assay.data.LimitException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;

/**
 * Memory for the logs of a table's partitions: pieces of one size, cut from larger blocks. A piece given back is handed out again, because
 * memory that was touched before costs much less than new one. Thread-safe.
 */
final class LogChunks {
    private static final int FIRST_BLOCK = 8;
    private static final int BLOCK = 64;

    private final FrequencyTable table;
    private final long chunkBytes;
    private final List<ArrowBuf> blocks = new ArrayList<>();
    private long[] free = new long[64];
    private int freeCount;
    private long next;
    private long end;

    LogChunks(FrequencyTable table, long chunkBytes) {
        this.table = table;
        this.chunkBytes = chunkBytes;
    }

    /** The address of a piece. */
    synchronized long take() throws LimitException {
        if (freeCount > 0) {
            return free[--freeCount];
        }
        if (next == end) {
            long bytes = chunkBytes * (blocks.isEmpty() ? FIRST_BLOCK : BLOCK);
            ArrowBuf block = table.allocate(bytes);
            blocks.add(block);
            next = block.memoryAddress();
            end = next + bytes;
        }
        long chunk = next;
        next += chunkBytes;
        return chunk;
    }

    /** Takes a piece back. */
    synchronized void giveBack(long chunk) {
        if (freeCount == free.length) {
            free = java.util.Arrays.copyOf(free, 2 * freeCount);
        }
        free[freeCount++] = chunk;
    }

    /** Frees everything; no piece may be in use. */
    synchronized void close() {
        blocks.forEach(table::free);
        blocks.clear();
        freeCount = 0;
        next = 0;
        end = 0;
    }
}
