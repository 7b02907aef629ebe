package dev.assay.readers.json;

import dev.assay.data.DataException;
import dev.assay.readers.text.ByteWindow;
import dev.assay.readers.text.MoreTextException;
import dev.assay.readers.text.NumberScan;
import dev.assay.readers.text.Scratch;
import dev.assay.readers.text.TextLimits;
import dev.assay.readers.text.TextProblem;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The tokens of JSON (RFC 8259, strictly) at a position of a window. The window ends with a zero byte behind its limit, which no token
 * contains, so that most loops need no other end.
 *
 * <p>Methods that read a token leave the position behind it. Where the window ends within a token they throw {@link
 * MoreTextException}, unless the text ends there too.
 */
final class JsonScanner {
    /** What the window is to have behind its limit. */
    static final byte[] SENTINELS = {0};

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private final ByteWindow window;
    private final TextLimits limits;
    private final NumberScan number = new NumberScan();
    private long[] nesting = new long[1];

    private byte[] bytes;
    private int at;
    private int limit;
    private boolean escaped;

    JsonScanner(ByteWindow window, TextLimits limits) {
        this.window = window;
        this.limits = limits;
        this.bytes = window.bytes();
        this.limit = window.limit();
    }

    byte[] bytes() {
        return bytes;
    }

    int at() {
        return at;
    }

    void moveTo(int index) {
        at = index;
    }

    int limit() {
        return limit;
    }

    /** Forgets what stands before an index, moves to it, and gets more text. */
    void more(int keepFrom) throws TextProblem, DataException {
        window.fill(keepFrom);
        bytes = window.bytes();
        limit = window.limit();
        at = 0;
    }

    /** Whether the position is the end of the text; at the end of the window, more is got. Only between records. */
    boolean isEnd() throws TextProblem, DataException {
        while (at >= limit) {
            if (window.ended()) {
                return true;
            }
            more(at);
        }
        return false;
    }

    void skipBlanks() {
        byte[] source = bytes;
        int index = at;
        // No blank is a sentinel.
        while (source[index] == ' ' || source[index] == '\n' || source[index] == '\r' || source[index] == '\t') {
            index++;
        }
        at = index;
    }

    /** The byte at the position; 0 at the end of the window. */
    byte peek() {
        return bytes[at];
    }

    /** The number read last. */
    NumberScan scannedNumber() {
        return number;
    }

    /** Whether the text or key read last has escapes. */
    boolean escaped() {
        return escaped;
    }

    TextProblem problem(int index, String message) {
        return TextProblem.at(window.offset(index), message);
    }

    /** What to throw where something else should stand. */
    TextProblem unexpected(String expected) throws MoreTextException {
        if (at >= limit) {
            if (!window.ended()) {
                throw MoreTextException.INSTANCE;
            }
            return problem(limit, "unexpected end of the file, where " + expected + " should follow");
        }
        return problem(at, "unexpected " + shown(bytes, at, limit) + ", where " + expected + " should follow");
    }

    /** A character, for messages. */
    private static String shown(byte[] bytes, int index, int limit) {
        int value = bytes[index] & 0xFF;
        if (value >= 0x80) {
            int length = value < 0xE0 ? 2 : value < 0xF0 ? 3 : 4;
            if (index + length <= limit) {
                int codePoint = new String(bytes, index, length, StandardCharsets.UTF_8).codePointAt(0);
                return String.format("character U+%04X", codePoint);
            }
        }
        return value > ' ' && value < 0x7F ? "'" + (char) value + "'" : String.format("character U+%04X", value);
    }

    /** Steps over one byte, after blanks, and over the blanks that follow. */
    void expect(char wanted) throws MoreTextException, TextProblem {
        if (bytes[at] != wanted) {
            skipBlanks();
            if (bytes[at] != wanted) {
                throw unexpected("'" + wanted + "'");
            }
        }
        at++;
        if (bytes[at] <= ' ') {
            skipBlanks();
        }
    }

    /** Reads a text from its opening quote on; its content is from there to {@code at() - 1}. */
    private void readString(String what, int longest, String limitOption) throws MoreTextException, TextProblem {
        byte[] source = bytes;
        int start = at + 1;
        int index = start;
        escaped = false;
        while (true) {
            long word = (long) LONG.get(source, index);
            long quote = word ^ ONES * '"';
            long backslash = word ^ ONES * '\\';
            // In each of the three, the lowest bit set is right; higher ones may be carried over.
            long found =
                    (quote - ONES & ~quote | backslash - ONES & ~backslash | word - ONES * ' ' & ~word) & HIGH_BITS;
            if (found == 0) {
                index += Long.BYTES;
                continue;
            }
            index += Long.numberOfTrailingZeros(found) >>> 3;
            byte stop = source[index];
            if (stop == '"') {
                break;
            } else if (stop == '\\') {
                escaped = true;
                index = escape(index);
            } else if (index >= limit) {
                at = limit;
                throw unexpected("the rest of a text with its closing quote");
            } else {
                throw problem(
                        index,
                        String.format("character U+%04X within a text, where it must be written as an escape", stop));
            }
        }
        if (index - start > longest) {
            throw TextProblem.limit(
                    window.offset(start),
                    TextLimits.exceeded(what + " of more than " + longest + " bytes", limitOption));
        }
        at = index + 1;
    }

    /** Checks the escape that begins at a backslash; returns the index behind it. */
    private int escape(int backslash) throws MoreTextException, TextProblem {
        at = backslash + 1;
        if (at >= limit) {
            throw unexpected("the rest of an escape");
        }
        switch (bytes[at]) {
            case '"':
            case '\\':
            case '/':
            case 'b':
            case 'f':
            case 'n':
            case 'r':
            case 't':
                return at + 1;
            case 'u':
                int unit = hex(backslash);
                if (Character.isLowSurrogate((char) unit)) {
                    throw halfPair(backslash, unit);
                }
                if (!Character.isHighSurrogate((char) unit)) {
                    return backslash + 6;
                }
                for (int i = 0; i < 2; i++) {
                    at = backslash + 6 + i;
                    if (at >= limit && !window.ended()) {
                        throw MoreTextException.INSTANCE;
                    }
                    if (at >= limit || bytes[at] != (i == 0 ? '\\' : 'u')) {
                        throw halfPair(backslash, unit);
                    }
                }
                if (!Character.isLowSurrogate((char) hex(backslash + 6))) {
                    throw halfPair(backslash, unit);
                }
                return backslash + 12;
            default:
                throw problem(backslash, "a backslash before " + shown(bytes, at, limit) + " is no escape of JSON");
        }
    }

    private TextProblem halfPair(int backslash, int unit) {
        return problem(
                backslash, String.format("\\u%04x alone is half of a surrogate pair, which is no character", unit));
    }

    /** The value of {@code \}{@code uXXXX} at a backslash. */
    private int hex(int backslash) throws MoreTextException, TextProblem {
        int value = 0;
        for (int i = 2; i < 6; i++) {
            at = backslash + i;
            int digit = at >= limit ? -1 : Character.digit(bytes[at], 16);
            if (digit < 0) {
                throw unexpected("a hexadecimal digit of an escape");
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /** Writes the content of a text that has been read, without escapes. */
    void unescape(int from, int to, Scratch target) {
        target.clear();
        int index = from;
        while (index < to) {
            int plain = index;
            while (index < to && bytes[index] != '\\') {
                index++;
            }
            target.add(bytes, plain, index);
            if (index < to) {
                index = unescapeOne(index, target);
            }
        }
    }

    private int unescapeOne(int backslash, Scratch target) {
        byte kind = bytes[backslash + 1];
        if (kind == 'u') {
            int unit = hexValue(backslash + 2);
            if (Character.isHighSurrogate((char) unit)) {
                target.addCodePoint(Character.toCodePoint((char) unit, (char) hexValue(backslash + 8)));
                return backslash + 12;
            }
            target.addCodePoint(unit);
            return backslash + 6;
        }
        int plain = "\"\\/bfnrt".indexOf(kind);
        target.add("\"\\/\b\f\n\r\t".charAt(plain));
        return backslash + 2;
    }

    private int hexValue(int from) {
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            value = value << 4 | Character.digit(bytes[i], 16);
        }
        return value;
    }

    /** Reads a number. */
    void readNumber() throws MoreTextException, TextProblem {
        int start = at;
        int end = number.scan(bytes, start, limit);
        if (end < 0) {
            at = -1 - end;
            throw unexpected("a digit");
        }
        at = end;
        if (end >= limit && !window.ended()) {
            throw MoreTextException.INSTANCE;
        }
        if (bytes[end] >= '0' && bytes[end] <= '9') {
            throw problem(
                    start, "a number with a leading zero, which JSON does not have; it must be written as a text");
        }
        if (end - start > limits.number()) {
            throw TextProblem.limit(
                    window.offset(start),
                    TextLimits.exceeded("a number of more than " + limits.number() + " characters", TextLimits.NUMBER));
        }
    }

    /** Reads {@code true}, {@code false} or {@code null}. */
    void readLiteral() throws MoreTextException, TextProblem {
        int start = at;
        byte[] word = bytes[at] == 't' ? TRUE : bytes[at] == 'f' ? FALSE : NULL;
        for (int i = 1; i < word.length; i++) {
            at = start + i;
            if (bytes[at] != word[i]) {
                throw unexpected("the rest of " + new String(word, StandardCharsets.US_ASCII));
            }
        }
        at = start + word.length;
    }

    /** Reads a key with its quotes. */
    void readKey() throws MoreTextException, TextProblem {
        if (bytes[at] != '"') {
            throw unexpected("a key in double quotes");
        }
        readString("a key", limits.name(), TextLimits.NAME);
    }

    /** Reads a text that is a value. */
    void readText() throws MoreTextException, TextProblem {
        readString("a text", limits.field(), TextLimits.FIELD);
    }

    /** Complains if objects and arrays are nested too deep. */
    void checkDepth(int depth) throws TextProblem {
        if (depth > limits.depth()) {
            throw TextProblem.limit(
                    window.offset(at),
                    TextLimits.exceeded(
                            "objects and arrays nested more than " + limits.depth() + " deep", TextLimits.DEPTH));
        }
    }

    /** Reads any value without looking at it, other than whether it is JSON. Needs no stack, whatever the nesting. */
    void skipValue(int depth) throws MoreTextException, TextProblem {
        int open = 0;
        while (true) {
            byte first = bytes[at];
            if (first == '{' || first == '[') {
                open++;
                checkDepth(depth + open);
                setNesting(open, first == '{');
                at++;
                skipBlanks();
                if (bytes[at] != (first == '{' ? '}' : ']')) {
                    if (first == '{') {
                        readKey();
                        expect(':');
                    }
                    continue;
                }
                at++;
                open--;
            } else {
                readScalar(first);
            }
            while (open > 0) {
                boolean object = (nesting[open >> 6] >>> open & 1L) != 0;
                skipBlanks();
                byte next = bytes[at];
                if (next == ',') {
                    at++;
                    skipBlanks();
                    if (object) {
                        readKey();
                        expect(':');
                    }
                    break;
                } else if (next != (object ? '}' : ']')) {
                    throw unexpected(object ? "',' or '}'" : "',' or ']'");
                }
                at++;
                open--;
            }
            if (open == 0) {
                return;
            }
        }
    }

    private void setNesting(int level, boolean object) {
        if (level >> 6 >= nesting.length) {
            nesting = Arrays.copyOf(nesting, 2 * nesting.length);
        }
        long bit = 1L << level;
        nesting[level >> 6] = object ? nesting[level >> 6] | bit : nesting[level >> 6] & ~bit;
    }

    /** Reads any value but an object or array. */
    void readScalar(byte first) throws MoreTextException, TextProblem {
        if (first == '"') {
            readText();
        } else if (first >= '0' && first <= '9' || first == '-') {
            readNumber();
        } else if (first == 't' || first == 'f' || first == 'n') {
            readLiteral();
        } else {
            throw unexpected("a value");
        }
    }

    /** Writes an object or array that has been read, without the blanks between its tokens. */
    void compact(int from, int to, Scratch target) {
        target.clear();
        int index = from;
        while (index < to) {
            byte value = bytes[index];
            if (value == '"') {
                int end = index + 1;
                while (bytes[end] != '"') {
                    end += bytes[end] == '\\' ? 2 : 1;
                }
                target.add(bytes, index, end + 1);
                index = end + 1;
            } else {
                if (value > ' ') {
                    target.add(value);
                }
                index++;
            }
        }
    }

    /** Complains if a number or literal that is a record of its own runs into what follows. */
    void checkSeparated() throws MoreTextException, TextProblem {
        if (at >= limit ? !window.ended() : !isBlank(bytes[at])) {
            throw unexpected("white space or the end of the file");
        }
    }

    private static boolean isBlank(byte value) {
        return value == ' ' || value == '\n' || value == '\r' || value == '\t';
    }
}
