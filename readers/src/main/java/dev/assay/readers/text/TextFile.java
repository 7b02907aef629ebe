package dev.assay.readers.text;

import dev.assay.data.DataException;
import dev.assay.readers.io.FileContent;
import dev.assay.readers.io.FileSource;
import dev.assay.readers.io.RandomInput;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A file that holds text, perhaps compressed. What it is compressed with is told by its first bytes, not by its name: a plain file
 * named {@code .gz} is read as it is.
 */
public final class TextFile {
    private static final int MAGIC = 4;
    private static final int HEAD = 1 << 10;

    private final FileSource file;
    private final Compression compression;
    private final Optional<Charset> encoding;
    private final String encodingHint;
    private final int windowBytes;

    private enum Compression {
        NONE,
        GZIP,
        ZSTD
    }

    private TextFile(
            FileSource file,
            Compression compression,
            Optional<Charset> encoding,
            String encodingHint,
            int windowBytes) {
        this.file = file;
        this.compression = compression;
        this.encoding = encoding;
        this.encodingHint = encodingHint;
        this.windowBytes = windowBytes;
    }

    /**
     * Looks at the first bytes of a file.
     *
     * @param encoding what the text is encoded in; empty: UTF-8
     * @param encodingHint what to add to a message that says that the text is no UTF-8
     * @param windowBytes bytes that a window over the text has at first; it grows with the records
     * @throws DataException if it cannot be read
     */
    public static TextFile of(FileSource file, Optional<Charset> encoding, String encodingHint, int windowBytes)
            throws DataException {
        byte[] head;
        try (RandomInput input = file.open()) {
            head = FileContent.head(input, file.length(), MAGIC);
        }
        String lower = file.name().toLowerCase(Locale.ROOT);
        Compression compression = Compression.NONE;
        if (FileContent.isGzip(head) || head.length == 0 && (lower.endsWith(".gz") || lower.endsWith(".gzip"))) {
            compression = Compression.GZIP;
        } else if (FileContent.isZstd(head)
                || isSkippableFrame(head)
                || head.length == 0 && (lower.endsWith(".zst") || lower.endsWith(".zstd"))) {
            compression = Compression.ZSTD;
        }
        Optional<Charset> other = encoding.filter(charset -> !charset.equals(StandardCharsets.UTF_8));
        return new TextFile(file, compression, other, encodingHint, windowBytes);
    }

    private static boolean isSkippableFrame(byte[] head) {
        return head.length == MAGIC
                && (head[0] & 0xF0) == 0x50
                && head[1] == 0x2A
                && head[2] == 0x4D
                && head[3] == 0x18;
    }

    /** The file. */
    public FileSource file() {
        return file;
    }

    /** What it is called in messages. */
    public String name() {
        return file.name();
    }

    /**
     * What a text is instead of a table, as far as its first bytes tell: {@code "an HTML page"}; empty if it may well be one.
     */
    public static Optional<String> wrongContent(byte[] head) {
        String kind = FileContent.describe(head);
        if (kind.equals("an HTML page") || kind.equals("an XML document")) {
            return Optional.of(kind);
        }
        boolean magic = !kind.contains("text") && !kind.contains("unknown") && !kind.contains("empty");
        boolean binary = false;
        for (byte value : head) {
            binary |= value == 0 || value < 0;
        }
        return magic && binary ? Optional.of(kind) : Optional.empty();
    }

    /** The same problem, saying what the file looks like if that is no table. */
    public TextProblem asWrongContent(TextProblem problem) throws DataException {
        Optional<String> kind = wrongContent(head(HEAD));
        return kind.isEmpty()
                ? problem
                : TextProblem.at(problem.offset(), problem.message() + "; the file looks like " + kind.get());
    }

    int windowBytes() {
        return windowBytes;
    }

    String encodingHint() {
        return encodingHint;
    }

    /** Whether ranges of the text are ranges of the file: neither compressed nor of another encoding. */
    public boolean hasRanges() {
        return compression == Compression.NONE && encoding.isEmpty();
    }

    /** What offsets count, where they do not count bytes of the file; to be put behind an offset in a message. */
    String offsetsOf() {
        return encoding.isPresent()
                ? " of the text in UTF-8"
                : compression == Compression.NONE ? "" : " of the decompressed text";
    }

    /** All of the text, in UTF-8. The caller closes. */
    public ByteFeed open() throws DataException {
        ByteFeed stored;
        switch (compression) {
            case GZIP:
                stored = GzipFeed.open(file);
                break;
            case ZSTD:
                stored = ZstdFeed.open(file);
                break;
            default:
                stored = PlainFeed.open(file, 0, file.length());
        }
        return encoding.isPresent() ? new TranscodedFeed(name(), stored, encoding.get()) : stored;
    }

    /** A range of the text; only where it {@link #hasRanges}. The caller closes. */
    public ByteFeed open(long from, long to) throws DataException {
        if (!hasRanges()) {
            throw new IllegalStateException(name() + " cannot be read in ranges");
        }
        return PlainFeed.open(file, from, to);
    }

    /** The first bytes of the text, at most {@code count}. */
    public byte[] head(int count) throws DataException {
        byte[] head = new byte[count];
        int length = 0;
        try (ByteFeed feed = open()) {
            while (length < count) {
                int read = feed.read(head, length, count - length);
                if (read < 0) {
                    break;
                }
                length += read;
            }
        }
        return Arrays.copyOf(head, length);
    }
}
