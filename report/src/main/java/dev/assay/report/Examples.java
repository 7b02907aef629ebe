package dev.assay.report;

import dev.assay.result.ExampleRow;
import java.util.List;
import java.util.stream.Collectors;

/** Example rows in a line: {@code row 3 (price = -1), row 9 (price = null)}. */
final class Examples {
    private Examples() {}

    /** @param dataset its name, which is not repeated where it is the name of the file, too */
    static String of(List<ExampleRow> rows, String dataset) {
        return rows.stream().map(row -> row(row, dataset)).collect(Collectors.joining(", ", "for example ", ""));
    }

    private static String row(ExampleRow row, String dataset) {
        StringBuilder text = new StringBuilder("row ").append(row.row());
        row.file()
                .filter(file -> !file.equals(dataset))
                .ifPresent(file -> text.append(" of ").append(file));
        if (!row.values().isEmpty()) {
            text.append(row.values().entrySet().stream()
                    .map(value -> value.getKey() + " = " + value.getValue())
                    .collect(Collectors.joining(", ", " (", ")")));
        }
        return text.toString();
    }
}
