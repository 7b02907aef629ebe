package dev.assay.readers.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the first byte that makes a text no UTF-8: overlong forms, surrogates and code points above U+10FFFF included. Fed piece by
 * piece; a character may be spread over two pieces.
 */
final class Utf8Check {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;

    static final int ALL_RIGHT = Integer.MIN_VALUE;

    /** Bytes of the character at hand that were seen. */
    private int seen;
    /** Continuation bytes still missing of the character at hand. */
    private int missing;
    /** Range of the next continuation byte, which the first byte of some characters narrows. */
    private int low = 0x80;

    private int high = 0xBF;

    /**
     * Index where the first character begins that is none, looking at bytes {@code [from, to)}; it may lie before them. {@link
     * Integer#MIN_VALUE} if all are right.
     */
    int firstInvalid(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (missing == 0) {
                at = skipAscii(bytes, at, to);
                if (at == to) {
                    return ALL_RIGHT;
                }
                if (!begin(bytes[at] & 0xFF)) {
                    return at;
                }
            } else {
                int value = bytes[at] & 0xFF;
                if (value < low || value > high) {
                    return at - seen;
                }
                seen++;
                low = 0x80;
                high = 0xBF;
                missing--;
            }
            at++;
        }
        return ALL_RIGHT;
    }

    /** How many bytes of a character were seen at the end whose other bytes are missing; 0 if none. */
    int cut() {
        return missing > 0 ? seen : 0;
    }

    private static int skipAscii(byte[] bytes, int from, int to) {
        int at = from;
        while (at + 32 <= to) {
            long any = (long) LONG.get(bytes, at)
                    | (long) LONG.get(bytes, at + 8)
                    | (long) LONG.get(bytes, at + 16)
                    | (long) LONG.get(bytes, at + 24);
            if ((any & HIGH_BITS) != 0) {
                break;
            }
            at += 32;
        }
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    private boolean begin(int value) {
        if (value < 0xC2 || value > 0xF4) {
            return false;
        }
        seen = 1;
        missing = value < 0xE0 ? 1 : value < 0xF0 ? 2 : 3;
        low = value == 0xE0 ? 0xA0 : value == 0xF0 ? 0x90 : 0x80;
        high = value == 0xED ? 0x9F : value == 0xF4 ? 0x8F : 0xBF;
        return true;
    }
}
