package dev.assay.scan;

import org.apache.arrow.memory.BufferAllocator;

/**
 * How to scan.
 *
 * @param allocator the evaluation's; carries the memory limit; batches come from it
 * @param tables a child of it with a smaller limit, for what measurements keep: a measurement that grows until nothing is left must not
 *     take the memory that reading needs, because then the scan would end instead of the measurement
 * @param threads at least 1
 * @param useStatistics whether splits may answer from what they know about themselves
 */
public record ScanSettings(
        BufferAllocator allocator,
        BufferAllocator tables,
        int threads,
        boolean useStatistics,
        Cancellation cancellation,
        ScanListener listener) {}
