package dev.assay.report;

import dev.assay.internal.text.CanonicalText;

/**
 * Numbers as Glue's console writes them: the fewest digits that read back as the same double; whole numbers below 10^15 without fraction;
 * everything else laid out as ECMAScript does. Counts are exact. The same on every JDK.
 */
final class NumberText {
    private static final double WHOLE_LIMIT = 1e15;
    private static final int PLAIN_DIGITS = 21;
    private static final int PLAIN_ZEROS = 6;

    private NumberText() {}

    /** Whether JSON can hold it: neither NaN nor infinite. */
    static boolean writable(Number number) {
        return number instanceof Long || Double.isFinite(number.doubleValue());
    }

    /** @param number a {@link Long} or a finite {@link Double} */
    static String of(Number number) {
        return number instanceof Long ? number.toString() : real(number.doubleValue());
    }

    /** @param value a finite number */
    static String real(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not a finite number: " + value);
        }
        if (value == Math.rint(value) && Math.abs(value) < WHOLE_LIMIT) {
            return Long.toString((long) value);
        }
        String text = CanonicalText.number(Math.abs(value));
        int e = text.indexOf('E');
        String mantissa = e < 0 ? text : text.substring(0, e);
        int exponent = e < 0 ? 0 : Integer.parseInt(text.substring(e + 1));
        int dot = mantissa.indexOf('.');
        String all = mantissa.substring(0, dot) + mantissa.substring(dot + 1);
        int first = 0;
        while (all.charAt(first) == '0') {
            first++;
        }
        int end = all.length();
        while (all.charAt(end - 1) == '0') {
            end--;
        }
        // value = 0.digits * 10^point
        return (value < 0 ? "-" : "") + layout(all.substring(first, end), dot - first + exponent);
    }

    private static String layout(String digits, int point) {
        int count = digits.length();
        if (count <= point && point <= PLAIN_DIGITS) {
            return digits + "0".repeat(point - count);
        }
        if (0 < point && point <= PLAIN_DIGITS) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (-PLAIN_ZEROS < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        String fraction = count == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + fraction + "e" + (point > 0 ? "+" : "") + (point - 1);
    }

    /** 8940 as {@code 8,940}, for people. */
    static String grouped(long value) {
        String digits = Long.toString(value);
        int start = value < 0 ? 1 : 0;
        StringBuilder text = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > start; at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }

    /** A size in the unit that leaves one to three digits before the point: {@code 210.4 kB}. */
    static String bytes(long bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
        int unit = 0;
        long tenths = bytes * 10;
        if (bytes < 1000) {
            return bytes + " B";
        }
        long rest = bytes;
        while (rest >= 1000 && unit < units.length - 1) {
            tenths = rest / 100;
            rest /= 1000;
            unit++;
        }
        return tenths / 10 + "." + tenths % 10 + " " + units[unit];
    }
}
