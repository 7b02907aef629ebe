package dev.assay.readers.text;

import dev.assay.data.DataException;
import dev.assay.data.LimitException;
import java.util.Arrays;

/**
 * The part of a text that is being looked at. Holds at least one whole record at a time: a scanner that meets the end of the window
 * within a record asks for {@link #fill} from the record's start on, and begins the record again.
 *
 * <p>Behind the last byte stand sentinels, so that loops which look for them need no other end; and room for reading eight bytes at once.
 * Bytes are UTF-8 up to the limit: at a byte that is not, the window ends, and asking for more fails there.
 */
public final class ByteWindow implements AutoCloseable {
    /** Bytes that may be read behind the limit. */
    private static final int SLACK = 64;

    private final TextFile file;
    private final ByteFeed feed;
    private final byte[] sentinels;
    private final int recordLimit;
    private final Utf8Check utf8 = new Utf8Check();
    private final LineCounter lines;
    private final boolean countsLines;

    private byte[] bytes;
    private int limit;
    /** The first bytes of a character whose others are not here yet; they belong behind the limit. */
    private final byte[] cut = new byte[4];

    private int cutBytes;
    private long base;
    private boolean ended;
    private boolean invalid;
    private int invalidByte;

    private ByteWindow(
            TextFile file,
            ByteFeed feed,
            long from,
            long length,
            byte[] sentinels,
            TextLimits limits,
            boolean countsLines,
            boolean carriageReturns) {
        this.file = file;
        this.feed = feed;
        this.base = from;
        this.sentinels = sentinels.clone();
        this.recordLimit = limits.line();
        this.countsLines = countsLines;
        this.lines = new LineCounter(carriageReturns);
        // One byte more than there is, so that the first filling meets the end; and room for a byte order mark.
        this.bytes = new byte[(int) Math.max(4, Math.min(file.windowBytes(), length + 1)) + SLACK];
    }

    /**
     * A window over all of a text, which can tell lines.
     *
     * @param sentinels at most eight bytes
     * @param carriageReturns whether a carriage return alone ends a line
     */
    public static ByteWindow whole(TextFile file, byte[] sentinels, TextLimits limits, boolean carriageReturns)
            throws DataException {
        long length = file.hasRanges() ? file.file().length() : file.windowBytes();
        return new ByteWindow(file, file.open(), 0, length, sentinels, limits, true, carriageReturns);
    }

    /** A window over a range of a text, which cannot tell lines. */
    public static ByteWindow range(TextFile file, long from, long to, byte[] sentinels, TextLimits limits)
            throws DataException {
        return new ByteWindow(file, file.open(from, to), from, to - from, sentinels, limits, false, false);
    }

    /** A window over all of a text, which cannot tell lines. */
    public static ByteWindow stream(TextFile file, byte[] sentinels, TextLimits limits) throws DataException {
        return new ByteWindow(file, file.open(), 0, file.windowBytes(), sentinels, limits, false, false);
    }

    /** The bytes; another array after {@link #fill}. */
    public byte[] bytes() {
        return bytes;
    }

    /** Number of bytes in the window. */
    public int limit() {
        return limit;
    }

    /** Whether nothing follows the bytes in the window. */
    public boolean ended() {
        return ended;
    }

    /** The offset in the text of a byte of the window. */
    public long offset(int index) {
        return base + index;
    }

    /** Bytes taken from the file, as stored. */
    public long storedBytes() {
        return feed.storedBytes();
    }

    /**
     * Forgets the bytes before an index, which becomes 0, and adds more behind the others.
     *
     * @throws TextProblem if what follows is no UTF-8, or the record has grown beyond its limit
     * @throws DataException if the file fails, or the thread is interrupted
     */
    public void fill(int keepFrom) throws TextProblem, DataException {
        if (invalid) {
            throw invalid();
        }
        if (ended) {
            throw new IllegalStateException("nothing follows");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new DataException(file.name() + ": interrupted while being read");
        }
        checkRecord(keepFrom, limit);
        int kept = limit - keepFrom;
        if (countsLines) {
            lines.pass(bytes, 0, keepFrom);
        }
        byte[] source = bytes;
        if (kept + cutBytes > (bytes.length - SLACK) / 2) {
            bytes = grown(keepFrom);
        }
        System.arraycopy(source, keepFrom, bytes, 0, kept);
        base += keepFrom;
        limit = kept;
        read();
        System.arraycopy(sentinels, 0, bytes, limit, sentinels.length);
    }

    private void read() throws DataException {
        System.arraycopy(cut, 0, bytes, limit, cutBytes);
        limit += cutBytes;
        int from = limit;
        int room = bytes.length - SLACK;
        while (limit < room) {
            int count = feed.read(bytes, limit, room - limit);
            if (count < 0) {
                ended = true;
                break;
            }
            limit += count;
        }
        cutBytes = 0;
        int wrong = utf8.firstInvalid(bytes, from, limit);
        if (wrong == Utf8Check.ALL_RIGHT && ended && utf8.cut() > 0) {
            wrong = limit - utf8.cut();
        }
        if (wrong != Utf8Check.ALL_RIGHT) {
            invalid = true;
            ended = false;
            invalidByte = bytes[wrong] & 0xFF;
            limit = wrong;
        } else if (utf8.cut() > 0) {
            cutBytes = utf8.cut();
            limit -= cutBytes;
            System.arraycopy(bytes, limit, cut, 0, cutBytes);
        }
    }

    private byte[] grown(int keepFrom) throws TextProblem {
        int size = (int) Math.min(2L * (bytes.length - SLACK), Integer.MAX_VALUE - 2L * SLACK);
        try {
            return new byte[size + SLACK];
        } catch (OutOfMemoryError e) {
            throw TextProblem.limit(
                    offset(keepFrom),
                    "a record of more than " + (limit - keepFrom) + " bytes does not fit into the memory of "
                            + Runtime.getRuntime().maxMemory() + " bytes; give the JVM more with -Xmx");
        }
    }

    /** Complains if a record is too long. */
    public void checkRecord(int from, int to) throws TextProblem {
        if (to - from > recordLimit) {
            throw TextProblem.limit(
                    offset(from),
                    TextLimits.exceeded("a record of more than " + recordLimit + " bytes", TextLimits.LINE));
        }
    }

    private TextProblem invalid() {
        boolean mark = offset(limit) == 0 && (invalidByte == 0xFF || invalidByte == 0xFE);
        String message = mark
                ? "the file begins with the byte order mark of UTF-16, but is read as UTF-8"
                : String.format("invalid UTF-8: what begins with the byte 0x%02X is no character", invalidByte);
        return TextProblem.at(offset(limit), message + file.encodingHint());
    }

    /** The line of an offset, from 1; the offset must lie in the window. Only for windows that can tell lines. */
    public long line(long offset) {
        if (!countsLines) {
            throw new IllegalStateException("this window does not count lines");
        }
        return lines.after(bytes, 0, (int) (offset - base)) + 1;
    }

    /** What to throw for a problem; the text is named as {@code file: line 3, byte offset 40: message}. */
    public DataException failure(TextProblem problem) {
        String message = file.name() + ": " + place(problem.offset()) + ": " + problem.message();
        return problem.isLimit() ? new LimitException(message) : new DataException(message);
    }

    /** Line and offset, for messages. */
    public String place(long offset) {
        return "line " + line(offset) + ", byte offset " + offset + file.offsetsOf();
    }

    /** Whether a byte occurs between two indices. */
    public boolean contains(byte value, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == value) {
                return true;
            }
        }
        return false;
    }

    /** A copy of the bytes between two indices. */
    public byte[] copy(int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    @Override
    public void close() {
        feed.close();
    }
}
