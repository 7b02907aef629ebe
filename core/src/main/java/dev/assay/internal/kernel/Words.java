package dev.assay.internal.kernel;

/** Sets of rows as words of 64 bits; bits beyond the last row are 0 on both sides. */
public final class Words {
    private Words() {}

    /** Number of rows in both sets. */
    public static int countBoth(long[] left, long[] right, int words) {
        int count = 0;
        for (int i = 0; i < words; i++) {
            count += Long.bitCount(left[i] & right[i]);
        }
        return count;
    }
}
