package dev.assay;

import dev.assay.batch.Column;
import dev.assay.data.ColumnNeed;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.ColumnType;
import dev.assay.data.TypeClass;
import dev.assay.result.ExampleRow;
import dev.assay.rows.CellText;
import dev.assay.scan.ColumnTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The example rows of one rule. */
final class ExampleRows {
    /** Longer texts are cut. */
    private static final int MAX_CHARS = 64;

    private final List<ExampleRow> rows = new ArrayList<>();
    private final List<ColumnPath> columns;
    private final List<CellText> texts = new ArrayList<>();
    private int wanted;

    /** @param columns whose values are shown; none if they are masked */
    ExampleRows(int wanted, List<ColumnPath> columns, ColumnTypes types) {
        this.wanted = wanted;
        this.columns = columns;
        columns.forEach(path -> texts.add(CellText.of(types.of(path))));
    }

    static ColumnRequest request(ColumnPath path, ColumnType type) {
        return new ColumnRequest(path, type.typeClass() == TypeClass.NESTED ? ColumnNeed.PRESENCE : ColumnNeed.VALUES);
    }

    int wanted() {
        return wanted;
    }

    List<ColumnPath> columns() {
        return columns;
    }

    List<ExampleRow> rows() {
        return rows;
    }

    void giveUp() {
        wanted = 0;
        rows.clear();
    }

    void add(Optional<String> file, long number, Function<ColumnPath, Column> batch, int row) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Column cells = batch.apply(columns.get(i));
            values.put(
                    columns.get(i).toString(),
                    cells.isNull(row) ? "null" : cut(texts.get(i).of(cells, row)));
        }
        rows.add(new ExampleRow(file, number, values));
        wanted--;
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= MAX_CHARS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_CHARS)) + "...";
    }
}
