package dev.assay.analyzer.holistic;

import dev.assay.data.LimitException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.apache.arrow.memory.util.MemoryUtil;
import org.jspecify.annotations.Nullable;

/**
 * One of the 256 parts of a table: the fingerprints that begin with one byte. Few keys are counted at once. Many are first appended to a
 * log, and counted together when it is worth it: the slots of the keys then come into the cache once for many fingerprints, where
 * otherwise each would wait for memory. When keys hardly repeat, the log is smaller than their slots would be; so it may grow until all
 * rows are seen, and is then counted in memory that the partitions use one after the other.
 *
 * <p>While memory is scarce, a log whose keys hardly repeat is moved to the disk, piece by piece, and read back when it is counted in the
 * end.
 *
 * <p>Not thread-safe: callers hold the partition's monitor.
 */
final class FrequencyPartition {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    /** From so many keys on there is a log. */
    private static final int LOG_FROM = 384;
    /** Fingerprints per piece of the log. */
    static final int CHUNK = 1024;
    /** No log gets longer than that, or than twice the number of keys. */
    private static final int LONG_LOG = 65_536;
    /** With more keys than that, a log goes to the disk rather than into more slots. */
    private static final int MANY_KEYS = 16_384;

    private final FrequencySlots counted;
    private final LogChunks chunks;
    private final SpillFile spill;
    private final boolean wide;
    /** Where pieces of the log are in the spill file; all are full. */
    private long[] spilled = new long[0];

    private int spilledChunks;
    private long[] log = new long[1];
    private int logChunks;
    private int logged;
    private int logAllowed = 2 * LOG_FROM;
    /** How many of the fingerprints counted last were new keys. */
    private double newShare = 1;

    /** Where the next fingerprint of the log goes; the end of its piece if that is full. */
    private long at;

    private long end;
    private @Nullable Counts settled;
    private boolean closed;

    /** What is asked of a partition in the end. */
    private record Counts(long distinct, long unique, CountHistogram histogram) {}

    FrequencyPartition(FrequencySlots counted, LogChunks chunks, SpillFile spill, boolean wide) {
        this.counted = counted;
        this.chunks = chunks;
        this.spill = spill;
        this.wide = wide;
    }

    /** Counts {@code count} fingerprints of 64 bits from {@code keys[from]} on. */
    void addNarrow(long[] keys, int from, int count) throws LimitException {
        begin();
        if (counted.size() < LOG_FROM) {
            for (int i = from; i < from + count; i++) {
                counted.addNarrow(keys[i]);
            }
            return;
        }
        for (int i = from; i < from + count; i++) {
            if (at == end) {
                extendLog();
            }
            MemoryUtil.putLong(at, keys[i]);
            at += 8;
        }
        logged(count);
    }

    /** Counts {@code count} fingerprints of 128 bits, in pairs of words from {@code keys[from]} on. */
    void addWide(long[] keys, int from, int count) throws LimitException {
        begin();
        if (counted.size() < LOG_FROM) {
            for (int i = from; i < from + 2 * count; i += 2) {
                counted.addWide(keys[i], keys[i + 1]);
            }
            return;
        }
        for (int i = from; i < from + 2 * count; i += 2) {
            if (at == end) {
                extendLog();
            }
            MemoryUtil.putLong(at, keys[i]);
            MemoryUtil.putLong(at + 8, keys[i + 1]);
            at += 16;
        }
        logged(count);
    }

    /** Counts one fingerprint several times. */
    void add(long first, long second, long times) throws LimitException {
        begin();
        counted.add(first, second, times);
    }

    private void begin() {
        if (closed) {
            throw new IllegalStateException("the table of frequencies has been closed");
        }
        settled = null;
    }

    private void extendLog() throws LimitException {
        // Few keys that repeat are better counted: that takes less room than any file.
        boolean pays = newShare > 0.5 || counted.size() > MANY_KEYS;
        if (logChunks > 0 && pays && counted.isMemoryScarce()) {
            spillLog();
        }
        long chunk = chunks.take();
        if (logChunks == log.length) {
            log = java.util.Arrays.copyOf(log, 2 * logChunks);
        }
        log[logChunks++] = chunk;
        at = chunk;
        end = chunk + chunkBytes();
    }

    /** Moves the log, all of whose pieces are full, to the disk. */
    private void spillLog() throws LimitException {
        byte[] bytes = new byte[(int) chunkBytes()];
        if (spilledChunks + logChunks > spilled.length) {
            spilled = java.util.Arrays.copyOf(spilled, 2 * (spilledChunks + logChunks));
        }
        for (int i = 0; i < logChunks; i++) {
            MemoryUtil.copyFromMemory(log[i], bytes, 0, bytes.length);
            spilled[spilledChunks++] = spill.write(bytes, bytes.length);
        }
        clearLog();
    }

    private void addSpilledTo(FrequencySlots target) throws LimitException {
        if (spilledChunks == 0) {
            return;
        }
        byte[] bytes = new byte[(int) chunkBytes()];
        for (int i = 0; i < spilledChunks; i++) {
            spill.read(spilled[i], bytes, bytes.length);
            for (int at = 0; at < bytes.length; at += wide ? 16 : 8) {
                long first = (long) WORD.get(bytes, at);
                if (wide) {
                    target.addWide(first, (long) WORD.get(bytes, at + 8));
                } else {
                    target.addNarrow(first);
                }
            }
        }
    }

    private long chunkBytes() {
        return (long) CHUNK << (wide ? 4 : 3);
    }

    private void logged(int count) throws LimitException {
        logged += count;
        if (logged >= logAllowed) {
            countLog();
        }
    }

    /** Counts the log, and decides from how many keys were new how long it may become the next time. */
    private void countLog() throws LimitException {
        int before = counted.size();
        int tried = logged;
        // Most fingerprints are new keys, as far as is known: make room at once.
        counted.reserve(before + (long) (tried * newShare));
        addLogTo(counted);
        clearLog();
        int found = counted.size() - before;
        newShare = found / (double) tried;
        // Of n keys, drawn with equal chance, a share of about (size / n) has been seen before.
        double seen = 1 - newShare;
        double keys = seen * LONG_LOG <= counted.size() ? LONG_LOG : (before + counted.size()) / 2.0 / seen;
        logAllowed = (int) Math.min(1 << 30, Math.max(2L * counted.size(), (long) Math.min(LONG_LOG, 2 * keys)));
    }

    private void addLogTo(FrequencySlots target) throws LimitException {
        for (int i = 0; i < logChunks; i++) {
            long to = i < logChunks - 1 ? log[i] + chunkBytes() : at;
            if (wide) {
                for (long next = log[i]; next < to; next += 16) {
                    target.addWide(MemoryUtil.getLong(next), MemoryUtil.getLong(next + 8));
                }
            } else {
                for (long next = log[i]; next < to; next += 8) {
                    target.addNarrow(MemoryUtil.getLong(next));
                }
            }
        }
    }

    private void clearLog() {
        for (int i = 0; i < logChunks; i++) {
            chunks.giveBack(log[i]);
        }
        logChunks = 0;
        logged = 0;
        at = 0;
        end = 0;
    }

    /**
     * Finds the sums of this partition.
     *
     * @param scratch slots that may be used meanwhile
     */
    void settle(FrequencySlots scratch) throws LimitException {
        if (settled != null || closed) {
            return;
        }
        FrequencySlots all = counted;
        if (logged > 0 || spilledChunks > 0) {
            long uncounted = logged + (long) spilledChunks * CHUNK;
            scratch.restart(counted.size() + (long) (uncounted * Math.min(1, newShare * 1.25)));
            scratch.addAll(counted);
            addSpilledTo(scratch);
            addLogTo(scratch);
            all = scratch;
        }
        CountHistogram histogram = new CountHistogram();
        all.addTo(histogram);
        settled = new Counts(all.size(), all.unique(), histogram.compact());
    }

    private Counts sums() {
        if (closed || settled == null) {
            throw new IllegalStateException(
                    closed ? "the table of frequencies has been closed" : "the table of frequencies is not settled");
        }
        return settled;
    }

    /** Distinct keys; after {@link #settle}. */
    long distinct() {
        return sums().distinct();
    }

    /** Keys that occurred once; after {@link #settle}. */
    long unique() {
        return sums().unique();
    }

    /** How many keys occurred how often; after {@link #settle}. */
    void addTo(CountHistogram target) {
        target.addAll(sums().histogram());
    }

    /** How often a fingerprint occurred. The first question counts the log for good. */
    long count(long first, long second) throws LimitException {
        if (closed) {
            throw new IllegalStateException("the table of frequencies has been closed");
        }
        if (logged > 0) {
            countLog();
        }
        addSpilledTo(counted);
        spilledChunks = 0;
        return counted.count(first, second);
    }

    void close() {
        closed = true;
        logChunks = 0;
        spilledChunks = 0;
        counted.close();
    }
}
