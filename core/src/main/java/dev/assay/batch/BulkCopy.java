package dev.assay.batch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.memory.util.MemoryUtil;

/**
 * Copies values off the heap into arrays, as many at once as fit into the first-level cache: two copies of blocks are several times as fast as
 * one value by value. Addresses are the caller's to check.
 */
final class BulkCopy {
    private static final int CHUNK = 16 << 10;
    private static final ThreadLocal<ByteBuffer> BUFFERS =
            ThreadLocal.withInitial(() -> ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN));

    private BulkCopy() {}

    static void ints(long address, int count, int[] out) {
        ByteBuffer buffer = BUFFERS.get();
        for (int done = 0; done < count; ) {
            int take = Math.min(count - done, CHUNK >> 2);
            MemoryUtil.copyFromMemory(address + ((long) done << 2), buffer.array(), 0, (long) take << 2);
            buffer.asIntBuffer().get(out, done, take);
            done += take;
        }
    }

    static void longs(long address, int count, long[] out) {
        ByteBuffer buffer = BUFFERS.get();
        for (int done = 0; done < count; ) {
            int take = Math.min(count - done, CHUNK >> 3);
            MemoryUtil.copyFromMemory(address + ((long) done << 3), buffer.array(), 0, (long) take << 3);
            buffer.asLongBuffer().get(out, done, take);
            done += take;
        }
    }

    static void doubles(long address, int count, double[] out) {
        ByteBuffer buffer = BUFFERS.get();
        for (int done = 0; done < count; ) {
            int take = Math.min(count - done, CHUNK >> 3);
            MemoryUtil.copyFromMemory(address + ((long) done << 3), buffer.array(), 0, (long) take << 3);
            buffer.asDoubleBuffer().get(out, done, take);
            done += take;
        }
    }
}
