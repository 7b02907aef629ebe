package dev.assay.report;

import dev.assay.batch.Column;
import dev.assay.data.TypeClass;
import dev.assay.internal.io.StagedFile;
import dev.assay.rows.CellText;
import dev.assay.rows.RowBatch;
import dev.assay.rows.RowSelection;
import dev.assay.rows.RowTable;
import dev.assay.rows.RuleLists;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows as JSON lines: an object per row, null for null, numbers as numbers (NaN and infinities as text), dates, times and binary as text.
 */
public final class JsonRows extends TextRows {
    private final List<Cell> cells = new ArrayList<>();
    private final List<AddedCell> added = new ArrayList<>();

    /** @param watcher told about the temporary file */
    public JsonRows(Path path, RowSelection selection, StagedFile.Watcher watcher) {
        super(path, selection, watcher);
    }

    /** A column: its name as JSON, and how its values are written. */
    private record Cell(String name, CellText text, boolean bare, boolean mayBeSpecial) {
        static Cell of(RowTable.RowColumn column) throws IOException {
            TypeClass type = column.type().typeClass();
            return new Cell(
                    quoted(column.name()) + ":",
                    CellText.of(column.type()),
                    type.isNumeric() || type == TypeClass.BOOL,
                    type == TypeClass.FLOAT);
        }
    }

    private record AddedCell(RowSelection.Added column, String name, Optional<RuleLists<String>> lists) {}

    private static String quoted(String text) throws IOException {
        StringWriter out = new StringWriter();
        new JsonWriter(out, false).text(text);
        return out.toString();
    }

    @Override
    void begin(RowTable table, RowSelection rows, Writer to) throws IOException {
        for (RowTable.RowColumn column : table.columns()) {
            cells.add(Cell.of(column));
        }
        for (RowSelection.Added column : rows.added()) {
            added.add(new AddedCell(
                    column,
                    quoted(column.title()) + ":",
                    column.isList()
                            ? Optional.of(new RuleLists<>(column, table.rules(), TextRows::jsonList))
                            : Optional.empty()));
        }
    }

    @Override
    void row(RowBatch batch, int row, Writer to) throws IOException {
        to.write('{');
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                to.write(',');
            }
            to.write(cells.get(i).name());
            value(cells.get(i), batch.column(i), row, to);
        }
        String before = cells.isEmpty() ? "" : ",";
        for (AddedCell cell : added) {
            to.write(before);
            to.write(cell.name());
            to.write(about(cell, batch, row));
            before = ",";
        }
        to.write("}\n");
    }

    private static void value(Cell cell, Column column, int row, Writer to) throws IOException {
        if (column.isNull(row)) {
            to.write("null");
            return;
        }
        String text = cell.text().of(column, row);
        boolean special = cell.mayBeSpecial() && !Double.isFinite(column.doubles()[row]);
        to.write(cell.bare() && !special ? text : quoted(text));
    }

    private static String about(AddedCell cell, RowBatch batch, int row) throws IOException {
        if (cell.lists().isPresent()) {
            return cell.lists().get().of(batch, row);
        }
        return switch (cell.column()) {
            case RESULT -> quoted(batch.failed().contains(row) ? RowTable.FAILED : RowTable.PASSED);
            case FILE -> batch.file().isPresent() ? quoted(batch.file().get()) : "null";
            case ROW -> Long.toString(batch.rowNumber(row));
            default -> throw new IllegalStateException("no value for " + cell.column());
        };
    }
}
