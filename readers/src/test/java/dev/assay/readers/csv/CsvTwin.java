package dev.assay.readers.csv;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads CSV the obvious way, character by character; the first record is the header. Slow twin of the reader, for texts as values. */
final class CsvTwin {
    private final String text;
    private final char delimiter;
    private int at;

    private CsvTwin(String text, char delimiter) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        this.delimiter = delimiter;
    }

    /** Something is wrong in a line. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(int line, String what) {
            super("line " + line + ": " + what);
        }
    }

    /** All records, the header first; null stands for a field that is null. */
    static List<List<@Nullable String>> records(String text, char delimiter) throws Wrong {
        return new CsvTwin(text, delimiter).records();
    }

    private List<List<@Nullable String>> records() throws Wrong {
        List<List<@Nullable String>> records = new ArrayList<>();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r') {
                at++;
                continue;
            }
            int line = line(at);
            List<@Nullable String> record = record();
            if (!records.isEmpty() && record.size() != records.get(0).size()) {
                throw new Wrong(line, "ragged");
            }
            records.add(record);
        }
        return records;
    }

    private int line(int position) {
        return (int) text.substring(0, position)
                        .replace("\r\n", "\n")
                        .chars()
                        .filter(c -> c == '\n' || c == '\r')
                        .count()
                + 1;
    }

    private boolean isEnd(int position) {
        return position >= text.length() || text.charAt(position) == '\n' || text.charAt(position) == '\r';
    }

    private List<@Nullable String> record() throws Wrong {
        List<@Nullable String> fields = new ArrayList<>();
        while (true) {
            fields.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
            if (isEnd(at)) {
                return fields;
            }
            at++;
        }
    }

    private @Nullable String plain() {
        int from = at;
        while (!isEnd(at) && text.charAt(at) != delimiter) {
            at++;
        }
        return from == at ? null : text.substring(from, at);
    }

    private String quoted() throws Wrong {
        int opening = at++;
        StringBuilder field = new StringBuilder();
        while (true) {
            if (at == text.length()) {
                throw new Wrong(line(opening), "never closed");
            }
            char c = text.charAt(at++);
            if (c != '"') {
                field.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                field.append('"');
                at++;
            } else if (isEnd(at) || text.charAt(at) == delimiter) {
                return field.toString();
            } else {
                throw new Wrong(line(at), "text behind the closing quote");
            }
        }
    }
}
