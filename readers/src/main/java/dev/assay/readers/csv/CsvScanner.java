package dev.assay.readers.csv;

import dev.assay.data.DataException;
import dev.assay.readers.text.ByteWindow;
import dev.assay.readers.text.MoreTextException;
import dev.assay.readers.text.Scratch;
import dev.assay.readers.text.TextLimits;
import dev.assay.readers.text.TextProblem;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts text into records and fields. A record ends with a line feed, a carriage return, or both; empty lines are no records. A field
 * that begins with a quote ends with one that is not doubled, and nothing may stand between that and the delimiter; a quote elsewhere in
 * a field is a character like others.
 *
 * <p>The window ends with a line feed and a quote behind its limit, so that the loops that look for the end of a field need no other.
 */
final class CsvScanner {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long LINE_FEEDS = ONES * '\n';
    private static final long RETURNS = ONES * '\r';
    private static final byte QUOTED = 1;
    private static final byte DOUBLED = 2;

    private final ByteWindow window;
    private final TextLimits limits;
    private final byte delimiter;
    private final long delimiters;
    private final boolean hasQuote;
    private final byte quote;
    private final long quotes;

    private byte[] bytes;
    private int at;
    private int limit;
    private int record;
    private int count;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private byte[] marks = new byte[16];

    CsvScanner(ByteWindow window, byte delimiter, Optional<Byte> quote, TextLimits limits) {
        this.window = window;
        this.limits = limits;
        this.delimiter = delimiter;
        this.delimiters = ONES * delimiter;
        this.hasQuote = quote.isPresent();
        this.quote = quote.orElse((byte) 0);
        this.quotes = ONES * this.quote;
        this.bytes = window.bytes();
        this.limit = window.limit();
    }

    /** What a window is to have behind its limit. */
    static byte[] sentinels(Optional<Byte> quote) {
        return quote.isPresent() ? new byte[] {'\n', quote.get()} : new byte[] {'\n'};
    }

    /** Steps over a byte order mark, at the start of a text. */
    void skipMark() throws TextProblem, DataException {
        more(0);
        if (limit >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            at = 3;
        }
    }

    /** Reads the next record; false at the end of the text. */
    boolean next() throws TextProblem, DataException {
        while (true) {
            if (at >= limit) {
                if (window.ended()) {
                    return false;
                }
                more(at);
            } else if (bytes[at] == '\n' || bytes[at] == '\r') {
                // An empty line, or the line feed behind a carriage return.
                at++;
            } else {
                record = at;
                try {
                    fields();
                    window.checkRecord(record, at);
                    return true;
                } catch (MoreTextException e) {
                    more(record);
                }
            }
        }
    }

    private void more(int keepFrom) throws TextProblem, DataException {
        window.fill(keepFrom);
        bytes = window.bytes();
        limit = window.limit();
        at = 0;
        record = 0;
    }

    private void fields() throws MoreTextException, TextProblem {
        count = 0;
        int index = at;
        while (true) {
            int end = hasQuote && bytes[index] == quote && index < limit ? quoted(index) : plain(index);
            if (end >= limit) {
                at = limit;
                return;
            }
            index = end + 1;
            if (bytes[end] != delimiter) {
                at = index;
                return;
            }
        }
    }

    /** Reads a field without quotes; returns the index of what ends it. */
    private int plain(int start) throws MoreTextException, TextProblem {
        byte[] source = bytes;
        int index = start;
        while (true) {
            long word = (long) LONG.get(source, index);
            long ends = word ^ delimiters;
            long feeds = word ^ LINE_FEEDS;
            long returns = word ^ RETURNS;
            // In each of the three, the lowest bit set is right; higher ones may be carried over.
            long found = (ends - ONES & ~ends | feeds - ONES & ~feeds | returns - ONES & ~returns) & HIGH_BITS;
            if (found != 0) {
                index += Long.numberOfTrailingZeros(found) >>> 3;
                break;
            }
            index += Long.BYTES;
        }
        checkMore(index);
        add(start, index, (byte) 0);
        return index;
    }

    private int quoted(int opening) throws MoreTextException, TextProblem {
        byte[] source = bytes;
        byte marks = QUOTED;
        int index = opening + 1;
        while (true) {
            long found;
            do {
                long word = (long) LONG.get(source, index) ^ quotes;
                found = word - ONES & ~word & HIGH_BITS;
                index += found == 0 ? Long.BYTES : Long.numberOfTrailingZeros(found) >>> 3;
            } while (found == 0);
            if (index >= limit && window.ended()) {
                throw TextProblem.at(window.offset(opening), "the quote that opens a field here is never closed");
            }
            checkMore(index);
            checkMore(index + 1);
            if (index + 1 < limit && source[index + 1] == quote) {
                marks |= DOUBLED;
                index += 2;
            } else {
                break;
            }
        }
        add(opening + 1, index, marks);
        int end = index + 1;
        if (end < limit && source[end] != delimiter && source[end] != '\n' && source[end] != '\r') {
            throw TextProblem.at(
                    window.offset(end),
                    "text behind the closing quote of field " + count + "; a quote within quotes must be doubled");
        }
        return end;
    }

    /** More text is needed to tell what is at an index. */
    private void checkMore(int index) throws MoreTextException {
        if (index >= limit && !window.ended()) {
            throw MoreTextException.INSTANCE;
        }
    }

    private void add(int start, int end, byte mark) throws TextProblem {
        int stop = Math.min(end, limit);
        if (stop - start > limits.field()) {
            throw TextProblem.limit(
                    window.offset(start),
                    TextLimits.exceeded("a field of more than " + limits.field() + " bytes", TextLimits.FIELD));
        }
        if (count >= limits.columns()) {
            throw TextProblem.limit(
                    window.offset(start),
                    TextLimits.exceeded("more than " + limits.columns() + " columns", TextLimits.COLUMNS));
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            marks = Arrays.copyOf(marks, 2 * count);
        }
        starts[count] = start;
        ends[count] = stop;
        marks[count] = mark;
        count++;
    }

    /** Goes back to the start of the record read last. */
    void back() {
        at = record;
    }

    byte[] bytes() {
        return bytes;
    }

    /** The index of the record read last. */
    int record() {
        return record;
    }

    /** The index behind the record read last. */
    int at() {
        return at;
    }

    /** How many fields the record has. */
    int count() {
        return count;
    }

    /** Where a field's content begins. */
    int start(int field) {
        return starts[field];
    }

    /** Where a field's content ends. */
    int end(int field) {
        return ends[field];
    }

    /** Whether a field stands in quotes. */
    boolean isQuoted(int field) {
        return (marks[field] & QUOTED) != 0;
    }

    /** Whether a field has doubled quotes within. */
    boolean isDoubled(int field) {
        return (marks[field] & DOUBLED) != 0;
    }

    /** Writes a field with its doubled quotes made single. */
    void undouble(int field, Scratch target) {
        target.clear();
        int from = starts[field];
        for (int i = from; i < ends[field]; i++) {
            if (bytes[i] == quote) {
                target.add(bytes, from, i + 1);
                i++;
                from = i + 1;
            }
        }
        target.add(bytes, from, ends[field]);
    }
}
