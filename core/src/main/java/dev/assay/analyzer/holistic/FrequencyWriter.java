package dev.assay.analyzer.holistic;

import dev.assay.data.LimitException;
import java.util.Arrays;

/** One thread's way into a {@link FrequencyTable}: keeps up to 64 fingerprints per partition before it takes the partition's lock. */
final class FrequencyWriter {
    private static final int KEPT = 64;
    /** The first fingerprints go straight into the table: small data shall not pay for room it does not need. */
    private static final int FIRST = 2048;

    private static final long[] NONE = new long[0];

    private final FrequencyPartition[] partitions;
    private final boolean wide;
    private long[] kept = NONE;
    private int direct;
    private final int[] counts = new int[FrequencyTable.PARTITIONS];

    FrequencyWriter(FrequencyPartition[] partitions, boolean wide) {
        this.partitions = partitions;
        this.wide = wide;
    }

    /** Counts a fingerprint of 64 bits. */
    void add(long fingerprint) throws LimitException {
        if (kept.length == 0) {
            addDirectly(fingerprint, 0);
            return;
        }
        int partition = (int) (fingerprint >>> 56);
        int count = counts[partition];
        kept[partition * KEPT + count] = fingerprint;
        counts[partition] = ++count;
        if (count == KEPT) {
            flush(partition);
        }
    }

    /** Counts a fingerprint of 128 bits. */
    void add(long first, long second) throws LimitException {
        if (kept.length == 0) {
            addDirectly(first, second);
            return;
        }
        int partition = (int) (first >>> 56);
        int count = counts[partition];
        int at = (partition * KEPT + count) << 1;
        kept[at] = first;
        kept[at + 1] = second;
        counts[partition] = ++count;
        if (count == KEPT) {
            flush(partition);
        }
    }

    /** Counts a fingerprint several times; {@code second} is ignored when fingerprints have 64 bits. */
    void add(long first, long second, long times) throws LimitException {
        FrequencyPartition partition = partitions[(int) (first >>> 56)];
        synchronized (partition) {
            partition.add(first, second, times);
        }
    }

    private void addDirectly(long first, long second) throws LimitException {
        add(first, second, 1);
        if (++direct >= FIRST) {
            kept = new long[FrequencyTable.PARTITIONS * KEPT * (wide ? 2 : 1)];
        }
    }

    private void flush(int index) throws LimitException {
        FrequencyPartition partition = partitions[index];
        int count = counts[index];
        counts[index] = 0;
        synchronized (partition) {
            if (wide) {
                partition.addWide(kept, index * KEPT * 2, count);
            } else {
                partition.addNarrow(kept, index * KEPT, count);
            }
        }
    }

    /** Hands over everything. */
    void flush() throws LimitException {
        for (int i = 0; i < FrequencyTable.PARTITIONS; i++) {
            if (counts[i] > 0) {
                flush(i);
            }
        }
    }

    /** Forgets what was not handed over, after a failure. */
    void discard() {
        Arrays.fill(counts, 0);
    }
}
