package dev.assay.readers.parquet;

/** Checks that bytes are UTF-8 as Unicode defines it: shortest forms, no surrogates, nothing above U+10FFFF. */
final class Utf8 {
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /** Whether all bytes are below 0x80. {@link ChunkInput#SLACK} bytes behind {@code end} can be loaded. */
    static boolean isAscii(byte[] bytes, int from, int end) {
        int at = from;
        long seen = 0;
        for (; at + 8 <= end; at += 8) {
            seen |= (long) Words.LONG.get(bytes, at);
        }
        for (; at < end; at++) {
            seen |= bytes[at];
        }
        return (seen & HIGH_BITS) == 0;
    }

    /** Index of the first byte that cannot stand where it does, or -1 if there is none. */
    static int firstInvalid(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end) {
            int b = bytes[at];
            if (b >= 0) {
                at++;
                continue;
            }
            int length = length(b & 0xFF);
            if (length == 0 || at + length > end || !valid(bytes, at, length)) {
                return at;
            }
            at += length;
        }
        return -1;
    }

    private static int length(int first) {
        if (first < 0xC2 || first > 0xF4) {
            return 0;
        }
        return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    }

    private static boolean valid(byte[] bytes, int at, int length) {
        int first = bytes[at] & 0xFF;
        int second = bytes[at + 1] & 0xFF;
        int low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (second < low || second > high) {
            return false;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return false;
            }
        }
        return true;
    }
}
