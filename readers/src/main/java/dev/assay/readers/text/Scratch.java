package dev.assay.readers.text;

import java.util.Arrays;

/** A growing array of bytes, reused. */
public final class Scratch {
    private byte[] bytes = new byte[256];
    private int length;

    /** Makes it empty. */
    public void clear() {
        length = 0;
    }

    /** The bytes; the first {@link #length} count. */
    public byte[] bytes() {
        return bytes;
    }

    /** How many bytes there are. */
    public int length() {
        return length;
    }

    /** Adds a byte. */
    public void add(int value) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) value;
    }

    /** Adds bytes. */
    public void add(byte[] source, int from, int to) {
        int count = to - from;
        if (count > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(length, count)));
        }
        System.arraycopy(source, from, bytes, length, count);
        length += count;
    }

    /** Adds a code point in UTF-8. */
    public void addCodePoint(int codePoint) {
        if (codePoint < 0x80) {
            add(codePoint);
        } else if (codePoint < 0x800) {
            add(0xC0 | codePoint >> 6);
            add(0x80 | codePoint & 0x3F);
        } else if (codePoint < 0x10000) {
            add(0xE0 | codePoint >> 12);
            add(0x80 | codePoint >> 6 & 0x3F);
            add(0x80 | codePoint & 0x3F);
        } else {
            add(0xF0 | codePoint >> 18);
            add(0x80 | codePoint >> 12 & 0x3F);
            add(0x80 | codePoint >> 6 & 0x3F);
            add(0x80 | codePoint & 0x3F);
        }
    }
}
