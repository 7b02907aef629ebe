package dev.assay;

import dev.assay.rows.RowBatch;
import dev.assay.rows.RowSink;
import dev.assay.rows.RowTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The sinks of one evaluation. One that fails gets nothing more; the others, and the evaluation, go on. */
final class RowSinks implements AutoCloseable {
    private final List<RowSink> open;
    private final List<RowSink> all;
    private final List<String> problems = new ArrayList<>();

    RowSinks(List<RowSink> sinks) {
        all = sinks;
        open = new ArrayList<>(sinks);
    }

    private interface Step {
        void on(RowSink sink) throws IOException;
    }

    /** Whether somebody takes rows. */
    boolean areOpen() {
        return !open.isEmpty();
    }

    /** What went wrong, one line for each sink. */
    List<String> problems() {
        return problems;
    }

    void begin(RowTable table) {
        each(sink -> sink.begin(table));
    }

    void write(RowBatch batch) {
        each(sink -> sink.write(batch));
    }

    void commit() {
        each(RowSink::commit);
    }

    private void each(Step step) {
        for (RowSink sink : List.copyOf(open)) {
            try {
                step.on(sink);
            } catch (IOException e) {
                open.remove(sink);
                problems.add(sink.target() + ": " + e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        all.forEach(RowSink::close);
    }
}
