package dev.assay.sql.duckdb;

import dev.assay.sql.SqlException;
import java.util.Map;
import java.util.Optional;

/** Spark's date patterns as those of strftime. */
final class DatePatterns {
    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("yyyy", "%Y"),
            Map.entry("yy", "%y"),
            Map.entry("MMMM", "%B"),
            Map.entry("MMM", "%b"),
            Map.entry("MM", "%m"),
            Map.entry("M", "%-m"),
            Map.entry("dd", "%d"),
            Map.entry("d", "%-d"),
            Map.entry("HH", "%H"),
            Map.entry("H", "%-H"),
            Map.entry("hh", "%I"),
            Map.entry("mm", "%M"),
            Map.entry("ss", "%S"),
            Map.entry("SSS", "%g"),
            Map.entry("SSSSSS", "%f"),
            Map.entry("EEEE", "%A"),
            Map.entry("E", "%a"),
            Map.entry("EEE", "%a"),
            Map.entry("a", "%p"),
            Map.entry("DDD", "%j"));

    private DatePatterns() {}

    static String translate(String pattern) throws SqlException {
        StringBuilder translated = new StringBuilder();
        for (int at = 0; at < pattern.length(); ) {
            char c = pattern.charAt(at);
            if (c == '\'') {
                int end = pattern.indexOf('\'', at + 1);
                if (end < 0) {
                    throw new SqlException("the pattern '" + pattern + "' has a quote without end", Optional.empty());
                }
                translated.append(pattern, at + 1, end);
                at = end + 1;
            } else if (Character.isLetter(c)) {
                int end = at;
                while (end < pattern.length() && pattern.charAt(end) == c) {
                    end++;
                }
                String part = PARTS.get(pattern.substring(at, end));
                if (part == null) {
                    throw new SqlException(
                            "the date pattern '" + pattern + "' has the part " + pattern.substring(at, end)
                                    + ", which is not supported",
                            Optional.of("supported are: "
                                    + String.join(
                                            " ",
                                            PARTS.keySet().stream().sorted().toList())));
                }
                translated.append(part);
                at = end;
            } else {
                translated.append(c == '%' ? "%%" : String.valueOf(c));
                at++;
            }
        }
        return translated.toString();
    }
}
