package dev.assay.predicate;

import dev.assay.internal.text.SparkNumbers;

/** Whether texts are numbers or booleans as Spark casts them. Common forms are decided byte by byte, the others by {@link SparkNumbers}. */
final class CastSyntax {
    private CastSyntax() {}

    static boolean isInteger(byte[] bytes, int from, int to) {
        if (!SparkNumbers.isWhole(bytes, from, to - from)) {
            return false;
        }
        long value = SparkNumbers.whole(bytes, from, to - from);
        return value == (int) value;
    }

    /** A float of either width: too large is infinite, not wrong. */
    static boolean isFloating(byte[] bytes, int from, int to) {
        int at = from;
        if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
            at++;
        }
        int digits = at;
        at = skipDigits(bytes, at, to);
        int count = at - digits;
        if (at < to && bytes[at] == '.') {
            int fraction = at + 1;
            at = skipDigits(bytes, fraction, to);
            count += at - fraction;
        }
        return at == to && count > 0 || SparkNumbers.isFloating(bytes, from, to - from);
    }

    static boolean isDecimal(byte[] bytes, int from, int to, int precision, int scale) {
        int at = from;
        if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
            at++;
        }
        int digits = at;
        while (at < to && bytes[at] == '0') {
            at++;
        }
        int significant = at;
        at = skipDigits(bytes, at, to);
        int whole = at - significant;
        int count = at - digits;
        int fraction = 0;
        if (at < to && bytes[at] == '.') {
            fraction = skipDigits(bytes, at + 1, to) - at - 1;
            at += 1 + fraction;
        }
        boolean plain = at == to && count + fraction > 0 && to - from <= SparkNumbers.MAX_DECIMAL_CHARS;
        if (plain && fraction <= scale) {
            return whole <= precision - scale;
        }
        return SparkNumbers.decimal(bytes, from, to - from, precision, scale) != null;
    }

    private static int skipDigits(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    static boolean isBoolean(byte[] bytes, int from, int to) {
        int at = from;
        int end = to;
        while (at < end && isBlank(bytes[at])) {
            at++;
        }
        while (end > at && isBlank(bytes[end - 1])) {
            end--;
        }
        switch (end - at) {
            case 1:
                int c = bytes[at] | 0x20;
                return bytes[at] == '0' || bytes[at] == '1' || c == 't' || c == 'f' || c == 'y' || c == 'n';
            case 2:
                return is("no", bytes, at);
            case 3:
                return is("yes", bytes, at);
            case 4:
                return is("true", bytes, at);
            case 5:
                return is("false", bytes, at);
            default:
                return false;
        }
    }

    private static boolean is(String lowerCaseWord, byte[] bytes, int from) {
        for (int i = 0; i < lowerCaseWord.length(); i++) {
            byte b = bytes[from + i];
            if ((b | 0x20) != lowerCaseWord.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(byte b) {
        return b >= 0 && b <= ' ' || b == 0x7F;
    }
}
