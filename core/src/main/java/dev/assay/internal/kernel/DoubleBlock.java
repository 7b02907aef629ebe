package dev.assay.internal.kernel;

/** Takes the values of a column in blocks. */
public interface DoubleBlock {
    /** Values {@code [from, from + size)}; does not keep the array. {@code size} is {@link DoubleBlocks#SIZE} but in the last block. */
    void take(double[] values, int from, int size);
}
