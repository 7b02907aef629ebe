package dev.assay.readers.csv;

import dev.assay.readers.text.TextFile;
import dev.assay.readers.text.TextLimits;
import dev.assay.readers.text.TextSizes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * A CSV text and how to read it.
 *
 * @param delimiter what stands between fields
 * @param quote what may stand around fields
 * @param header whether the first record names the columns
 * @param columns names where there is no header, as far as they reach
 * @param nullText an unquoted field that is null, besides the empty one; empty array: none
 * @param wishes types that the user wants, by column
 * @param sizes how much is looked at at a time
 */
record CsvSource(
        TextFile file,
        TextLimits limits,
        byte delimiter,
        Optional<Byte> quote,
        boolean header,
        List<String> columns,
        byte[] nullText,
        Map<String, ArrowType> wishes,
        TextSizes sizes) {
    static byte[] nullText(Optional<String> text) {
        return text.orElse("").getBytes(StandardCharsets.UTF_8);
    }

    /** The name of a column of a text without header. */
    String columnName(int field) {
        return field < columns.size() ? columns.get(field) : "column_" + (field + 1);
    }

    byte[] sentinels() {
        return CsvScanner.sentinels(quote);
    }

    /** Whether a field is null: it has no quotes, and is empty or the text that the user says. */
    boolean isNull(CsvScanner record, int field) {
        if (record.isQuoted(field)) {
            return false;
        }
        int start = record.start(field);
        int length = record.end(field) - start;
        return length == 0
                || length == nullText.length
                        && Arrays.equals(record.bytes(), start, start + length, nullText, 0, length);
    }
}
