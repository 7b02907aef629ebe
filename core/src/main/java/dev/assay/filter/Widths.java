package dev.assay.filter;

/** The widths of whole numbers, which all live in 64-bit lanes. */
final class Widths {
    private Widths() {}

    /** The number cut to the width of its kind, as Java's casts cut; kinds that are no whole numbers have 64 bits. */
    static long wrap(Kind kind, long value) {
        switch (kind) {
            case BYTE:
                return (byte) value;
            case SHORT:
                return (short) value;
            case INT:
                return (int) value;
            default:
                return value;
        }
    }

    /** Whether the number fits the width. */
    static boolean fits(Kind kind, long value) {
        return wrap(kind, value) == value;
    }

    /** Digits of the decimal that holds every number of the kind. */
    static int digits(Kind kind) {
        switch (kind) {
            case BYTE:
                return 3;
            case SHORT:
                return 5;
            case INT:
                return 10;
            default:
                return 20;
        }
    }
}
