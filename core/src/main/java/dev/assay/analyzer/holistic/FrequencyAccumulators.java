package dev.assay.analyzer.holistic;

import dev.assay.analyzer.Accumulator;
import dev.assay.analyzer.AnalyzerContext;
import dev.assay.batch.Batch;
import dev.assay.batch.Column;
import dev.assay.batch.Lane;
import dev.assay.batch.RowMask;
import dev.assay.data.ColumnPath;
import dev.assay.data.LimitException;
import dev.assay.internal.kernel.Fingerprints;
import dev.assay.internal.kernel.LongBounds;
import dev.assay.internal.kernel.WindowCounts;
import dev.assay.internal.kernel.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How rows become fingerprints in a table: one accumulator per kind of key. */
final class FrequencyAccumulators {
    private FrequencyAccumulators() {}

    static Accumulator<FrequenciesState> of(FrequencyTable table, Frequencies analyzer, AnalyzerContext context) {
        List<ColumnPath> key = analyzer.key();
        if (key.size() == 1) {
            int ordinal = context.ordinal(key.get(0));
            switch (Frequencies.lane(context.type(key.get(0)))) {
                case LONG:
                    return new OfLong(table, ordinal);
                case DOUBLE:
                    return new OfDouble(table, ordinal);
                case INT128:
                    return new OfInt128(table, ordinal);
                case BYTES:
                    return new OfBytes(table, ordinal);
                default:
                    break;
            }
        }
        int[] ordinals = new int[key.size()];
        KeyPart[] parts = new KeyPart[key.size()];
        for (int i = 0; i < parts.length; i++) {
            ordinals[i] = context.ordinal(key.get(i));
            parts[i] = part(Frequencies.lane(context.type(key.get(i))), table.fingerprints());
        }
        return new OfTuple(table, ordinals, parts);
    }

    static KeyPart part(Lane lane, Fingerprints fingerprints) {
        switch (lane) {
            case LONG:
                return new KeyPart.OfLong(fingerprints);
            case DOUBLE:
                return new KeyPart.OfDouble(fingerprints);
            case INT128:
                return new KeyPart.OfInt128(fingerprints);
            case BYTES:
                return new KeyPart.OfBytes(fingerprints);
            default:
                return new KeyPart.OfObject(fingerprints);
        }
    }

    /** What all have in common: a writer, and the sums of rows. */
    private abstract static class ToTable implements Accumulator<FrequenciesState> {
        final FrequencyTable table;
        final Fingerprints fingerprints;
        private @Nullable FrequencyWriter writer;
        long rows;
        long nullRows;

        ToTable(FrequencyTable table) {
            this.table = table;
            this.fingerprints = table.fingerprints();
        }

        FrequencyWriter writer() throws LimitException {
            FrequencyWriter current = writer;
            if (current == null) {
                current = table.writer();
                writer = current;
            }
            return current;
        }

        /** Counts the rows of a single column. */
        void countRows(Column column, RowMask scope) {
            int inScope = scope.count();
            rows += inScope;
            nullRows += inScope - Words.countBoth(column.validity(), scope.words(), scope.wordCount());
        }

        /** Writes what the accumulator itself still holds. */
        void flush() throws LimitException {}

        @Override
        public final FrequenciesState finish() throws LimitException {
            flush();
            if (writer != null) {
                writer.flush();
            }
            table.addRows(rows, nullRows);
            return new FrequenciesState(table);
        }

        @Override
        public void close() {
            if (writer != null) {
                writer.discard();
                table.recycle(writer);
                writer = null;
            }
        }
    }

    /**
     * Whole numbers, dates, timestamps, booleans. Numbers that keep ascending are collected as a run, numbers that lie close together are
     * counted by array; all others go one by one to the table.
     */
    private static final class OfLong extends ToTable {
        private final int ordinal;
        private @Nullable AscendingRun run;
        private @Nullable WindowCounts window;

        OfLong(FrequencyTable table, int ordinal) {
            super(table);
            this.ordinal = ordinal;
            this.run = table.runsOnly() ? new AscendingRun(table) : null;
        }

        @Override
        public void add(Batch batch, RowMask scope) throws LimitException {
            Column column = batch.column(ordinal);
            countRows(column, scope);
            long[] values = column.longs();
            long[] validity = column.validity();
            long[] words = scope.words();
            int count = scope.wordCount();
            if (run != null) {
                if (table.runsOnly() && run.add(values, validity, words, count)) {
                    return;
                }
                endRun(run);
            }
            LongBounds bounds = new LongBounds();
            bounds.add(values, validity, words, count);
            if (bounds.count() == 0) {
                return;
            }
            WindowCounts near = window(bounds.minimum(), bounds.maximum());
            if (near != null) {
                near.add(values, validity, words, count, bounds.minimum(), bounds.maximum());
            } else {
                addEach(values, validity, words, count);
            }
        }

        private void addEach(long[] values, long[] validity, long[] scope, int words) throws LimitException {
            FrequencyWriter writer = writer();
            for (int word = 0; word < words; word++) {
                for (long bits = validity[word] & scope[word]; bits != 0; bits &= bits - 1) {
                    writer.add(fingerprints.of(values[(word << 6) + Long.numberOfTrailingZeros(bits)]));
                }
            }
        }

        /** Counts the numbers of the run, and all other runs, as any others. */
        private void endRun(AscendingRun ended) throws LimitException {
            table.breakRuns(writer());
            ended.writeTo(writer());
            ended.close();
            run = null;
        }

        /** A window that takes the numbers between the two; null if they lie too far apart. */
        private @Nullable WindowCounts window(long minimum, long maximum) throws LimitException {
            WindowCounts current = window;
            if (current == null) {
                current = new WindowCounts();
                window = current;
            }
            if (current.fits(minimum, maximum)) {
                return current;
            }
            if (current.isEmpty()) {
                return null;
            }
            flushWindow(current);
            return current.fits(minimum, maximum) ? current : null;
        }

        private void flushWindow(WindowCounts current) throws LimitException {
            for (int position = current.low(); position <= current.high(); position++) {
                int count = current.count(position);
                if (count == 1) {
                    writer().add(fingerprints.of(current.value(position)));
                } else if (count > 1) {
                    writer().add(fingerprints.of(current.value(position)), 0, count);
                }
            }
            current.clear();
        }

        @Override
        void flush() throws LimitException {
            AscendingRun finished = run;
            if (finished != null && finished.count() > 0) {
                if (table.offer(finished)) {
                    run = null;
                } else {
                    endRun(finished);
                }
            }
            if (window != null) {
                flushWindow(window);
            }
        }

        @Override
        public void close() {
            if (run != null) {
                run.close();
                run = null;
            }
            super.close();
        }
    }

    private static final class OfDouble extends ToTable {
        private final int ordinal;

        OfDouble(FrequencyTable table, int ordinal) {
            super(table);
            this.ordinal = ordinal;
        }

        @Override
        public void add(Batch batch, RowMask scope) throws LimitException {
            Column column = batch.column(ordinal);
            countRows(column, scope);
            FrequencyWriter writer = writer();
            double[] values = column.doubles();
            long[] validity = column.validity();
            for (int word = 0; word < scope.wordCount(); word++) {
                for (long bits = validity[word] & scope.word(word); bits != 0; bits &= bits - 1) {
                    double value = values[(word << 6) + Long.numberOfTrailingZeros(bits)];
                    writer.add(fingerprints.of(Fingerprints.canonicalBits(value)));
                }
            }
        }
    }

    private static final class OfInt128 extends ToTable {
        private final int ordinal;
        private final long[] pair = new long[2];

        OfInt128(FrequencyTable table, int ordinal) {
            super(table);
            this.ordinal = ordinal;
        }

        @Override
        public void add(Batch batch, RowMask scope) throws LimitException {
            Column column = batch.column(ordinal);
            countRows(column, scope);
            FrequencyWriter writer = writer();
            long[] high = column.high();
            long[] low = column.low();
            for (int word = 0; word < scope.wordCount(); word++) {
                for (long bits = column.validWord(word) & scope.word(word); bits != 0; bits &= bits - 1) {
                    int row = (word << 6) + Long.numberOfTrailingZeros(bits);
                    fingerprints.of128(high[row], low[row], pair, 0);
                    writer.add(pair[0], pair[1]);
                }
            }
        }
    }

    /** Text and binary. Rows of a dictionary are counted by index; an entry is hashed once per dictionary. */
    private static final class OfBytes extends ToTable {
        private final int ordinal;
        private final long[] pair = new long[2];
        private @Nullable Object dictionary;
        private long[] entries = new long[0];
        private long[] counts = new long[0];
        private int entryCount;

        OfBytes(FrequencyTable table, int ordinal) {
            super(table);
            this.ordinal = ordinal;
        }

        @Override
        public void add(Batch batch, RowMask scope) throws LimitException {
            Column column = batch.column(ordinal);
            countRows(column, scope);
            if (column.isDictionary()) {
                addIndices(column, scope);
            } else {
                addBytes(column, scope);
            }
        }

        private void addBytes(Column column, RowMask scope) throws LimitException {
            FrequencyWriter writer = writer();
            byte[] bytes = column.bytes();
            int[] offsets = column.offsets();
            long[] validity = column.validity();
            for (int word = 0; word < scope.wordCount(); word++) {
                for (long bits = validity[word] & scope.word(word); bits != 0; bits &= bits - 1) {
                    int row = (word << 6) + Long.numberOfTrailingZeros(bits);
                    fingerprints.ofBytes(bytes, offsets[row], offsets[row + 1], pair, 0);
                    writer.add(pair[0], pair[1]);
                }
            }
        }

        private void addIndices(Column column, RowMask scope) throws LimitException {
            if (column.dictionaryIdentity() != dictionary) {
                flush();
                Column values = column.dictionary();
                entries = KeyPart.entryHashes(fingerprints, values, entries);
                entryCount = values.rows();
                if (counts.length < entryCount) {
                    counts = new long[Math.max(entryCount, 2 * counts.length)];
                }
                dictionary = column.dictionaryIdentity();
            }
            int[] indices = column.indices();
            long[] validity = column.validity();
            for (int word = 0; word < scope.wordCount(); word++) {
                long bits = validity[word] & scope.word(word);
                int base = word << 6;
                if (bits == -1L) {
                    for (int row = base; row < base + 64; row++) {
                        counts[indices[row]]++;
                    }
                } else {
                    for (; bits != 0; bits &= bits - 1) {
                        counts[indices[base + Long.numberOfTrailingZeros(bits)]]++;
                    }
                }
            }
        }

        @Override
        void flush() throws LimitException {
            for (int i = 0; i < entryCount; i++) {
                long count = counts[i];
                if (count > 0) {
                    counts[i] = 0;
                    if (count == 1) {
                        writer().add(entries[2 * i], entries[2 * i + 1]);
                    } else {
                        writer().add(entries[2 * i], entries[2 * i + 1], count);
                    }
                }
            }
        }
    }

    /** Several columns, or one that has no lane of its own. */
    private static final class OfTuple extends ToTable {
        private static final int CHUNK = 1024;

        private final int[] ordinals;
        private final KeyPart[] parts;
        private final long[] tuples = new long[2 * CHUNK];

        OfTuple(FrequencyTable table, int[] ordinals, KeyPart[] parts) {
            super(table);
            this.ordinals = ordinals;
            this.parts = parts;
        }

        @Override
        public void add(Batch batch, RowMask scope) throws LimitException {
            FrequencyWriter writer = writer();
            rows += scope.count();
            int batchRows = scope.rows();
            for (int from = 0; from < batchRows; from += CHUNK) {
                int to = Math.min(from + CHUNK, batchRows);
                for (int at = 0; at < 2 * (to - from); at += 2) {
                    fingerprints.startTuple(tuples, at);
                }
                for (int i = 0; i < parts.length; i++) {
                    parts[i].add(batch.column(ordinals[i]), from, to, tuples);
                }
                for (int word = from >> 6; word < to + 63 >> 6; word++) {
                    long any = 0;
                    for (int ordinal : ordinals) {
                        any |= batch.column(ordinal).validWord(word);
                    }
                    long inScope = scope.word(word);
                    nullRows += Long.bitCount(inScope & ~any);
                    for (long bits = inScope & any; bits != 0; bits &= bits - 1) {
                        int at = (word << 6) + Long.numberOfTrailingZeros(bits) - from << 1;
                        fingerprints.endTuple(tuples, at);
                        writer.add(tuples[at], tuples[at + 1]);
                    }
                }
            }
        }
    }
}
