package dev.assay.readers.csv;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code --csv} options.
 *
 * @param header whether the first record names the columns
 * @param delimiter what stands between fields; empty: to be found out
 * @param quote what stands around fields; empty: nothing does
 * @param nullText an unquoted field that is null, besides the empty one
 * @param encoding how the text is encoded; empty: UTF-8
 * @param columns names for a text without header, as far as they reach; given by catalogs, a line each
 */
record CsvOptions(
        boolean header,
        Optional<Byte> delimiter,
        Optional<Byte> quote,
        Optional<String> nullText,
        Optional<Charset> encoding,
        List<String> columns) {
    /** @throws IllegalArgumentException if an option has no meaning */
    static CsvOptions of(Map<String, String> options) {
        Optional<Byte> delimiter = Optional.ofNullable(options.get("delimiter")).map(CsvOptions::delimiter);
        Optional<Byte> quote = options.containsKey("quote")
                ? Optional.of(options.get("quote"))
                        .filter(text -> !text.isEmpty() && !text.equals("none"))
                        .map(text -> character("quote", text))
                : Optional.of((byte) '"');
        if (delimiter.isPresent() && delimiter.equals(quote)) {
            throw new IllegalArgumentException("the CSV options 'delimiter' and 'quote' are the same");
        }
        return new CsvOptions(
                header(options.getOrDefault("header", "true")),
                delimiter,
                quote,
                Optional.ofNullable(options.get("null")),
                Optional.ofNullable(options.get("encoding")).map(CsvOptions::encoding),
                options.getOrDefault("columns", "").lines().toList());
    }

    private static boolean header(String text) {
        switch (text.toLowerCase(Locale.ROOT)) {
            case "true":
            case "yes":
                return true;
            case "false":
            case "no":
                return false;
            default:
                throw new IllegalArgumentException("the CSV option 'header' is true or false, not '" + text + "'");
        }
    }

    private static byte delimiter(String text) {
        return text.equals("\\t") || text.equalsIgnoreCase("tab") ? (byte) '\t' : character("delimiter", text);
    }

    private static byte character(String option, String text) {
        if (text.length() != 1 || text.charAt(0) >= 0x80 || text.charAt(0) == '\n' || text.charAt(0) == '\r') {
            throw new IllegalArgumentException(
                    "the CSV option '" + option + "' is one ASCII character or tab, not '" + text + "'");
        }
        return (byte) text.charAt(0);
    }

    private static Charset encoding(String text) {
        try {
            return text.equalsIgnoreCase("latin1") ? StandardCharsets.ISO_8859_1 : Charset.forName(text);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalArgumentException(
                    "the CSV option 'encoding': '" + text + "' is no encoding that this JVM knows", e);
        }
    }
}
