package dev.assay.filter;

/** Positions and searches in UTF-8 bytes. Positions count code points; bytes that do not begin one belong to the one before. */
final class Utf8 {
    private Utf8() {}

    /** Number of code points. */
    static int length(byte[] bytes, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] < (byte) 0xC0) {
                // A byte 10xxxxxx continues a code point; read as signed numbers these are the least ones.
                continue;
            }
            count++;
        }
        return count;
    }

    /** Whether a byte continues a code point. */
    static boolean continues(byte b) {
        return b < (byte) 0xC0;
    }

    /** The offset {@code count} code points behind {@code from}, at most {@code to}. */
    static int skip(byte[] bytes, int from, int to, int count) {
        int at = from;
        for (int i = 0; i < count && at < to; i++) {
            at++;
            while (at < to && continues(bytes[at])) {
                at++;
            }
        }
        return at;
    }

    /** The first offset in [from, to) at which a text begins, or -1. The empty text begins everywhere. */
    static int indexOf(byte[] bytes, int from, int to, byte[] sought, int soughtFrom, int soughtTo) {
        int length = soughtTo - soughtFrom;
        if (length == 0) {
            return from;
        }
        byte first = sought[soughtFrom];
        for (int at = from, last = to - length; at <= last; at++) {
            if (bytes[at] == first && matches(bytes, at, sought, soughtFrom, length)) {
                return at;
            }
        }
        return -1;
    }

    /** Whether the bytes at an offset are those of a text; both ranges must exist. */
    static boolean matches(byte[] bytes, int at, byte[] sought, int soughtFrom, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[at + i] != sought[soughtFrom + i]) {
                return false;
            }
        }
        return true;
    }

    static boolean isAscii(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }
}
