package dev.assay.readers.csv;

import dev.assay.data.DataException;
import dev.assay.readers.text.ByteWindow;
import dev.assay.readers.text.ColumnBuilder;
import dev.assay.readers.text.ColumnBuilders;
import dev.assay.readers.text.LongList;
import dev.assay.readers.text.NumberScan;
import dev.assay.readers.text.Scratch;
import dev.assay.readers.text.TextLimits;
import dev.assay.readers.text.TextProblem;
import dev.assay.readers.text.TypeGuess;
import dev.assay.readers.text.ValueKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Reads the start of a CSV text, or all of it, and tells its columns, and where its records may be split; finds whatever is wrong with
 * what it reads. The one place that knows lines, so that errors are the same however a file is split.
 */
final class CsvSurvey {
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

    private final CsvSource source;
    private final ByteWindow window;
    private final CsvScanner scanner;
    private final NumberScan number = new NumberScan();
    private final Scratch scratch = new Scratch();
    private final List<String> names = new ArrayList<>();
    private final List<TypeGuess> guesses = new ArrayList<>();
    private final List<@Nullable ColumnBuilder> wishes = new ArrayList<>();
    private final LongList borders = new LongList();

    private boolean started;
    private boolean multiline;
    private boolean complete;
    private long body;

    private CsvSurvey(CsvSource source, ByteWindow window) {
        this.source = source;
        this.window = window;
        this.scanner = new CsvScanner(window, source.delimiter(), source.quote(), source.limits());
    }

    /**
     * Reads a text.
     *
     * @param enough how many bytes are enough; reading ends with the record that reaches them
     * @throws DataException if something is wrong with what was read, or a value does not fit a type that the user wants
     */
    static CsvShape of(CsvSource source, long enough) throws DataException {
        try (ByteWindow window = ByteWindow.whole(source.file(), source.sentinels(), source.limits(), true)) {
            CsvSurvey survey = new CsvSurvey(source, window);
            survey.read(enough);
            return survey.shape();
        }
    }

    private CsvShape shape() {
        return new CsvShape(schema(), complete, multiline, body, borders, window.offset(scanner.at()));
    }

    private Schema schema() {
        List<Field> fields = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            ColumnBuilder wish = wishes.get(i);
            fields.add(
                    wish != null
                            ? new Field(
                                    names.get(i),
                                    FieldType.nullable(wish.field().getType()),
                                    null)
                            : guesses.get(i).field(names.get(i)));
        }
        return new Schema(fields);
    }

    private void read(long enough) throws DataException {
        try {
            scanner.skipMark();
            borders.add(0);
            while (!started || window.offset(scanner.at()) < enough) {
                if (!scanner.next()) {
                    complete = true;
                    break;
                }
                if (!started) {
                    started = true;
                    start();
                    if (source.header()) {
                        body = window.offset(scanner.at());
                        continue;
                    }
                }
                long offset = window.offset(scanner.record());
                while (borders.size() * source.sizes().split() <= offset) {
                    borders.add(offset);
                }
                record();
            }
        } catch (TextProblem problem) {
            throw window.failure(problem);
        }
    }

    private void start() throws TextProblem {
        for (int field = 0; field < scanner.count(); field++) {
            String name = source.header() ? name(field) : "";
            names.add(name.isEmpty() ? source.columnName(field) : name);
            guesses.add(new TypeGuess());
            ArrowType type = source.wishes().get(names.get(field));
            wishes.add(
                    type == null
                            ? null
                            : ColumnBuilders.wished(new Field(names.get(field), FieldType.nullable(type), null)));
        }
    }

    private String name(int field) throws TextProblem {
        int start = scanner.start(field);
        if (scanner.end(field) - start > source.limits().name()) {
            throw TextProblem.limit(
                    window.offset(start),
                    TextLimits.exceeded(
                            "a column name of more than " + source.limits().name() + " bytes", TextLimits.NAME));
        }
        if (scanner.isDoubled(field)) {
            scanner.undouble(field, scratch);
            return new String(scratch.bytes(), 0, scratch.length(), StandardCharsets.UTF_8);
        }
        return new String(scanner.bytes(), start, scanner.end(field) - start, StandardCharsets.UTF_8);
    }

    private void record() throws TextProblem {
        int count = scanner.count();
        if (count != names.size()) {
            throw TextProblem.at(
                    window.offset(scanner.record()),
                    "expected " + fields(names.size())
                            + (source.header() ? ", as the header has" : ", as the first line has") + ", but found "
                            + count);
        }
        byte[] bytes = scanner.bytes();
        for (int field = 0; field < count; field++) {
            if (source.isNull(scanner, field)) {
                continue;
            }
            int start = scanner.start(field);
            int end = scanner.end(field);
            if (scanner.isQuoted(field)) {
                multiline |= window.contains((byte) '\n', start, end) || window.contains((byte) '\r', start, end);
            }
            ColumnBuilder wish = wishes.get(field);
            if (wish != null) {
                check(field, wish);
            } else if (!guesses.get(field).isSettled()) {
                look(guesses.get(field), bytes, start, end);
            }
        }
    }

    private static String fields(int count) {
        return count == 1 ? "1 field" : count + " fields";
    }

    private void check(int field, ColumnBuilder wish) throws TextProblem {
        boolean fits;
        if (scanner.isDoubled(field)) {
            scanner.undouble(field, scratch);
            fits = wish.fits(scratch.bytes(), 0, scratch.length(), ValueKind.FIELD, number);
        } else {
            fits = wish.fits(scanner.bytes(), scanner.start(field), scanner.end(field), ValueKind.FIELD, number);
        }
        if (!fits) {
            throw TextProblem.at(
                    window.offset(scanner.start(field)), ColumnBuilders.misfit(names.get(field), wish.field()));
        }
    }

    private void look(TypeGuess guess, byte[] bytes, int start, int end) {
        if (number.isNumber(bytes, start, end, source.limits().number())) {
            guess.sawNumber(number);
        } else if (Arrays.equals(bytes, start, end, TRUE, 0, TRUE.length)
                || Arrays.equals(bytes, start, end, FALSE, 0, FALSE.length)) {
            guess.sawBool();
        } else {
            guess.sawText();
        }
    }
}
