package dev.assay.analyzer.holistic;

import dev.assay.batch.Column;
import dev.assay.internal.kernel.Fingerprints;
import org.jspecify.annotations.Nullable;

/** Adds one column to the hashes of tuples, row by row. One object per column and thread. */
abstract class KeyPart {
    final Fingerprints fingerprints;

    KeyPart(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    /**
     * Adds the column's values in rows {@code [from, to)} to the tuples that stand in {@code tuples} from 0 on, two words each. Nulls are
     * added as such.
     */
    abstract void add(Column column, int from, int to, long[] tuples);

    /** Numbers in the LONG lane, equal if their 64 bits are. */
    static final class OfLong extends KeyPart {
        OfLong(Fingerprints fingerprints) {
            super(fingerprints);
        }

        @Override
        void add(Column column, int from, int to, long[] tuples) {
            long[] values = column.longs();
            long[] validity = column.validity();
            for (int row = from; row < to; row++) {
                int at = row - from << 1;
                if ((validity[row >> 6] >>> row & 1L) != 0) {
                    fingerprints.addToTuple(values[row], tuples, at);
                } else {
                    fingerprints.addNullToTuple(tuples, at);
                }
            }
        }
    }

    /** Floats; one zero, one NaN. */
    static final class OfDouble extends KeyPart {
        OfDouble(Fingerprints fingerprints) {
            super(fingerprints);
        }

        @Override
        void add(Column column, int from, int to, long[] tuples) {
            double[] values = column.doubles();
            long[] validity = column.validity();
            for (int row = from; row < to; row++) {
                int at = row - from << 1;
                if ((validity[row >> 6] >>> row & 1L) != 0) {
                    fingerprints.addToTuple(Fingerprints.canonicalBits(values[row]), tuples, at);
                } else {
                    fingerprints.addNullToTuple(tuples, at);
                }
            }
        }
    }

    /** Numbers in the INT128 lane. */
    static final class OfInt128 extends KeyPart {
        OfInt128(Fingerprints fingerprints) {
            super(fingerprints);
        }

        @Override
        void add(Column column, int from, int to, long[] tuples) {
            long[] high = column.high();
            long[] low = column.low();
            long[] validity = column.validity();
            for (int row = from; row < to; row++) {
                int at = row - from << 1;
                if ((validity[row >> 6] >>> row & 1L) != 0) {
                    fingerprints.addToTuple(high[row], low[row], tuples, at);
                } else {
                    fingerprints.addNullToTuple(tuples, at);
                }
            }
        }
    }

    /** Text and binary; the hashes of dictionary entries are kept as long as the dictionary stays. */
    static final class OfBytes extends KeyPart {
        private final long[] hash = new long[2];
        private @Nullable Object dictionary;
        private long[] entries = new long[0];

        OfBytes(Fingerprints fingerprints) {
            super(fingerprints);
        }

        @Override
        void add(Column column, int from, int to, long[] tuples) {
            if (column.isDictionary()) {
                addEntries(column, from, to, tuples);
                return;
            }
            byte[] bytes = column.bytes();
            int[] offsets = column.offsets();
            long[] validity = column.validity();
            for (int row = from; row < to; row++) {
                int at = row - from << 1;
                if ((validity[row >> 6] >>> row & 1L) != 0) {
                    fingerprints.ofBytes(bytes, offsets[row], offsets[row + 1], hash, 0);
                    fingerprints.addToTuple(hash[0], hash[1], tuples, at);
                } else {
                    fingerprints.addNullToTuple(tuples, at);
                }
            }
        }

        private void addEntries(Column column, int from, int to, long[] tuples) {
            if (column.dictionaryIdentity() != dictionary) {
                Column values = column.dictionary();
                entries = entryHashes(fingerprints, values, entries);
                dictionary = column.dictionaryIdentity();
            }
            int[] indices = column.indices();
            long[] validity = column.validity();
            for (int row = from; row < to; row++) {
                int at = row - from << 1;
                if ((validity[row >> 6] >>> row & 1L) != 0) {
                    int entry = indices[row] << 1;
                    fingerprints.addToTuple(entries[entry], entries[entry + 1], tuples, at);
                } else {
                    fingerprints.addNullToTuple(tuples, at);
                }
            }
        }
    }

    /** Whatever has no lane or a slow one, by a text that is equal for equal values: wide decimals of one scale, durations, intervals. */
    static final class OfObject extends KeyPart {
        private final long[] hash = new long[2];

        OfObject(Fingerprints fingerprints) {
            super(fingerprints);
        }

        @Override
        void add(Column column, int from, int to, long[] tuples) {
            for (int row = from; row < to; row++) {
                int at = row - from << 1;
                Object value = column.vector().getObject(row);
                if (column.isNull(row) || value == null) {
                    fingerprints.addNullToTuple(tuples, at);
                } else {
                    byte[] text = value.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
                    fingerprints.ofBytes(text, 0, text.length, hash, 0);
                    fingerprints.addToTuple(hash[0], hash[1], tuples, at);
                }
            }
        }
    }

    /** The hashes of all entries of a dictionary, two words each. */
    static long[] entryHashes(Fingerprints fingerprints, Column values, long[] reuse) {
        int count = values.rows();
        long[] hashes = reuse.length >= 2 * count ? reuse : new long[2 * count];
        if (count > 0) {
            byte[] bytes = values.bytes();
            int[] offsets = values.offsets();
            for (int i = 0; i < count; i++) {
                fingerprints.ofBytes(bytes, offsets[i], offsets[i + 1], hashes, 2 * i);
            }
        }
        return hashes;
    }
}
