package dev.assay.testing;

import dev.assay.rows.CellText;
import dev.assay.rows.RowBatch;
import dev.assay.rows.RowSink;
import dev.assay.rows.RowTable;
import dev.assay.rows.RowVerdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Keeps what it gets, as text. */
public final class CollectingSink implements RowSink {
    private final List<String> values = new ArrayList<>();
    private final List<String> verdicts = new ArrayList<>();
    private final List<String> places = new ArrayList<>();
    private RowTable table = new RowTable("", List.of(), List.of());
    private int failAfter = Integer.MAX_VALUE;
    private boolean committed;
    private boolean closed;

    /** A sink that refuses everything after so many rows. */
    public static CollectingSink failingAfter(int rows) {
        CollectingSink sink = new CollectingSink();
        sink.failAfter = rows;
        return sink;
    }

    @Override
    public String target() {
        return "the test";
    }

    @Override
    public void begin(RowTable coming) {
        table = coming;
    }

    @Override
    public void write(RowBatch batch) throws IOException {
        for (int row = 0; row < batch.rows(); row++) {
            if (values.size() == failAfter) {
                throw new IOException("no space left");
            }
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < table.columns().size(); i++) {
                cells.add(
                        batch.column(i).isNull(row)
                                ? "null"
                                : CellText.of(table.columns().get(i).type()).of(batch.column(i), row));
            }
            values.add(String.join("|", cells));
            StringBuilder letters = new StringBuilder();
            boolean failed = false;
            for (int rule = 0; rule < table.rules().size(); rule++) {
                RowVerdict verdict = batch.verdict(rule, row);
                failed |= verdict == RowVerdict.FAIL;
                letters.append(verdict.name().charAt(0));
            }
            if (failed != batch.failed().contains(row)) {
                throw new IllegalStateException("row " + row + ": failed() contradicts the verdicts " + letters);
            }
            verdicts.add(letters.toString());
            places.add(batch.file().orElse("-") + ":" + batch.rowNumber(row));
        }
    }

    @Override
    public void commit() {
        committed = true;
    }

    @Override
    public void close() {
        closed = true;
    }

    /** What it was told to expect. */
    public RowTable table() {
        return table;
    }

    /** The cells of each row. */
    public List<String> values() {
        return values;
    }

    /** A letter for each rule: P, F, S; one text per row. */
    public List<String> verdicts() {
        return verdicts;
    }

    /** File and number of each row. */
    public List<String> places() {
        return places;
    }

    public boolean isCommitted() {
        return committed;
    }

    public boolean isClosed() {
        return closed;
    }

    /** All verdicts of one rule, a letter per row. */
    public String of(int rule) {
        return verdicts.stream()
                .map(letters -> letters.substring(rule, rule + 1))
                .collect(Collectors.joining());
    }
}
