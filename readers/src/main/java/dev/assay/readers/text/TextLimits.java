package dev.assay.readers.text;

import dev.assay.readers.format.FormatLimit;
import dev.assay.readers.format.FormatOptions;
import java.util.List;

/**
 * How large parts of a text may be, against files made to exhaust memory or time.
 *
 * @param depth levels of objects and arrays in a JSON record
 * @param field bytes of a JSON text or a CSV field
 * @param line bytes of a record
 * @param name bytes of a JSON key or a CSV column name
 * @param number characters of a JSON number
 * @param columns columns of a file, members of structs included
 */
public record TextLimits(int depth, int field, int line, int name, int number, int columns) {
    private static final int MAX_LINE = 1 << 30;

    /** Names of the options. */
    public static final String DEPTH = "limit-json-depth";

    public static final String FIELD = "limit-field-bytes";
    public static final String LINE = "limit-line-bytes";
    public static final String NAME = "limit-name-bytes";
    public static final String NUMBER = "limit-number-characters";
    public static final String COLUMNS = "limit-columns";

    /** All of them, for documentation and checks. */
    public static final List<FormatLimit> KNOWN = List.of(
            new FormatLimit(COLUMNS, "100000", "columns of a text file"),
            new FormatLimit(FIELD, "64m", "bytes of a JSON text or CSV field"),
            new FormatLimit(DEPTH, "1000", "levels of JSON objects and arrays"),
            new FormatLimit(LINE, "256m", "bytes of a JSON or CSV record"),
            new FormatLimit(NAME, "64k", "bytes of a JSON key or CSV column name"),
            new FormatLimit(NUMBER, "1000", "characters of a JSON number"));

    /** The user's, or the defaults. */
    public static TextLimits of(FormatOptions options) {
        return new TextLimits(
                limit(options, DEPTH, 1_000, 10_000),
                limit(options, FIELD, 64 << 20, MAX_LINE),
                limit(options, LINE, 256 << 20, MAX_LINE),
                limit(options, NAME, 64 << 10, MAX_LINE),
                limit(options, NUMBER, 1_000, MAX_LINE),
                limit(options, COLUMNS, 100_000, Integer.MAX_VALUE));
    }

    private static int limit(FormatOptions options, String name, int otherwise, int most) {
        return (int) Math.max(1, Math.min(options.limit(name, otherwise), most));
    }

    /** What to say when one is reached. */
    public static String exceeded(String what, String option) {
        return what + "; raise the option '" + option + "'";
    }
}
