package dev.assay.readers.arrow;

import dev.assay.data.DataException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;

/** Turns buffers of rarer types into those of types that kernels know. */
final class Conversions {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private Conversions() {}

    /** Two's complement numbers of 4 or 8 bytes, made 16 bytes wide. */
    static ArrowBuf widen(IpcBody body, ArrowBuf data, int count, int width) throws DataException {
        ArrowBuf wide = body.allocate(16L * count);
        for (int row = 0; row < count; row++) {
            long value = width == 4 ? data.getInt((long) row << 2) : data.getLong((long) row << 3);
            wide.setLong((long) row << 4, value);
            wide.setLong(((long) row << 4) + 8, value >> 63);
        }
        return wide;
    }

    /** Offsets 0, step, 2 step, ... */
    static ArrowBuf multiples(IpcBody body, int count, int step) throws DataException {
        ArrowBuf offsets = body.allocate((count + 1L) * 4);
        for (int i = 0; i <= count; i++) {
            offsets.setInt((long) i << 2, i * step);
        }
        return offsets;
    }

    /** UUIDs as canonical text of 36 characters. */
    static ArrowBuf uuids(IpcBody body, ArrowBuf data, int count) throws DataException {
        ArrowBuf text = body.allocate(36L * count);
        byte[] value = new byte[16];
        byte[] canonical = new byte[36];
        for (int row = 0; row < count; row++) {
            data.getBytes((long) row << 4, value, 0, 16);
            int to = 0;
            for (int i = 0; i < 16; i++) {
                if (i == 4 || i == 6 || i == 8 || i == 10) {
                    canonical[to++] = '-';
                }
                canonical[to++] = HEX[value[i] >> 4 & 15];
                canonical[to++] = HEX[value[i] & 15];
            }
            text.setBytes(36L * row, canonical, 0, 36);
        }
        return text;
    }

    /** Brings the numbers in views into native order; the bytes of short values and prefixes stay. */
    static void swapViews(ArrowBuf views, int count) {
        for (int row = 0; row < count; row++) {
            long at = (long) row << 4;
            int length = Integer.reverseBytes(views.getInt(at));
            views.setInt(at, length);
            if (length > 12) {
                views.setInt(at + 8, Integer.reverseBytes(views.getInt(at + 8)));
                views.setInt(at + 12, Integer.reverseBytes(views.getInt(at + 12)));
            }
        }
    }

    /** Views that have been checked, as offsets and one run of bytes. */
    static void copyViews(
            ArrowBuf views, ArrowBuf validity, int count, List<ArrowBuf> data, ArrowBuf offsets, ArrowBuf text) {
        int end = 0;
        offsets.setInt(0, 0);
        for (int row = 0; row < count; row++) {
            if (Checks.isValid(validity, row)) {
                long at = (long) row << 4;
                int length = views.getInt(at);
                if (length <= 12) {
                    text.setBytes(end, views, at + 4, length);
                } else {
                    text.setBytes(end, data.get(views.getInt(at + 8)), views.getInt(at + 12), length);
                }
                end += length;
            }
            offsets.setInt((row + 1L) << 2, end);
        }
    }
}
