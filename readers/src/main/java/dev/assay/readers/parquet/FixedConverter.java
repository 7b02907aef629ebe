package dev.assay.readers.parquet;

import dev.assay.data.DataException;

/** Turns physical values into those of the Arrow vector. */
interface FixedConverter {
    /** Converts {@code count} values from {@code source} to {@code target}; the arrays may not overlap. */
    void convert(byte[] source, int from, int count, byte[] target, int at) throws DataException;
}
