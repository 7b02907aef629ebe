package dev.assay.analyzer.distributive;

import dev.assay.analyzer.Accumulator;
import dev.assay.analyzer.Analyzer;
import dev.assay.analyzer.AnalyzerContext;
import dev.assay.analyzer.Labels;
import dev.assay.batch.Batch;
import dev.assay.batch.RowMask;
import dev.assay.data.ColumnRequest;
import dev.assay.data.SplitStatistics;
import java.util.List;
import java.util.Optional;

/** The number of rows in scope. Reads no column. */
public record RowCount() implements Analyzer<RowCountState> {
    /** The only one there is. */
    public static RowCount of() {
        return new RowCount();
    }

    @Override
    public String label(Optional<String> where) {
        return Labels.rows("Size", where);
    }

    @Override
    public List<ColumnRequest> columns() {
        return List.of();
    }

    @Override
    public RowCountState identity(AnalyzerContext context) {
        return RowCountState.NOTHING;
    }

    @Override
    public Optional<RowCountState> fromStatistics(SplitStatistics statistics) {
        return statistics.rows().isPresent()
                ? Optional.of(new RowCountState(statistics.rows().getAsLong()))
                : Optional.empty();
    }

    @Override
    public Accumulator<RowCountState> accumulator(AnalyzerContext context) {
        return new Rows();
    }

    private static final class Rows implements Accumulator<RowCountState> {
        private long rows;

        @Override
        public void add(Batch batch, RowMask scope) {
            rows += scope.count();
        }

        @Override
        public RowCountState finish() {
            return new RowCountState(rows);
        }
    }
}
