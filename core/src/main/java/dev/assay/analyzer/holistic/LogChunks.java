package dev.assay.analyzer.holistic;

import dev.assay.data.LimitException;
import java.util.ArrayDeque;
import java.util.TreeMap;
import org.apache.arrow.memory.ArrowBuf;

/**
 * Memory for the logs of a table's partitions: pieces of one size, cut from larger blocks. A piece given back is handed out again, because
 * memory that was touched before costs much less than new one; while memory is scarce, blocks of which no piece is in use are freed.
 * Thread-safe.
 */
final class LogChunks {
    private static final int FIRST_BLOCK = 8;
    private static final int BLOCK = 64;

    private final FrequencyTable table;
    private final long chunkBytes;
    /** All blocks by address. */
    private final TreeMap<Long, Block> blocks = new TreeMap<>();
    /** Those with a piece to give. */
    private final ArrayDeque<Block> open = new ArrayDeque<>();

    private static final class Block {
        private final ArrowBuf memory;
        private final long[] free;
        private int freeCount;

        Block(ArrowBuf memory, int pieces, long pieceBytes) {
            this.memory = memory;
            free = new long[pieces];
            for (int i = pieces - 1; i >= 0; i--) {
                free[freeCount++] = memory.memoryAddress() + i * pieceBytes;
            }
        }

        boolean isUnused() {
            return freeCount == free.length;
        }
    }

    LogChunks(FrequencyTable table, long chunkBytes) {
        this.table = table;
        this.chunkBytes = chunkBytes;
    }

    /** The address of a piece. */
    synchronized long take() throws LimitException {
        if (open.isEmpty()) {
            int pieces = blocks.isEmpty() ? FIRST_BLOCK : BLOCK;
            Block block = new Block(table.allocate(chunkBytes * pieces), pieces, chunkBytes);
            blocks.put(block.memory.memoryAddress(), block);
            open.push(block);
        }
        Block block = open.peek();
        long chunk = block.free[--block.freeCount];
        if (block.freeCount == 0) {
            open.pop();
        }
        return chunk;
    }

    /** Takes a piece back. */
    synchronized void giveBack(long chunk) {
        Block block = blocks.floorEntry(chunk).getValue();
        if (block.freeCount == 0) {
            // Last: so that blocks that are nearly unused become so.
            open.addLast(block);
        }
        block.free[block.freeCount++] = chunk;
        if (block.isUnused() && table.isMemoryScarce()) {
            open.remove(block);
            blocks.remove(block.memory.memoryAddress());
            table.free(block.memory);
        }
    }

    /** Frees everything; no piece may be in use. */
    synchronized void close() {
        blocks.values().forEach(block -> table.free(block.memory));
        blocks.clear();
        open.clear();
    }
}
