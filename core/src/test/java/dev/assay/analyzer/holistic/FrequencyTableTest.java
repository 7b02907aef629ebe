package dev.assay.analyzer.holistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import dev.assay.data.LimitException;
import dev.assay.internal.kernel.Fingerprints;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrequencyTableTest {
    private final BufferAllocator allocator = new RootAllocator();
    private final Fingerprints fingerprints = new Fingerprints(42);

    @AfterEach
    void leavesNoMemoryBehind() {
        allocator.close();
    }

    private FrequencyTable table(boolean wide) {
        return new FrequencyTable("c", wide, allocator, fingerprints);
    }

    private static void add(FrequencyTable table, FrequencyWriter writer, long first, long second)
            throws LimitException {
        if (table.isWide()) {
            writer.add(first, second);
        } else {
            writer.add(first);
        }
    }

    private static void assertCounts(FrequencyTable table, Map<List<Long>, Long> expected) throws LimitException {
        long total = expected.values().stream().mapToLong(count -> count).sum();
        assertThat(table.distinct()).isEqualTo(expected.size());
        assertThat(table.unique())
                .isEqualTo(
                        expected.values().stream().filter(count -> count == 1).count());
        double entropy = expected.values().stream()
                .mapToDouble(count -> -(count / (double) total) * Math.log(count / (double) total))
                .sum();
        assertThat(table.histogram().entropy(total)).isCloseTo(entropy, within(1e-9));
        for (Map.Entry<List<Long>, Long> entry : expected.entrySet()) {
            assertThat(table.count(entry.getKey().get(0), entry.getKey().get(1)))
                    .isEqualTo(entry.getValue());
        }
        // Asking for single keys moves things around, but must not change the sums.
        assertThat(table.distinct()).isEqualTo(expected.size());
    }

    /** Enough keys for logs; few and many repetitions; and some that occur very often. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void countsManyKeysAsAHashMapDoes(boolean wide) throws Exception {
        for (int domain : new int[] {1, 1000, 150_000, 10_000_000}) {
            SplittableRandom random = new SplittableRandom(domain);
            Map<List<Long>, Long> expected = new HashMap<>();
            try (FrequencyTable table = table(wide)) {
                FrequencyWriter writer = table.writer();
                for (int i = 0; i < 400_000; i++) {
                    long value = random.nextInt(4) == 0 ? random.nextInt(5) : random.nextInt(domain);
                    long first = fingerprints.of(value);
                    add(table, writer, first, value);
                    expected.merge(List.of(first, wide ? value : 0L), 1L, Long::sum);
                }
                writer.flush();
                assertCounts(table, expected);
            }
        }
    }

    /** All keys of one partition and one slot: only what is stored of the fingerprint tells them apart. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tellsKeysApartThatFallIntoOneSlot(boolean wide) throws Exception {
        Map<List<Long>, Long> expected = new HashMap<>();
        try (FrequencyTable table = table(wide)) {
            FrequencyWriter writer = table.writer();
            for (int round = 0; round < 3; round++) {
                for (long i = 0; i < 1500; i += round + 1) {
                    long first = wide ? 0x7700_0000_1234_5678L : 0x7700_0000_1234_5678L | i << 32;
                    long second = wide ? i : 0;
                    add(table, writer, first, second);
                    expected.merge(List.of(first, second), 1L, Long::sum);
                }
            }
            writer.flush();
            assertCounts(table, expected);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void addsWeightsOfAnySize(boolean wide) throws Exception {
        Map<List<Long>, Long> expected = new HashMap<>();
        SplittableRandom random = new SplittableRandom(8);
        try (FrequencyTable table = table(wide)) {
            FrequencyWriter writer = table.writer();
            for (int i = 0; i < 20_000; i++) {
                long first = fingerprints.of(random.nextInt(3000));
                long weight = 1L << random.nextInt(0, 36);
                writer.add(first, wide ? first : 0, weight);
                add(table, writer, first, wide ? first : 0);
                expected.merge(List.of(first, wide ? first : 0L), weight + 1, Long::sum);
            }
            writer.flush();
            assertCounts(table, expected);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void canGoOnAfterItWasRead(boolean wide) throws Exception {
        Map<List<Long>, Long> expected = new HashMap<>();
        try (FrequencyTable table = table(wide)) {
            FrequencyWriter writer = table.writer();
            for (int round = 1; round <= 3; round++) {
                for (int i = 0; i < 150_000; i++) {
                    long first = fingerprints.of((long) i * round);
                    add(table, writer, first, wide ? i : 0);
                    expected.merge(List.of(first, wide ? (long) i : 0L), 1L, Long::sum);
                }
                writer.flush();
                for (int part = 0; part < table.parts(); part++) {
                    table.settle(part);
                }
                assertThat(table.distinct()).isEqualTo(expected.size());
            }
            assertCounts(table, expected);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void countsWhatSeveralThreadsWrite(boolean wide) throws Exception {
        int threads = 6;
        Map<List<Long>, Long> expected = new HashMap<>();
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        try (FrequencyTable table = table(wide)) {
            List<Thread> all = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                long[] values =
                        new SplittableRandom(t).longs(120_000, 0, 300_000).toArray();
                for (long value : values) {
                    expected.merge(List.of(fingerprints.of(value), wide ? value : 0L), 1L, Long::sum);
                }
                Thread thread = new Thread(() -> {
                    try {
                        FrequencyWriter writer = table.writer();
                        for (long value : values) {
                            add(table, writer, fingerprints.of(value), value);
                        }
                        writer.flush();
                        table.recycle(writer);
                    } catch (Throwable e) {
                        failures.add(e);
                    }
                });
                all.add(thread);
                thread.start();
            }
            for (Thread thread : all) {
                thread.join();
            }
            all.clear();
            for (int t = 0; t < threads; t++) {
                int from = t;
                Thread thread = new Thread(() -> {
                    try {
                        for (int part = from; part < table.parts(); part += threads) {
                            table.settle(part);
                        }
                    } catch (Throwable e) {
                        failures.add(e);
                    }
                });
                all.add(thread);
                thread.start();
            }
            for (Thread thread : all) {
                thread.join();
            }
            assertThat(failures).isEmpty();
            assertCounts(table, expected);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void stopsAtTheMemoryLimitAndFreesEverything(boolean wide) throws Exception {
        try (BufferAllocator small = allocator.newChildAllocator("small", 0, 3_000_000)) {
            try (FrequencyTable table = new FrequencyTable("customer, id", wide, small, fingerprints)) {
                FrequencyWriter writer = table.writer();
                Throwable failure = catchThrowable(() -> {
                    for (long i = 0; i < 5_000_000; i++) {
                        add(table, writer, fingerprints.of(i), i);
                    }
                });
                assertThat(failure)
                        .isInstanceOf(LimitException.class)
                        .hasMessageMatching(
                                "counting the values of customer, id needs more memory: \\d+ bytes are in use,"
                                        + " \\d+ more were refused; the limit is 3000000 bytes, raise it with --memory");
                writer.discard();
            }
            assertThat(small.getAllocatedMemory()).isZero();
        }
    }

    /** The slow twin has all the memory it wants. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void spillsWhileMemoryIsScarceAndCountsTheSame(boolean wide) throws Exception {
        try (BufferAllocator small = allocator.newChildAllocator("small", 0, 24_000_000)) {
            try (FrequencyTable spilling = new FrequencyTable("customer, id", wide, small, fingerprints);
                    FrequencyTable roomy = new FrequencyTable("customer, id", wide, allocator, fingerprints)) {
                FrequencyWriter writer = spilling.writer();
                FrequencyWriter other = roomy.writer();
                for (long i = 0; i < 4_000_000; i++) {
                    // One key in four comes again, much later; some come often.
                    long key = i % 4 == 0 ? i / 2 : i % 1000 == 1 ? i % 7 : i;
                    add(spilling, writer, fingerprints.of(key), key);
                    add(roomy, other, fingerprints.of(key), key);
                }
                writer.flush();
                other.flush();
                assertThat(spilling.spilledBytes()).isPositive();
                assertThat(roomy.spilledBytes()).isZero();
                assertThat(spilling.distinct()).isEqualTo(roomy.distinct());
                assertThat(spilling.unique()).isEqualTo(roomy.unique());
                assertThat(spilling.histogram().entropy(4_000_000))
                        .isEqualTo(roomy.histogram().entropy(4_000_000));
            }
            assertThat(small.getAllocatedMemory()).isZero();
        }
    }

    @Test
    void refusesToWorkWhenClosed() throws Exception {
        FrequencyTable table = table(false);
        FrequencyWriter writer = table.writer();
        writer.add(1L);
        writer.flush();
        table.close();
        table.close();
        assertThatThrownBy(table::distinct).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(table::writer).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> writer.add(1L, 0, 2)).isInstanceOf(IllegalStateException.class);
    }
}
