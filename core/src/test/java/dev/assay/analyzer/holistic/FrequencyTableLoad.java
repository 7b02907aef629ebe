package dev.assay.analyzer.holistic;

import dev.assay.internal.kernel.Fingerprints;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * Not a test: fills tables with ten million keys from two threads and prints processor time (of all threads together) and memory. Run with {@code -Xmx1g}; arguments: number
 * of keys, threads, rounds.
 */
final class FrequencyTableLoad {
    private FrequencyTableLoad() {}

    public static void main(String[] args) throws Exception {
        int keys = args.length > 0 ? Integer.parseInt(args[0]) : 10_000_000;
        int threads = args.length > 1 ? Integer.parseInt(args[1]) : 2;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
        for (int round = 0; round < rounds; round++) {
            try (BufferAllocator allocator = new RootAllocator();
                    FrequencyTable texts = new FrequencyTable("texts", true, allocator, new Fingerprints(1));
                    FrequencyTable ids = new FrequencyTable("ids", false, allocator, new Fingerprints(2));
                    FrequencyTable customers = new FrequencyTable("customers", false, allocator, new Fingerprints(3));
                    FrequencyTable few = new FrequencyTable("few", false, allocator, new Fingerprints(3))) {
                long start = processorTime();
                fill(texts, keys, threads, Long.MAX_VALUE);
                long afterTexts = processorTime();
                fill(ids, keys, threads, Long.MAX_VALUE);
                long afterIds = processorTime();
                fill(customers, keys, threads, keys / 10);
                long afterCustomers = processorTime();
                fill(few, keys, threads, 10);
                long afterFew = processorTime();
                double entropy = customers.histogram().entropy(keys);
                long end = processorTime();
                System.out.printf(
                        "128 bits, distinct: %d ms; 64 bits, distinct: %d ms; 64 bits, a tenth distinct: %d ms; ten: %d ms; entropy %.3f: %d ms%n",
                        (afterTexts - start) / 1_000_000,
                        (afterIds - afterTexts) / 1_000_000,
                        (afterCustomers - afterIds) / 1_000_000,
                        (afterFew - afterCustomers) / 1_000_000,
                        entropy,
                        (end - afterFew) / 1_000_000);
                System.out.printf(
                        "distinct %d %d %d %d, off heap %d MB, resident %s%n",
                        texts.distinct(),
                        ids.distinct(),
                        customers.distinct(),
                        few.distinct(),
                        allocator.getAllocatedMemory() >> 20,
                        resident());
            }
        }
    }

    private static void fill(FrequencyTable table, int keys, int threads, long domain) throws Exception {
        List<Thread> all = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int share = keys / threads;
            SplittableRandom random = new SplittableRandom(t);
            Thread thread = new Thread(() -> {
                try {
                    FrequencyWriter writer = table.writer();
                    Fingerprints fingerprints = table.fingerprints();
                    for (int i = 0; i < share; i++) {
                        long value = random.nextLong();
                        if (domain != Long.MAX_VALUE) {
                            value = Long.remainderUnsigned(value, domain);
                        }
                        if (table.isWide()) {
                            writer.add(fingerprints.of(value), value);
                        } else {
                            writer.add(fingerprints.of(value));
                        }
                    }
                    writer.flush();
                    table.recycle(writer);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            all.add(thread);
            thread.start();
        }
        for (Thread thread : all) {
            thread.join();
        }
        for (int part = 0; part < table.parts(); part++) {
            table.settle(part);
        }
    }

    /** Time of all threads: other work on the machine shows less than on the clock. */
    private static long processorTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static String resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS"))
                        .findFirst()
                        .orElse("unknown")
                : "unknown";
    }
}
