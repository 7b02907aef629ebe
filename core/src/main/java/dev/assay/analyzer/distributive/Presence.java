package dev.assay.analyzer.distributive;

import dev.assay.analyzer.Accumulator;
import dev.assay.analyzer.Analyzer;
import dev.assay.analyzer.AnalyzerContext;
import dev.assay.analyzer.Labels;
import dev.assay.batch.Batch;
import dev.assay.batch.RowMask;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.ColumnStatistics;
import dev.assay.data.SplitStatistics;
import dev.assay.internal.kernel.Words;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** How many rows in scope have a value in a column of any type, nested ones too. Reads validity only. */
public record Presence(ColumnPath column) implements Analyzer<PresenceState> {
    /** The presence of one column. */
    public static Presence of(ColumnPath column) {
        return new Presence(column);
    }

    @Override
    public String label(Optional<String> where) {
        return Labels.columnWithOptions("Completeness", column.toString(), where);
    }

    @Override
    public List<ColumnRequest> columns() {
        return List.of(ColumnRequest.presence(column));
    }

    @Override
    public PresenceState identity(AnalyzerContext context) {
        return PresenceState.NOTHING;
    }

    /** Decides when the numbers of rows and of nulls are known. */
    @Override
    public Optional<PresenceState> fromStatistics(SplitStatistics statistics) {
        OptionalLong nulls =
                statistics.column(column).map(ColumnStatistics::nullCount).orElse(OptionalLong.empty());
        if (statistics.rows().isEmpty() || nulls.isEmpty()) {
            return Optional.empty();
        }
        long rows = statistics.rows().getAsLong();
        return Optional.of(new PresenceState(rows, rows - nulls.getAsLong()));
    }

    @Override
    public Accumulator<PresenceState> accumulator(AnalyzerContext context) {
        return new Present(context.ordinal(column));
    }

    private static final class Present implements Accumulator<PresenceState> {
        private final int ordinal;
        private long rows;
        private long present;

        Present(int ordinal) {
            this.ordinal = ordinal;
        }

        @Override
        public void add(Batch batch, RowMask scope) {
            rows += scope.count();
            present += Words.countBoth(batch.column(ordinal).validity(), scope.words(), scope.wordCount());
        }

        @Override
        public PresenceState finish() {
            return new PresenceState(rows, present);
        }
    }
}
