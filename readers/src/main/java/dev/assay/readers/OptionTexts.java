package dev.assay.readers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/** Reads the texts of {@code --schema}, {@code --csv} and {@code --aws}. */
final class OptionTexts {
    private static final Pattern DECIMAL = Pattern.compile("(?:decimal|numeric)(?:\\((\\d{1,3})(?:,(\\d{1,3}))?\\))?");
    private static final Pattern CSV_NAME = Pattern.compile("(?:^|,)(header|delimiter|null|encoding|quote)=");
    private static final Pattern CSV_ANY_NAME = Pattern.compile("([a-z]+)=.*", Pattern.DOTALL);

    private OptionTexts() {}

    static Map<String, ArrowType> schema(String text) {
        Map<String, ArrowType> types = new LinkedHashMap<>();
        for (String entry : entries(text)) {
            int equals = entry.lastIndexOf('=');
            if (equals <= 0) {
                throw new IllegalArgumentException(
                        "'" + entry + "' is no column and type; write column=type,column=type");
            }
            String name = entry.substring(0, equals).strip();
            if (name.length() > 2 && name.startsWith("`") && name.endsWith("`")) {
                name = name.substring(1, name.length() - 1);
            }
            if (types.put(name, type(entry.substring(equals + 1))) != null) {
                throw new IllegalArgumentException("column '" + name + "' has two types");
            }
        }
        return types;
    }

    /** Cut at commas outside parentheses and back-ticks. */
    private static List<String> entries(String text) {
        List<String> entries = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '`') {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')') {
                depth--;
            } else if (!quoted && depth == 0 && c == ',') {
                entries.add(text.substring(from, i));
                from = i + 1;
            }
        }
        entries.add(text.substring(from));
        return entries;
    }

    /** Names and values, {@code a=1,b=2}. */
    static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String entry : text.split(",", -1)) {
            int equals = entry.indexOf('=');
            if (equals <= 0) {
                throw new IllegalArgumentException("'" + entry + "' is no name and value; write name=value,name=value");
            }
            if (pairs.put(
                            entry.substring(0, equals).strip(),
                            entry.substring(equals + 1).strip())
                    != null) {
                throw new IllegalArgumentException(entry.substring(0, equals).strip() + " is given twice");
            }
        }
        return pairs;
    }

    /**
     * A type by its name in SQL, Spark or DQDL.
     *
     * @throws IllegalArgumentException if there is none
     */
    static ArrowType type(String written) {
        String name = written.replace(" ", "").toLowerCase(Locale.ROOT);
        Matcher decimal = DECIMAL.matcher(name);
        if (decimal.matches()) {
            int precision = decimal.group(1) == null ? 10 : Integer.parseInt(decimal.group(1));
            int scale = decimal.group(2) == null ? 0 : Integer.parseInt(decimal.group(2));
            if (precision < 1 || precision > 38 || scale > precision) {
                throw new IllegalArgumentException(
                        "'" + written.strip() + "': a decimal has 1 to 38 digits, no more of them behind the point");
            }
            return new ArrowType.Decimal(precision, scale, 128);
        }
        switch (name) {
            case "tinyint":
            case "byte":
                return new ArrowType.Int(8, true);
            case "smallint":
            case "short":
                return new ArrowType.Int(16, true);
            case "int":
            case "integer":
                return new ArrowType.Int(32, true);
            case "bigint":
            case "long":
                return new ArrowType.Int(64, true);
            case "float":
            case "real":
                return new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
            case "double":
                return new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
            case "string":
            case "text":
            case "varchar":
                return ArrowType.Utf8.INSTANCE;
            case "boolean":
            case "bool":
                return ArrowType.Bool.INSTANCE;
            case "date":
                return new ArrowType.Date(DateUnit.DAY);
            case "timestamp":
                return new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");
            case "timestamp_ntz":
                return new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);
            case "binary":
                return ArrowType.Binary.INSTANCE;
            default:
                throw new IllegalArgumentException(
                        "'" + written.strip() + "' is no type; types are: tinyint, smallint, int,"
                                + " bigint, float, double, decimal(p,s), string, boolean, date, timestamp, timestamp_ntz, binary");
        }
    }

    static Map<String, String> csv(String text) {
        Map<String, String> options = new LinkedHashMap<>();
        Matcher names = CSV_NAME.matcher(text);
        String name = null;
        int from = 0;
        while (names.find()) {
            put(options, name, text.substring(from, names.start()));
            name = names.group(1);
            from = names.end();
        }
        put(options, name, text.substring(from));
        return options;
    }

    private static void put(Map<String, String> options, @Nullable String name, String value) {
        if (name == null) {
            if (!value.isEmpty()) {
                throw unknown(value);
            }
            return;
        }
        // "header=false,colour=red": what follows a comma and looks like an option is a mistake, not part of the value.
        int comma = value.indexOf(',');
        if (comma >= 0 && CSV_ANY_NAME.matcher(value.substring(comma + 1)).matches()) {
            throw unknown(value.substring(comma + 1));
        }
        if (options.put(name, value) != null) {
            throw new IllegalArgumentException("the CSV option '" + name + "' is given twice");
        }
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException(
                "'" + text + "' is no CSV option; options are: header, delimiter, null, encoding, quote");
    }
}
