package dev.assay.scan;

import org.apache.arrow.memory.BufferAllocator;

/**
 * How to scan.
 *
 * @param allocator the evaluation's; carries the memory limit
 * @param threads at least 1
 * @param useStatistics whether splits may answer from what they know about themselves
 */
public record ScanSettings(
        BufferAllocator allocator,
        int threads,
        boolean useStatistics,
        Cancellation cancellation,
        ScanListener listener) {}
