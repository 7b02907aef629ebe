package dev.assay.analyzer.holistic;

import dev.assay.batch.Batch;
import dev.assay.batch.Column;
import dev.assay.batch.Lane;
import dev.assay.batch.RowMask;
import dev.assay.data.ColumnType;
import dev.assay.data.LimitException;
import dev.assay.internal.kernel.Fingerprints;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells which rows have a key that occurs once, from finished frequencies. One object per thread. */
public final class KeyOccurrences {
    private final FrequencyTable table;
    private final Fingerprints fingerprints;
    private final long nullRows;
    private final boolean everyKeyOnce;
    private final int[] ordinals;
    private final Lane single;
    private final KeyPart[] parts;
    private final long[] key = new long[2];

    /** Hashes of the entries of the last dictionary, for a single text column. */
    private @Nullable Object dictionary;

    private long[] entries = new long[0];

    /**
     * @param frequencies of this key, complete
     * @param ordinals positions of the key's columns in the batches
     * @param types of the key's columns
     */
    public KeyOccurrences(FrequenciesState frequencies, int[] ordinals, List<ColumnType> types) {
        this.table = frequencies.table();
        this.fingerprints = table.fingerprints();
        this.nullRows = frequencies.nullRows();
        this.everyKeyOnce = table.everyKeyOnce();
        this.ordinals = ordinals.clone();
        this.single = ordinals.length == 1 ? Frequencies.lane(types.get(0)) : Lane.NONE;
        this.parts = types.stream()
                .map(type -> FrequencyAccumulators.part(Frequencies.lane(type), fingerprints))
                .toArray(KeyPart[]::new);
    }

    /** Makes {@code out} the rows of {@code scope} whose key occurs once. Rows in which the whole key is null are one group. */
    public void once(Batch batch, RowMask scope, RowMask out) {
        out.clear(batch.rows());
        for (int word = 0; word < scope.wordCount(); word++) {
            for (long left = scope.word(word); left != 0; left &= left - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(left);
                if (count(batch, row) == 1) {
                    out.add(row);
                }
            }
        }
    }

    /** How often the key of a row occurs; for a row in which the whole key is null, how many such rows there are. */
    long count(Batch batch, int row) {
        boolean keyed = false;
        for (int ordinal : ordinals) {
            keyed |= !batch.column(ordinal).isNull(row);
        }
        if (!keyed) {
            return nullRows;
        }
        if (everyKeyOnce) {
            return 1;
        }
        hash(batch, row);
        try {
            return table.count(key[0], key[1]);
        } catch (LimitException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link FrequencyAccumulators} does when it counts. */
    private void hash(Batch batch, int row) {
        Column column = batch.column(ordinals[0]);
        key[1] = 0;
        switch (single) {
            case LONG:
                key[0] = fingerprints.of(column.longs()[row]);
                break;
            case DOUBLE:
                key[0] = fingerprints.of(Fingerprints.canonicalBits(column.doubles()[row]));
                break;
            case INT128:
                fingerprints.of128(column.high()[row], column.low()[row], key, 0);
                break;
            case BYTES:
                hashBytes(column, row);
                break;
            default:
                fingerprints.startTuple(key, 0);
                for (int i = 0; i < parts.length; i++) {
                    parts[i].add(batch.column(ordinals[i]), row, row + 1, key);
                }
                fingerprints.endTuple(key, 0);
        }
    }

    private void hashBytes(Column column, int row) {
        if (!column.isDictionary()) {
            fingerprints.ofBytes(column.bytes(), column.offsets()[row], column.offsets()[row + 1], key, 0);
            return;
        }
        if (column.dictionaryIdentity() != dictionary) {
            entries = KeyPart.entryHashes(fingerprints, column.dictionary(), entries);
            dictionary = column.dictionaryIdentity();
        }
        int entry = column.indices()[row] << 1;
        key[0] = entries[entry];
        key[1] = entries[entry + 1];
    }
}
