package dev.assay.readers.io;

import dev.assay.data.DataException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Says what a file looks like by its first bytes, for messages about files that are not what they should be. */
public final class FileContent {
    private FileContent() {}

    /** The first bytes of a file, at most {@code count}. */
    public static byte[] head(RandomInput input, long length, int count) throws DataException {
        byte[] head = new byte[(int) Math.min(count, length)];
        input.readFully(0, head, 0, head.length);
        return head;
    }

    /** The last bytes of a file, at most {@code count}. */
    public static byte[] tail(RandomInput input, long length, int count) throws DataException {
        byte[] tail = new byte[(int) Math.min(count, length)];
        input.readFully(length - tail.length, tail, 0, tail.length);
        return tail;
    }

    /**
     * What a file that begins so looks like: {@code "an empty file"}, {@code "gzip-compressed data"}, {@code "an HTML page"}, {@code
     * "text"}, {@code "binary data of an unknown kind"}. Never shows the bytes themselves.
     */
    public static String describe(byte[] head) {
        if (head.length == 0) {
            return "an empty file";
        } else if (starts(head, 'P', 'A', 'R', '1')) {
            return "a Parquet file";
        } else if (starts(head, 'P', 'A', 'R', 'E')) {
            return "a Parquet file with an encrypted footer";
        } else if (starts(head, 'A', 'R', 'R', 'O', 'W', '1')) {
            return "an Arrow IPC file";
        } else if (starts(head, 0xFF, 0xFF, 0xFF, 0xFF)) {
            return "an Arrow IPC stream";
        } else if (starts(head, 'O', 'R', 'C')) {
            return "an ORC file";
        } else if (starts(head, 'O', 'b', 'j', 1)) {
            return "an Avro file";
        } else if (isGzip(head)) {
            return "gzip-compressed data";
        } else if (isZstd(head)) {
            return "zstd-compressed data";
        } else if (starts(head, 'B', 'Z', 'h')) {
            return "bzip2-compressed data";
        } else if (starts(head, 0xFD, '7', 'z', 'X', 'Z', 0)) {
            return "xz-compressed data";
        } else if (starts(head, 0x04, 0x22, 0x4D, 0x18)) {
            return "LZ4-compressed data";
        } else if (starts(head, 'P', 'K', 3, 4)) {
            return "a ZIP archive or office document";
        } else if (starts(head, '%', 'P', 'D', 'F')) {
            return "a PDF document";
        } else if (starts(head, 'S', 'Q', 'L', 'i', 't', 'e', ' ', 'f')) {
            return "an SQLite database";
        }
        return text(head);
    }

    /** Whether it begins like gzip. */
    public static boolean isGzip(byte[] head) {
        return starts(head, 0x1F, 0x8B);
    }

    /** Whether it begins like a Zstandard frame. */
    public static boolean isZstd(byte[] head) {
        return starts(head, 0x28, 0xB5, 0x2F, 0xFD);
    }

    private static String text(byte[] head) {
        if (starts(head, 0xFF, 0xFE) || starts(head, 0xFE, 0xFF)) {
            return "UTF-16 text";
        }
        CharBuffer characters = CharBuffer.allocate(head.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        // The last character may be cut, hence no end of input.
        CoderResult result = decoder.decode(ByteBuffer.wrap(head), characters, false);
        String decoded = characters.flip().toString();
        boolean control = decoded.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f');
        if (result.isError() || control) {
            return "binary data of an unknown kind";
        }
        String start = decoded.replace("\uFEFF", "").stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
            return "an HTML page";
        } else if (start.startsWith("<?xml") || start.startsWith("<error")) {
            return "an XML document";
        } else if (start.startsWith("{") || start.startsWith("[")) {
            return "JSON or other text in brackets";
        }
        return start.isEmpty() ? "blank text" : "text";
    }

    private static boolean starts(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
