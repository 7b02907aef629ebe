package dev.assay.readers.parquet;

import dev.assay.batch.Batch;
import dev.assay.data.BatchReader;
import dev.assay.data.ColumnNeed;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.Dataset;
import dev.assay.data.Projection;
import dev.assay.data.Split;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/** Times reading: {@code ReadSpeed FILE THREADS REPEATS COLUMN...}; a column with a colon and {@code p} behind it is read for presence. */
final class ReadSpeed {
    private ReadSpeed() {}

    public static void main(String[] args) throws Exception {
        int threads = Integer.parseInt(args[1]);
        List<ColumnRequest> requests = Arrays.stream(args)
                .skip(3)
                .map(name -> new ColumnRequest(
                        ColumnPath.of(name.replace(":p", "")),
                        name.endsWith(":p") ? ColumnNeed.PRESENCE : ColumnNeed.VALUES))
                .toList();
        for (int i = 0; i < Integer.parseInt(args[2]); i++) {
            long start = System.nanoTime();
            Dataset dataset = Corpus.open(Path.of(args[0]));
            long[] totals = read(dataset, new Projection(requests), threads);
            System.out.printf(
                    "%.3f s, %.3f s of processor time, %d rows, %d MB read%n",
                    (System.nanoTime() - start) / 1e9, totals[2] / 1e9, totals[0], totals[1] / 1_000_000);
        }
    }

    private static long[] read(Dataset dataset, Projection projection, int threads) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (BufferAllocator allocator = new RootAllocator()) {
            List<Callable<long[]>> tasks = new ArrayList<>();
            for (Split split : dataset.splits()) {
                tasks.add(() -> read(split, projection, allocator));
            }
            long[] totals = new long[3];
            for (Future<long[]> result : pool.invokeAll(tasks)) {
                totals[0] += result.get()[0];
                totals[1] += result.get()[1];
                totals[2] += result.get()[2];
            }
            return totals;
        } finally {
            pool.shutdown();
        }
    }

    private static long[] read(Split split, Projection projection, BufferAllocator allocator) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        Batch batch = new Batch();
        try (BatchReader reader = split.open(projection, allocator)) {
            long rows = 0;
            while (reader.next()) {
                batch.load(reader.batch(), reader.dictionaries(), projection, rows);
                rows += batch.rows();
            }
            return new long[] {rows, reader.bytesRead(), threads.getCurrentThreadCpuTime() - start};
        }
    }
}
