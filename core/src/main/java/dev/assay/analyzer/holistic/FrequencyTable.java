package dev.assay.analyzer.holistic;

import dev.assay.analyzer.Settling;
import dev.assay.data.LimitException;
import dev.assay.internal.kernel.Fingerprints;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.jspecify.annotations.Nullable;

/**
 * How often keys occurred, shared by the threads of an evaluation. Keys are fingerprints, spread over 256 partitions by their first
 * byte; threads collect them in a {@link FrequencyWriter} and hand over 64 at a time under the partition's lock, so locks are rare, and
 * what is handed over together falls into one small part of memory.
 *
 * <p>While memory is scarce, logs go to a temporary file, from where the partitions are counted one after the other.
 *
 * <p>Sums may be read when all writers are flushed. Everything off the heap is freed by {@link #close()}.
 */
final class FrequencyTable implements AutoCloseable, Settling {
    static final int PARTITIONS = 256;
    private static final int FIRST_SLOTS = 16;

    private final String columns;
    private final boolean wide;
    private final BufferAllocator allocator;
    private final Fingerprints fingerprints;
    private final FrequencyPartition[] partitions = new FrequencyPartition[PARTITIONS];
    private final LogChunks chunks;
    private final SpillFile spill;
    private final ArrayDeque<FrequencySlots> scratch = new ArrayDeque<>();
    private final ArrayDeque<FrequencyWriter> idle = new ArrayDeque<>();
    private final AtomicLong bytes = new AtomicLong();
    private final LongAdder rows = new LongAdder();
    private final LongAdder nullRows = new LongAdder();
    /** Runs of finished splits by first number; only while {@link #runsOnly}. */
    private final TreeMap<Long, AscendingRun> runs = new TreeMap<>();
    /** Whether all keys so far are in runs that do not overlap. */
    private volatile boolean runsOnly = true;

    private @Nullable ArrowBuf firstBlock;
    private boolean closed;

    /**
     * A table.
     *
     * @param columns names of the key's columns, for messages
     * @param wide whether fingerprints have 128 bits rather than 64
     */
    FrequencyTable(String columns, boolean wide, BufferAllocator allocator, Fingerprints fingerprints) {
        this.columns = columns;
        this.wide = wide;
        this.allocator = allocator;
        this.fingerprints = fingerprints;
        this.spill = new SpillFile(columns);
        this.chunks = new LogChunks(this, (long) FrequencyPartition.CHUNK << (wide ? 4 : 3));
    }

    boolean isWide() {
        return wide;
    }

    Fingerprints fingerprints() {
        return fingerprints;
    }

    /** A writer for one thread; to be given back. */
    FrequencyWriter writer() throws LimitException {
        synchronized (idle) {
            if (closed) {
                throw new IllegalStateException("the table of frequencies has been closed");
            }
            if (firstBlock == null) {
                createPartitions();
            }
            FrequencyWriter writer = idle.poll();
            return writer == null ? new FrequencyWriter(partitions, wide) : writer;
        }
    }

    private void createPartitions() throws LimitException {
        long slotBytes = wide ? 16 : 8;
        long partitionBytes = FIRST_SLOTS * slotBytes;
        ArrowBuf block = allocate(PARTITIONS * partitionBytes);
        block.setZero(0, PARTITIONS * partitionBytes);
        for (int i = 0; i < PARTITIONS; i++) {
            long address = block.memoryAddress() + i * partitionBytes;
            partitions[i] =
                    new FrequencyPartition(new FrequencySlots(this, wide, address, FIRST_SLOTS), chunks, spill, wide);
        }
        firstBlock = block;
    }

    /** Takes back a writer that holds nothing more. */
    void recycle(FrequencyWriter writer) {
        synchronized (idle) {
            idle.push(writer);
        }
    }

    /** Whether it still makes sense to collect ascending runs. */
    boolean runsOnly() {
        return runsOnly;
    }

    /**
     * Takes over the run of a finished split.
     *
     * @return false if there are keys outside of runs, or the run overlaps with another; it is still the caller's then
     */
    boolean offer(AscendingRun run) {
        synchronized (runs) {
            if (!runsOnly) {
                return false;
            }
            Map.Entry<Long, AscendingRun> before = runs.floorEntry(run.last());
            if (before != null && before.getValue().last() >= run.first()) {
                return false;
            }
            run.seal();
            runs.put(run.first(), run);
            return true;
        }
    }

    /** Ends the time of runs, before the first key is counted otherwise: counts what is in runs. */
    void breakRuns(FrequencyWriter writer) throws LimitException {
        List<AscendingRun> given;
        synchronized (runs) {
            if (!runsOnly) {
                return;
            }
            runsOnly = false;
            given = new ArrayList<>(runs.values());
        }
        for (AscendingRun run : given) {
            run.writeTo(writer);
        }
        synchronized (runs) {
            given.forEach(AscendingRun::close);
            runs.clear();
        }
    }

    private long numbersInRuns() {
        synchronized (runs) {
            return runs.values().stream().mapToLong(AscendingRun::count).sum();
        }
    }

    /** Adds to the sums of rows. */
    void addRows(long rowCount, long nullRowCount) {
        rows.add(rowCount);
        nullRows.add(nullRowCount);
    }

    /** Rows in scope. */
    long rows() {
        return rows.sum();
    }

    /** Rows in scope in which the whole key is null. */
    long nullRows() {
        return nullRows.sum();
    }

    @Override
    public int parts() {
        return existing().length;
    }

    @Override
    public void settle(int part) throws LimitException {
        FrequencySlots room;
        synchronized (scratch) {
            room = scratch.isEmpty() ? new FrequencySlots(this, wide, 0, 0) : scratch.pop();
        }
        try {
            FrequencyPartition partition = partitions[part];
            synchronized (partition) {
                partition.settle(room);
            }
        } finally {
            synchronized (scratch) {
                scratch.push(room);
            }
        }
    }

    /** All partitions, settled; the evaluation has usually seen to that on several threads before. */
    private FrequencyPartition[] settled() {
        FrequencyPartition[] all = existing();
        try {
            for (int i = 0; i < all.length; i++) {
                settle(i);
            }
        } catch (LimitException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** Distinct keys. */
    long distinct() {
        long sum = numbersInRuns();
        for (FrequencyPartition partition : settled()) {
            synchronized (partition) {
                sum += partition.distinct();
            }
        }
        return sum;
    }

    /** Keys that occurred once. */
    long unique() {
        long sum = numbersInRuns();
        for (FrequencyPartition partition : settled()) {
            synchronized (partition) {
                sum += partition.unique();
            }
        }
        return sum;
    }

    /** How many keys occurred how often. */
    CountHistogram histogram() {
        CountHistogram histogram = new CountHistogram();
        histogram.add(1, numbersInRuns());
        for (FrequencyPartition partition : settled()) {
            synchronized (partition) {
                partition.addTo(histogram);
            }
        }
        return histogram;
    }

    /** Whether all keys came in ascending runs, so that none came twice. Asked when everything was read. */
    boolean everyKeyOnce() {
        return existing().length == 0;
    }

    /** How often a key occurred. */
    long count(long first, long second) throws LimitException {
        if (runsOnly) {
            FrequencyWriter writer = writer();
            breakRuns(writer);
            writer.flush();
            recycle(writer);
        }
        FrequencyPartition[] all = existing();
        if (all.length == 0) {
            return 0;
        }
        FrequencyPartition partition = all[(int) (first >>> 56)];
        synchronized (partition) {
            return partition.count(first, second);
        }
    }

    private FrequencyPartition[] existing() {
        synchronized (idle) {
            if (closed) {
                throw new IllegalStateException("the table of frequencies has been closed");
            }
            return firstBlock == null ? new FrequencyPartition[0] : partitions;
        }
    }

    /** Whether so much of the memory for tables is taken that logs should go to the disk. */
    boolean isMemoryScarce() {
        return allocator.getAllocatedMemory() > allocator.getLimit() / 2;
    }

    /** Bytes that went to the disk. */
    long spilledBytes() {
        return spill.size();
    }

    ArrowBuf allocate(long size) throws LimitException {
        try {
            ArrowBuf buffer = allocator.buffer(size);
            bytes.addAndGet(buffer.capacity());
            return buffer;
        } catch (OutOfMemoryException e) {
            throw new LimitException(
                    "counting the values of " + columns + " needs more memory: " + bytes.get() + " bytes are in use, "
                            + size + " more were refused; the limit is " + allocator.getLimit()
                            + " bytes, raise it with --memory",
                    e);
        }
    }

    LimitException full() {
        return new LimitException("counting the values of " + columns + ": too many distinct values, " + bytes.get()
                + " bytes are in use");
    }

    void free(@Nullable ArrowBuf buffer) {
        if (buffer != null) {
            bytes.addAndGet(-buffer.capacity());
            buffer.close();
        }
    }

    /** Frees everything. No writer may be at work. */
    @Override
    public void close() {
        synchronized (idle) {
            if (closed) {
                return;
            }
            closed = true;
            idle.clear();
            if (firstBlock != null) {
                for (FrequencyPartition partition : partitions) {
                    synchronized (partition) {
                        partition.close();
                    }
                }
                free(firstBlock);
                firstBlock = null;
            }
            synchronized (runs) {
                runs.values().forEach(AscendingRun::close);
                runs.clear();
            }
            synchronized (scratch) {
                scratch.forEach(FrequencySlots::close);
                scratch.clear();
            }
            chunks.close();
            spill.close();
        }
    }
}
