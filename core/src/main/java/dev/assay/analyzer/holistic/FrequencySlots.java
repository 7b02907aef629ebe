package dev.assay.analyzer.holistic;

import dev.assay.data.LimitException;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.util.MemoryUtil;
import org.jspecify.annotations.Nullable;

/**
 * Counts of fingerprints that begin with the same byte: open addressing with linear probing, off the heap, at most three quarters full.
 *
 * <p>A slot has 8 bytes (narrow) or 16 (wide):
 *
 * <pre>
 *   word 0: count, 8 bits | lower 56 bits of the fingerprint's first word     0 = empty slot
 *   word 1: second word of the fingerprint                                    wide only
 * </pre>
 *
 * The byte of the fingerprint that is not stored is the same for all, so nothing is lost. A count above 255 moves into a second array of
 * longs, one per slot, which exists only if some key needs it: the whole count is the byte plus that long. The byte is 1 only for keys
 * that occurred once.
 *
 * <p>Not thread-safe.
 */
final class FrequencySlots {
    private static final long KEY_BITS = (1L << 56) - 1;
    private static final long ONE = 1L << 56;
    private static final int MAX_SHORT_COUNT = 255;
    /** Slots are found by the lower bits of word 0. */
    private static final int MAX_SLOTS = 1 << 30;

    private final FrequencyTable table;
    private final int slotShift;
    /** Start of the slots. */
    private long slots;

    private int mask;
    private int limit;
    private int size;
    private long unique;
    /** Null while the slots are part of another block. */
    private @Nullable ArrowBuf buffer;

    private @Nullable ArrowBuf longCounts;

    /** @param address of zeroed memory for so many slots, which stays the caller's */
    FrequencySlots(FrequencyTable table, boolean wide, long address, int slotCount) {
        this.table = table;
        this.slotShift = wide ? 4 : 3;
        this.slots = address;
        shape(slotCount);
    }

    private void shape(int slotCount) {
        mask = slotCount - 1;
        limit = slotCount / 4 * 3;
    }

    /** Whether logs should go to the disk. */
    boolean isMemoryScarce() {
        return table.isMemoryScarce();
    }

    /** Distinct keys. */
    int size() {
        return size;
    }

    /** Keys that occurred once. */
    long unique() {
        return unique;
    }

    /** Counts a fingerprint of 64 bits. */
    void addNarrow(long fingerprint) throws LimitException {
        long key = fingerprint & KEY_BITS;
        int slot = (int) key & mask;
        while (true) {
            long address = slots + ((long) slot << 3);
            long word = MemoryUtil.getLong(address);
            if (word == 0) {
                MemoryUtil.putLong(address, key | ONE);
                occupied();
                return;
            }
            if ((word & KEY_BITS) == key) {
                more(address, word, slot, 1);
                return;
            }
            slot = slot + 1 & mask;
        }
    }

    /** Counts a fingerprint of 128 bits. */
    void addWide(long first, long second) throws LimitException {
        long key = first & KEY_BITS;
        int slot = (int) key & mask;
        while (true) {
            long address = slots + ((long) slot << 4);
            long word = MemoryUtil.getLong(address);
            if (word == 0) {
                MemoryUtil.putLong(address, key | ONE);
                MemoryUtil.putLong(address + 8, second);
                occupied();
                return;
            }
            if ((word & KEY_BITS) == key && MemoryUtil.getLong(address + 8) == second) {
                more(address, word, slot, 1);
                return;
            }
            slot = slot + 1 & mask;
        }
    }

    /** Counts a fingerprint several times; {@code second} is ignored by narrow slots. */
    void add(long first, long second, long times) throws LimitException {
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
        unique--;
        occupied();
    }

    /** Adds all counts of other slots of the same kind. */
    void addAll(FrequencySlots other) throws LimitException {
        for (int slot = 0; slot <= other.mask; slot++) {
            long address = other.slots + ((long) slot << slotShift);
            long word = MemoryUtil.getLong(address);
            if (word != 0) {
                add(word, slotShift == 4 ? MemoryUtil.getLong(address + 8) : 0, other.count(slot, word));
            }
        }
    }

    /** How often a fingerprint occurred. */
    long count(long first, long second) {
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
                longs = zeroed((mask + 1L) << 3);
                longCounts = longs;
            }
            // At least 2 stays in the byte, so that 1 keeps its meaning.
            longs.setLong((long) slot << 3, Math.addExact(longs.getLong((long) slot << 3), count - 2));
            count = 2;
        }
        MemoryUtil.putLong(address, (word & KEY_BITS) | count << 56);
    }

    private void occupied() throws LimitException {
        unique++;
        if (++size > limit) {
            grow((mask + 1L) * 2);
        }
    }

    /** Makes room for so many keys at once. */
    void reserve(long keys) throws LimitException {
        long slotCount = mask + 1L;
        while (slotCount / 4 * 3 < keys) {
            slotCount *= 2;
        }
        if (slotCount > mask + 1L) {
            grow(slotCount);
        }
    }

    private void grow(long slotCount) throws LimitException {
        if (slotCount > MAX_SLOTS) {
            throw table.full();
        }
        int newMask = (int) slotCount - 1;
        ArrowBuf newBuffer = zeroed(slotCount << slotShift);
        ArrowBuf newLongs = null;
        if (longCounts != null) {
            try {
                newLongs = zeroed(slotCount << 3);
            } catch (LimitException | RuntimeException | Error e) {
                table.free(newBuffer);
                throw e;
            }
        }
        long target = newBuffer.memoryAddress();
        for (int slot = 0; slot <= mask; slot++) {
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
        close();
        buffer = newBuffer;
        longCounts = newLongs;
        slots = target;
        shape(newMask + 1);
    }

    private ArrowBuf zeroed(long bytes) throws LimitException {
        ArrowBuf memory = table.allocate(bytes);
        memory.setZero(0, bytes);
        return memory;
    }

    /** Forgets all keys, keeps the memory if it holds so many keys, else takes other. */
    void restart(long keys) throws LimitException {
        size = 0;
        unique = 0;
        table.free(longCounts);
        longCounts = null;
        long slotCount = 16;
        while (slotCount / 4 * 3 < keys) {
            slotCount *= 2;
        }
        if (slotCount > MAX_SLOTS) {
            throw table.full();
        }
        long bytes = slotCount << slotShift;
        ArrowBuf current = buffer;
        if (current == null || current.capacity() < bytes) {
            table.free(current);
            buffer = null;
            current = table.allocate(bytes);
            buffer = current;
            slots = current.memoryAddress();
        }
        current.setZero(0, bytes);
        shape((int) slotCount);
    }

    /** Adds to a histogram: how many keys occurred how often. */
    void addTo(CountHistogram histogram) {
        if (unique == size) {
            histogram.add(1, unique);
            return;
        }
        for (int slot = 0; slot <= mask; slot++) {
            long word = MemoryUtil.getLong(slots + ((long) slot << slotShift));
            if (word != 0) {
                histogram.add(count(slot, word), 1);
            }
        }
    }

    /** Frees what is not the caller's. */
    void close() {
        table.free(buffer);
        table.free(longCounts);
        buffer = null;
        longCounts = null;
    }
}
