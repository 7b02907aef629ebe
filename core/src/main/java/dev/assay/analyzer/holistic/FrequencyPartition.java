package dev.assay.analyzer.holistic;

import dev.assay.data.LimitException;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.util.MemoryUtil;
import org.jspecify.annotations.Nullable;

/**
 * One of the 256 parts of a table: the keys whose fingerprints begin with one byte, and how often each occurred. Open addressing with
 * linear probing, off the heap, at most three quarters full.
 *
 * <p>A slot has 8 bytes (narrow) or 16 (wide):
 *
 * <pre>
 *   word 0: count, 8 bits | lower 56 bits of the fingerprint's first word     0 = empty slot
 *   word 1: second word of the fingerprint                                    wide only
 * </pre>
 *
 * The byte of the fingerprint that is not stored is the same throughout the partition, so nothing is lost. A count above 255 moves into a
 * second array of longs, one per slot, which exists only if some key needs it: the whole count is the byte plus that long. The byte is 1
 * only for keys that occurred once.
 *
 * <p>Not thread-safe: callers hold the partition's monitor.
 */
final class FrequencyPartition {
    private static final long KEY_BITS = (1L << 56) - 1;
    private static final long ONE = 1L << 56;
    private static final int MAX_SHORT_COUNT = 255;
    /** Slots are found by the lower bits of word 0, and there must stay some above. */
    private static final int MAX_SLOTS = 1 << 30;

    private final FrequencyTable table;
    private final int slotShift;
    /** Start of the slots. */
    private long slots;

    private int mask;
    private int limit;
    private int size;
    private long unique;
    /** Null while the slots are part of the table's first block. */
    private @Nullable ArrowBuf buffer;

    private @Nullable ArrowBuf longCounts;
    private boolean closed;

    /** @param address of zeroed memory for so many slots, which stays the table's */
    FrequencyPartition(FrequencyTable table, boolean wide, long address, int slotCount) {
        this.table = table;
        this.slotShift = wide ? 4 : 3;
        this.slots = address;
        this.mask = slotCount - 1;
        this.limit = slotCount / 4 * 3;
    }

    /** Distinct keys. */
    int size() {
        return size;
    }

    /** Keys that occurred once. */
    long unique() {
        return unique;
    }

    /** Counts {@code count} fingerprints of 64 bits from {@code keys[from]} on. */
    void addNarrow(long[] keys, int from, int count) throws LimitException {
        checkOpen();
        for (int i = from; i < from + count; i++) {
            long key = keys[i] & KEY_BITS;
            int slot = (int) key & mask;
            while (true) {
                long address = slots + ((long) slot << 3);
                long word = MemoryUtil.getLong(address);
                if (word == 0) {
                    MemoryUtil.putLong(address, key | ONE);
                    unique++;
                    occupied();
                    break;
                }
                if ((word & KEY_BITS) == key) {
                    more(address, word, slot, 1);
                    break;
                }
                slot = slot + 1 & mask;
            }
        }
    }

    /** Counts {@code count} fingerprints of 128 bits, in pairs of words from {@code keys[from]} on. */
    void addWide(long[] keys, int from, int count) throws LimitException {
        checkOpen();
        for (int i = from; i < from + 2 * count; i += 2) {
            long key = keys[i] & KEY_BITS;
            long second = keys[i + 1];
            int slot = (int) key & mask;
            while (true) {
                long address = slots + ((long) slot << 4);
                long word = MemoryUtil.getLong(address);
                if (word == 0) {
                    MemoryUtil.putLong(address, key | ONE);
                    MemoryUtil.putLong(address + 8, second);
                    unique++;
                    occupied();
                    break;
                }
                if ((word & KEY_BITS) == key && MemoryUtil.getLong(address + 8) == second) {
                    more(address, word, slot, 1);
                    break;
                }
                slot = slot + 1 & mask;
            }
        }
    }

    /** Counts one fingerprint several times. */
    void add(long first, long second, long times) throws LimitException {
        checkOpen();
        long key = first & KEY_BITS;
        int slot = find(key, second);
        long address = slots + ((long) slot << slotShift);
        long word = MemoryUtil.getLong(address);
        if (word != 0) {
            more(address, word, slot, times);
            return;
        }
        MemoryUtil.putLong(address, key | ONE);
        if (slotShift == 4) {
            MemoryUtil.putLong(address + 8, second);
        }
        unique++;
        if (times > 1) {
            more(address, key | ONE, slot, times - 1);
        }
        occupied();
    }

    /** How often a fingerprint occurred. */
    long count(long first, long second) {
        checkOpen();
        int slot = find(first & KEY_BITS, second);
        return count(slot, MemoryUtil.getLong(slots + ((long) slot << slotShift)));
    }

    private long count(int slot, long word) {
        long count = word >>> 56;
        return longCounts == null ? count : count + longCounts.getLong((long) slot << 3);
    }

    /** The slot of a key, or the empty one where it belongs. */
    private int find(long key, long second) {
        int slot = (int) key & mask;
        while (true) {
            long address = slots + ((long) slot << slotShift);
            long word = MemoryUtil.getLong(address);
            if (word == 0
                    || ((word & KEY_BITS) == key && (slotShift == 3 || MemoryUtil.getLong(address + 8) == second))) {
                return slot;
            }
            slot = slot + 1 & mask;
        }
    }

    private void more(long address, long word, int slot, long times) throws LimitException {
        long count = (word >>> 56) + times;
        if (word >>> 56 == 1) {
            unique--;
        }
        if (count > MAX_SHORT_COUNT) {
            ArrowBuf longs = longCounts;
            if (longs == null) {
                long bytes = (mask + 1L) << 3;
                longs = table.allocate(bytes);
                longs.setZero(0, bytes);
                longCounts = longs;
            }
            // At least 2 stays in the byte, so that 1 keeps its meaning.
            longs.setLong((long) slot << 3, Math.addExact(longs.getLong((long) slot << 3), count - 2));
            count = 2;
        }
        MemoryUtil.putLong(address, (word & KEY_BITS) | count << 56);
    }

    private void occupied() throws LimitException {
        if (++size > limit) {
            grow();
        }
    }

    private void grow() throws LimitException {
        int oldSlots = mask + 1;
        if (oldSlots >= MAX_SLOTS) {
            throw table.full();
        }
        int newMask = oldSlots * 2 - 1;
        long bytes = (newMask + 1L) << slotShift;
        ArrowBuf newBuffer = table.allocate(bytes);
        ArrowBuf newLongs = null;
        if (longCounts != null) {
            try {
                newLongs = table.allocate((newMask + 1L) << 3);
            } catch (LimitException | RuntimeException | Error e) {
                table.free(newBuffer);
                throw e;
            }
            newLongs.setZero(0, (newMask + 1L) << 3);
        }
        newBuffer.setZero(0, bytes);
        long target = newBuffer.memoryAddress();
        for (int slot = 0; slot < oldSlots; slot++) {
            long from = slots + ((long) slot << slotShift);
            long word = MemoryUtil.getLong(from);
            if (word != 0) {
                int to = (int) word & newMask;
                while (MemoryUtil.getLong(target + ((long) to << slotShift)) != 0) {
                    to = to + 1 & newMask;
                }
                long address = target + ((long) to << slotShift);
                MemoryUtil.putLong(address, word);
                if (slotShift == 4) {
                    MemoryUtil.putLong(address + 8, MemoryUtil.getLong(from + 8));
                }
                if (newLongs != null && longCounts != null) {
                    newLongs.setLong((long) to << 3, longCounts.getLong((long) slot << 3));
                }
            }
        }
        release();
        buffer = newBuffer;
        longCounts = newLongs;
        slots = target;
        mask = newMask;
        limit = (newMask + 1) / 4 * 3;
    }

    /** Adds to a histogram: how many keys occurred how often. */
    void addTo(CountHistogram histogram) {
        checkOpen();
        for (int slot = 0; slot <= mask; slot++) {
            long word = MemoryUtil.getLong(slots + ((long) slot << slotShift));
            if (word != 0) {
                histogram.add(count(slot, word), 1);
            }
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the table of frequencies has been closed");
        }
    }

    private void release() {
        table.free(buffer);
        table.free(longCounts);
        buffer = null;
        longCounts = null;
    }

    void close() {
        closed = true;
        release();
    }
}
