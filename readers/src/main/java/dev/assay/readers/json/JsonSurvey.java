package dev.assay.readers.json;

import dev.assay.data.DataException;
import dev.assay.readers.text.ByteWindow;
import dev.assay.readers.text.ColumnBuilder;
import dev.assay.readers.text.ColumnBuilders;
import dev.assay.readers.text.MoreTextException;
import dev.assay.readers.text.NameTable;
import dev.assay.readers.text.Scratch;
import dev.assay.readers.text.TextFile;
import dev.assay.readers.text.TextLimits;
import dev.assay.readers.text.TextProblem;
import dev.assay.readers.text.ValueKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Reads the start of a JSON text, or all of it, and tells what it consists of; finds whatever is wrong with what it reads. The one
 * place that knows lines, so that errors are the same however a file is split.
 */
final class JsonSurvey {
    /** Objects and arrays nested deeper than this are read as text, so that a schema has a depth that any code can walk. */
    static final int MAX_SCHEMA_DEPTH = 200;

    private final ByteWindow window;
    private final JsonScanner scanner;
    private final JsonRecords records;
    private final TextLimits limits;
    private final Map<String, ArrowType> wishes;
    private final Scratch scratch = new Scratch();
    private final JsonGuess root;
    private final JsonGuess value;

    private Shape shape = Shape.UNKNOWN;
    private long objects;
    private int columns;
    private boolean multiline;
    private boolean duplicates;
    private boolean complete;

    /** What the records are. */
    enum Shape {
        /** There are none but nulls. */
        UNKNOWN,
        OBJECTS,
        VALUES
    }

    private JsonSurvey(ByteWindow window, TextLimits limits, Map<String, ArrowType> wishes) {
        this.window = window;
        this.limits = limits;
        this.wishes = wishes;
        this.scanner = new JsonScanner(window, limits);
        this.records = new JsonRecords(scanner, true);
        this.root = new JsonGuess("", null);
        this.value = new JsonGuess(JsonDataset.VALUE, wish(JsonDataset.VALUE));
    }

    /**
     * Reads a text.
     *
     * @param enough how many bytes are enough; reading ends with the record that reaches them
     * @param wishes types that the user wants, by path; values that do not fit them are an error
     * @throws DataException if something is wrong with what was read
     */
    static JsonShape of(TextFile file, TextLimits limits, Map<String, ArrowType> wishes, long enough)
            throws DataException {
        try (ByteWindow window = ByteWindow.whole(file, JsonScanner.SENTINELS, limits, false)) {
            JsonSurvey survey = new JsonSurvey(window, limits, wishes);
            survey.read(file, enough);
            return survey.shape();
        }
    }

    private JsonShape shape() {
        return new JsonShape(schema(), shape == Shape.OBJECTS, complete, !multiline && !records.isArray(), duplicates);
    }

    private Schema schema() {
        return shape == Shape.OBJECTS
                ? new Schema(root.fields())
                : new Schema(records.count() == 0 ? List.of() : List.of(value.field(JsonDataset.VALUE)));
    }

    private void read(TextFile file, long enough) throws DataException {
        long start = -1;
        try {
            while (window.offset(scanner.at()) < enough) {
                if (!records.next()) {
                    complete = true;
                    break;
                }
                start = window.offset(scanner.at());
                record();
                multiline |= window.contains((byte) '\n', (int) (start - window.offset(0)), scanner.at());
                start = -1;
            }
            if (complete && records.isEmpty()) {
                throw TextProblem.at(0, "the file is empty: there is no JSON value in it");
            }
        } catch (TextProblem problem) {
            throw failure(records.count() <= 1 ? file.asWrongContent(problem) : problem, start);
        }
    }

    /** A problem that shows only lines behind the start of its record is reported with that start, where the mistake mostly is. */
    private DataException failure(TextProblem problem, long recordStart) {
        if (recordStart < 0 || window.line(recordStart) == window.line(problem.offset())) {
            return window.failure(problem);
        }
        String message = "the record that begins here is broken: " + problem.message() + " (at "
                + window.place(problem.offset()) + ")";
        return window.failure(
                problem.isLimit() ? TextProblem.limit(recordStart, message) : TextProblem.at(recordStart, message));
    }

    private void record() throws TextProblem, DataException {
        while (true) {
            int start = scanner.at();
            try {
                record(scanner.peek());
                window.checkRecord(start, scanner.at());
                return;
            } catch (MoreTextException e) {
                scanner.more(start);
            }
        }
    }

    private void record(byte first) throws MoreTextException, TextProblem {
        if (shape == Shape.UNKNOWN && first != 'n') {
            shape = first == '{' ? Shape.OBJECTS : Shape.VALUES;
            if (shape == Shape.OBJECTS && records.count() > 1) {
                throw mixed("an object", "null");
            }
        }
        if (shape == Shape.OBJECTS) {
            if (first != '{') {
                int start = scanner.at();
                scanner.skipValue(0);
                scanner.moveTo(start);
                throw mixed(nameOf(first), "an object");
            }
            object(root, 1);
        } else {
            value(value, 0);
            if (first != '{' && first != '[' && first != '"') {
                records.endScalar();
            }
        }
    }

    private TextProblem mixed(String found, String before) {
        return scanner.problem(
                scanner.at(),
                (records.isArray() ? "element " : "record ") + records.count() + " is " + found
                        + ", but the first one is " + before + "; records must be all objects, or all values");
    }

    private static String nameOf(byte first) {
        switch (first) {
            case '"':
                return "a text";
            case '[':
                return "an array";
            case 'n':
                return "null";
            case 't':
            case 'f':
                return "a boolean";
            default:
                return "a number";
        }
    }

    private void value(JsonGuess guess, int depth) throws MoreTextException, TextProblem {
        byte first = scanner.peek();
        if (guess.wish() != null) {
            wished(guess, guess.wish(), first, depth);
        } else if (first == '{' || first == '[') {
            boolean deep = depth >= MAX_SCHEMA_DEPTH;
            guess.type().sawOther();
            if (first == '{' && !deep && guess.isObject()) {
                object(guess, depth + 1);
            } else if (first == '[' && !deep && guess.isArray()) {
                array(guess, depth + 1);
            } else {
                guess.type().sawText();
                scanner.skipValue(depth);
            }
        } else {
            scanner.readScalar(first);
            if (first == '"') {
                guess.type().sawText();
            } else if (first == 't' || first == 'f') {
                guess.type().sawBool();
            } else if (first != 'n') {
                guess.type().sawNumber(scanner.scannedNumber());
            }
        }
    }

    private void wished(JsonGuess guess, ColumnBuilder wish, byte first, int depth)
            throws MoreTextException, TextProblem {
        int start = scanner.at();
        scanner.skipValue(depth);
        if (first == 'n') {
            return;
        }
        int from = start;
        int to = scanner.at();
        byte[] bytes = scanner.bytes();
        ValueKind kind = ValueKind.NESTED;
        if (first == '"') {
            scanner.unescape(start + 1, to - 1, scratch);
            bytes = scratch.bytes();
            from = 0;
            to = scratch.length();
            kind = ValueKind.STRING;
        } else if (first != '{' && first != '[') {
            kind = first == 't' || first == 'f' ? ValueKind.BOOL : ValueKind.NUMBER;
        }
        if (!wish.fits(bytes, from, to, kind, scanner.scannedNumber())) {
            throw scanner.problem(start, ColumnBuilders.misfit(guess.path(), wish.field()));
        }
    }

    private void object(JsonGuess guess, int depth) throws MoreTextException, TextProblem {
        scanner.checkDepth(depth);
        NameTable names = guess.names();
        long object = ++objects;
        guess.next(0);
        scanner.expect('{');
        if (scanner.peek() == '}') {
            scanner.moveTo(scanner.at() + 1);
            return;
        }
        while (true) {
            JsonGuess member = guess.member(member(guess, names));
            duplicates |= !member.meet(object);
            scanner.expect(':');
            value(member, depth);
            scanner.skipBlanks();
            byte next = scanner.peek();
            if (next == '}') {
                scanner.moveTo(scanner.at() + 1);
                return;
            } else if (next != ',') {
                throw scanner.unexpected("',' or '}'");
            }
            scanner.expect(',');
        }
    }

    /** Reads a key; the position of its member, which is added if it is new. */
    private int member(JsonGuess guess, NameTable names) throws MoreTextException, TextProblem {
        int from = scanner.at() + 1;
        scanner.readKey();
        int to = scanner.at() - 1;
        byte[] bytes = scanner.bytes();
        if (scanner.escaped()) {
            scanner.unescape(from, to, scratch);
            bytes = scratch.bytes();
            from = 0;
            to = scratch.length();
        }
        int position = names.find(bytes, from, to);
        if (position < 0) {
            columns++;
            if (columns > limits.columns()) {
                throw TextProblem.limit(
                        window.offset(scanner.at()),
                        TextLimits.exceeded("more than " + limits.columns() + " columns", TextLimits.COLUMNS));
            }
            byte[] name = Arrays.copyOfRange(bytes, from, to);
            position = names.add(name);
            String own = new String(name, StandardCharsets.UTF_8);
            String path = guess == root ? own : guess.path() + "." + own;
            guess.add(new JsonGuess(path, wish(path)));
        }
        return position;
    }

    private @Nullable ColumnBuilder wish(String path) {
        ArrowType type = wishes.get(path);
        return type == null ? null : ColumnBuilders.wished(new Field(path, FieldType.nullable(type), null));
    }

    private void array(JsonGuess guess, int depth) throws MoreTextException, TextProblem {
        scanner.checkDepth(depth);
        JsonGuess element = guess.element();
        if (element == null) {
            element = new JsonGuess(guess.path() + "." + JsonGuess.ELEMENT, null);
            guess.element(element);
        }
        scanner.expect('[');
        if (scanner.peek() == ']') {
            scanner.moveTo(scanner.at() + 1);
            return;
        }
        while (true) {
            value(element, depth);
            scanner.skipBlanks();
            byte next = scanner.peek();
            if (next == ']') {
                scanner.moveTo(scanner.at() + 1);
                return;
            } else if (next != ',') {
                throw scanner.unexpected("',' or ']'");
            }
            scanner.expect(',');
        }
    }
}
