package dev.assay.filter;

/** Row masks as plain words. */
final class Scope {
    private Scope() {}

    /** Sets the bits of all rows and clears those beyond. */
    static void all(long[] mask, int rows) {
        int full = rows >> 6;
        for (int i = 0; i < full; i++) {
            mask[i] = -1L;
        }
        if ((rows & 63) != 0) {
            mask[full] = (1L << rows) - 1;
        }
    }

    static boolean isEmpty(long[] mask, int words) {
        for (int i = 0; i < words; i++) {
            if (mask[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
