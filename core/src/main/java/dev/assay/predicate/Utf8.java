package dev.assay.predicate;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Questions about UTF-8 bytes. */
final class Utf8 {
    private Utf8() {}

    /** Number of code points; bytes that do not begin one belong to the one before. */
    static int length(byte[] bytes, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            // Bytes 10xxxxxx continue a code point; as signed numbers they are the least.
            count += bytes[i] >= (byte) 0xC0 ? 1 : 0;
        }
        return count;
    }

    static boolean isAscii(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** A text in lower case, by the rules of no language. */
    static String lower(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    }

    /** Whether there is at least one character and all are white space of Java or blanks of Unicode. */
    static boolean isWhitespace(byte[] bytes, int from, int to) {
        if (from == to) {
            return false;
        }
        int at = from;
        while (at < to) {
            int b = bytes[at];
            int code;
            int width;
            if (b >= 0) {
                code = b;
                width = 1;
            } else {
                width = (b & 0xE0) == 0xC0 ? 2 : (b & 0xF0) == 0xE0 ? 3 : 0;
                // No blank has a code of four bytes.
                if (width == 0 || at + width > to) {
                    return false;
                }
                code = width == 2 ? b & 0x1F : b & 0x0F;
                for (int i = 1; i < width; i++) {
                    if ((bytes[at + i] & 0xC0) != 0x80) {
                        return false;
                    }
                    code = code << 6 | bytes[at + i] & 0x3F;
                }
                if (code < (width == 2 ? 0x80 : 0x800)) {
                    return false;
                }
            }
            if (!Character.isWhitespace(code) && !Character.isSpaceChar(code)) {
                return false;
            }
            at += width;
        }
        return true;
    }
}
