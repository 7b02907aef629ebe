package dev.assay.report;

import dev.assay.data.TypeClass;
import dev.assay.internal.io.StagedFile;
import dev.assay.rows.CellText;
import dev.assay.rows.RowBatch;
import dev.assay.rows.RowSelection;
import dev.assay.rows.RowTable;
import dev.assay.rows.RuleLists;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows as CSV (RFC 4180) with a header. Null is nothing, empty text is {@code ""}; lists of rules are JSON arrays. A text that a
 * spreadsheet would take for a formula gets an apostrophe in front, unless asked not to.
 */
public final class CsvRows extends TextRows {
    private static final String LINE_END = "\r\n";
    private static final String FORMULA_STARTS = "=+-@\t\r\0";

    private final boolean neutralised;
    private final List<Cell> cells = new ArrayList<>();
    private final List<AddedCell> added = new ArrayList<>();

    /**
     * @param neutralised whether texts that look like formulas are made harmless
     * @param watcher told about the temporary file
     */
    public CsvRows(Path path, RowSelection selection, boolean neutralised, StagedFile.Watcher watcher) {
        super(path, selection, watcher);
        this.neutralised = neutralised;
    }

    private record Cell(CellText text, boolean isText) {}

    private record AddedCell(RowSelection.Added column, Optional<RuleLists<String>> lists) {}

    @Override
    void begin(RowTable table, RowSelection rows, Writer to) throws IOException {
        String before = "";
        for (RowTable.RowColumn column : table.columns()) {
            cells.add(new Cell(CellText.of(column.type()), column.type().typeClass() == TypeClass.TEXT));
            to.write(before);
            text(column.name(), to);
            before = ",";
        }
        for (RowSelection.Added column : rows.added()) {
            added.add(new AddedCell(
                    column,
                    column.isList()
                            ? Optional.of(new RuleLists<>(column, table.rules(), CsvRows::list))
                            : Optional.empty()));
            to.write(before);
            to.write(column.title());
            before = ",";
        }
        to.write(LINE_END);
    }

    private static String list(List<String> texts) {
        return quoted(jsonList(texts));
    }

    @Override
    void row(RowBatch batch, int row, Writer to) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                to.write(',');
            }
            if (!batch.column(i).isNull(row)) {
                String value = cells.get(i).text().of(batch.column(i), row);
                if (cells.get(i).isText()) {
                    text(value, to);
                } else {
                    to.write(value);
                }
            }
        }
        String before = cells.isEmpty() ? "" : ",";
        for (AddedCell cell : added) {
            to.write(before);
            about(cell, batch, row, to);
            before = ",";
        }
        to.write(LINE_END);
    }

    private void about(AddedCell cell, RowBatch batch, int row, Writer to) throws IOException {
        if (cell.lists().isPresent()) {
            to.write(cell.lists().get().of(batch, row));
            return;
        }
        switch (cell.column()) {
            case RESULT -> to.write(batch.failed().contains(row) ? RowTable.FAILED : RowTable.PASSED);
            case ROW -> to.write(Long.toString(batch.rowNumber(row)));
            case FILE -> {
                if (batch.file().isPresent()) {
                    text(batch.file().get(), to);
                }
            }
            default -> throw new IllegalStateException("no value for " + cell.column());
        }
    }

    private void text(String value, Writer to) throws IOException {
        boolean formula = neutralised && !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0;
        String written = formula ? "'" + value : value;
        if (written.isEmpty() || needsQuotes(written)) {
            to.write(quoted(written));
        } else {
            to.write(written);
        }
    }

    private static boolean needsQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == ',' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ';
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
