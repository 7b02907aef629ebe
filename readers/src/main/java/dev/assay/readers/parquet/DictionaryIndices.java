package dev.assay.readers.parquet;

import dev.assay.data.DataException;

/** What pages of dictionary indices have in common. */
final class DictionaryIndices {
    private DictionaryIndices() {}

    /** Starts reading a page's indices: a byte with the bit width, then runs. */
    static void start(RunDecoder runs, Page page, Place place) throws DataException {
        if (page.valuesFrom == page.valuesEnd) {
            // A page without values may have no bit width either.
            runs.start(page.bytes, page.valuesFrom, page.valuesEnd, 1);
            return;
        }
        int bitWidth = page.bytes[page.valuesFrom] & 0xFF;
        if (bitWidth > 32) {
            throw place.damaged("dictionary indices of " + bitWidth + " bits; at most 32 are possible");
        }
        runs.start(page.bytes, page.valuesFrom + 1, page.valuesEnd, bitWidth);
    }

    /** Fails unless all indices lie inside the dictionary. */
    static void check(int[] indices, int from, int count, int dictionarySize, Place place) throws DataException {
        int bad = 0;
        int last = dictionarySize - 1;
        for (int i = from; i < from + count; i++) {
            bad |= indices[i] | (last - indices[i]);
        }
        if (bad < 0) {
            for (int i = from; i < from + count; i++) {
                if (Integer.compareUnsigned(indices[i], dictionarySize) >= 0) {
                    throw place.damaged("dictionary index " + Integer.toUnsignedString(indices[i])
                            + ", but the dictionary has " + dictionarySize + " entries");
                }
            }
        }
    }
}
