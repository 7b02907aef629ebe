package dev.assay.readers.arrow;

/** The 32-bit xxHash of a stream of bytes with seed 0, as LZ4 frames use it. */
final class Xxh32 {
    private static final int P1 = 0x9E3779B1;
    private static final int P2 = 0x85EBCA77;
    private static final int P3 = 0xC2B2AE3D;
    private static final int P4 = 0x27D4EB2F;
    private static final int P5 = 0x165667B1;

    private final int[] lanes = {P1 + P2, P2, 0, -P1};
    private final byte[] pending = new byte[16];
    private int pendingLength;
    private long total;

    static int of(byte[] bytes, int offset, int length) {
        Xxh32 hash = new Xxh32();
        hash.add(bytes, offset, length);
        return hash.value();
    }

    void add(byte[] bytes, int offset, int length) {
        total += length;
        int from = offset;
        int end = offset + length;
        while (from < end) {
            if (pendingLength == 0 && end - from >= 16) {
                stripe(bytes, from);
                from += 16;
            } else {
                int count = Math.min(16 - pendingLength, end - from);
                System.arraycopy(bytes, from, pending, pendingLength, count);
                pendingLength += count;
                from += count;
                if (pendingLength == 16) {
                    stripe(pending, 0);
                    pendingLength = 0;
                }
            }
        }
    }

    private void stripe(byte[] bytes, int offset) {
        for (int i = 0; i < 4; i++) {
            lanes[i] = Integer.rotateLeft(lanes[i] + littleEndian(bytes, offset + 4 * i) * P2, 13) * P1;
        }
    }

    int value() {
        int hash = total >= 16
                ? Integer.rotateLeft(lanes[0], 1)
                        + Integer.rotateLeft(lanes[1], 7)
                        + Integer.rotateLeft(lanes[2], 12)
                        + Integer.rotateLeft(lanes[3], 18)
                : P5;
        hash += (int) total;
        int at = 0;
        for (; at + 4 <= pendingLength; at += 4) {
            hash = Integer.rotateLeft(hash + littleEndian(pending, at) * P3, 17) * P4;
        }
        for (; at < pendingLength; at++) {
            hash = Integer.rotateLeft(hash + (pending[at] & 0xFF) * P5, 11) * P1;
        }
        hash = (hash ^ hash >>> 15) * P2;
        hash = (hash ^ hash >>> 13) * P3;
        return hash ^ hash >>> 16;
    }

    static int littleEndian(byte[] bytes, int offset) {
        return bytes[offset] & 0xFF
                | (bytes[offset + 1] & 0xFF) << 8
                | (bytes[offset + 2] & 0xFF) << 16
                | bytes[offset + 3] << 24;
    }
}
