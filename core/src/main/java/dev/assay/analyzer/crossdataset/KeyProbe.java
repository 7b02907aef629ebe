package dev.assay.analyzer.crossdataset;

import dev.assay.batch.Batch;
import dev.assay.batch.RowMask;
import dev.assay.data.ColumnType;
import java.util.List;

/** Looks the keys of rows up in a finished set. One object per thread. */
public final class KeyProbe {
    private final KeySet set;
    private final KeyHash hash;
    private final long[] key = new long[2];

    /**
     * @param ordinals positions of the key's columns in the batches
     * @param strict a key with a null or NaN among its first {@code strict} columns is in no set
     */
    public KeyProbe(KeySet set, int[] ordinals, List<ColumnType> types, int strict) {
        this.set = set;
        this.hash = new KeyHash(ordinals.clone(), types.toArray(new ColumnType[0]), strict, KeyColumns.FINGERPRINTS);
    }

    KeyProbe(KeySet set, KeyHash hash) {
        this.set = set;
        this.hash = hash;
    }

    /** Makes {@code out} the rows of {@code scope} whose key is in the set. */
    public void found(Batch batch, RowMask scope, RowMask out) {
        out.clear(batch.rows());
        for (int word = 0; word < scope.wordCount(); word++) {
            for (long left = scope.word(word); left != 0; left &= left - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(left);
                if (hash.hash(batch, row, key, 0) && set.contains(key[0], key[1])) {
                    out.add(row);
                }
            }
        }
    }
}
