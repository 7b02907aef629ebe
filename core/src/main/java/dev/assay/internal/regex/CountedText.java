package dev.assay.internal.regex;

/** The characters of one value, counting how often they are looked at. Reused for the next value. */
final class CountedText implements CharSequence {
    /** Thrown through the matcher when the budget is used up; one object, no trace. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private static final Exhausted INSTANCE = new Exhausted();

        private Exhausted() {
            super("step budget", null, false, false);
        }
    }

    private static final char REPLACEMENT = '\uFFFD';

    private final long budget;
    private char[] chars = new char[64];
    private int length;
    private long left;

    CountedText(long budget) {
        this.budget = budget;
    }

    long budget() {
        return budget;
    }

    /** How often characters of the value were looked at. */
    long steps() {
        return budget - Math.max(0, left);
    }

    void show(CharSequence value) {
        length = value.length();
        reserve(length);
        if (value instanceof String string) {
            string.getChars(0, length, chars, 0);
        } else {
            for (int i = 0; i < length; i++) {
                chars[i] = value.charAt(i);
            }
        }
        left = budget;
    }

    void show(byte[] bytes, int from, int byteLength) {
        reserve(byteLength);
        int out = 0;
        int at = from;
        int end = from + byteLength;
        while (at < end) {
            int b = bytes[at];
            if (b >= 0) {
                chars[out++] = (char) b;
                at++;
            } else {
                int need = continuationBytes(b);
                int code = decode(bytes, at, end, need);
                if (code < 0) {
                    chars[out++] = REPLACEMENT;
                    at++;
                } else if (code < 0x10000) {
                    chars[out++] = (char) code;
                    at += need + 1;
                } else {
                    chars[out++] = Character.highSurrogate(code);
                    chars[out++] = Character.lowSurrogate(code);
                    at += need + 1;
                }
            }
        }
        length = out;
        left = budget;
    }

    /** How many bytes follow one that starts a character of several; 0 if it starts none. */
    static int continuationBytes(int b) {
        return (b & 0xE0) == 0xC0 ? 1 : (b & 0xF0) == 0xE0 ? 2 : (b & 0xF8) == 0xF0 ? 3 : 0;
    }

    /** The code point that starts at a byte and is followed by {@code need} more, or -1 if these are not well-formed UTF-8. */
    static int decode(byte[] bytes, int at, int end, int need) {
        if (need == 0 || at + need >= end) {
            return -1;
        }
        int code = bytes[at] & (0x3F >> need);
        for (int i = 1; i <= need; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return -1;
            }
            code = code << 6 | bytes[at + i] & 0x3F;
        }
        int least = need == 1 ? 0x80 : need == 2 ? 0x800 : 0x10000;
        boolean surrogate = code >= 0xD800 && code <= 0xDFFF;
        return code < least || code > Character.MAX_CODE_POINT || surrogate ? -1 : code;
    }

    private void reserve(int needed) {
        if (chars.length < needed) {
            chars = new char[Math.max(needed, chars.length * 2)];
        }
    }

    String text(int from, int to) {
        return new String(chars, from, to - from);
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        if (--left < 0) {
            throw Exhausted.INSTANCE;
        }
        return chars[index];
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text(start, end);
    }

    @Override
    public String toString() {
        return text(0, length);
    }
}
