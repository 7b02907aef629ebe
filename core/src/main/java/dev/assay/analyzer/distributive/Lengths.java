package dev.assay.analyzer.distributive;

import dev.assay.analyzer.Accumulator;
import dev.assay.analyzer.Analyzer;
import dev.assay.analyzer.AnalyzerContext;
import dev.assay.analyzer.Labels;
import dev.assay.batch.Batch;
import dev.assay.batch.RowMask;
import dev.assay.data.ColumnNeed;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.ColumnType;
import dev.assay.data.SplitStatistics;
import dev.assay.data.TypeClass;
import dev.assay.internal.kernel.LengthBounds;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Shortest and longest text of a column, in code points. */
public record Lengths(ColumnPath column) implements Analyzer<LengthsState> {
    /** The lengths of one column. */
    public static Lengths of(ColumnPath column) {
        return new Lengths(column);
    }

    /** Named after the shortest; a rule about the longest uses {@link Labels}. */
    @Override
    public String label(Optional<String> where) {
        return Labels.columnWithOptions("MinLength", column.toString(), where);
    }

    @Override
    public List<ColumnRequest> columns() {
        return List.of(new ColumnRequest(column, ColumnNeed.LENGTH));
    }

    @Override
    public LengthsState identity(AnalyzerContext context) {
        return LengthsState.NOTHING;
    }

    /** Decides when all rows are null. */
    @Override
    public Optional<LengthsState> fromStatistics(SplitStatistics statistics) {
        return Knowledge.allNull(statistics, column)
                ? Optional.of(
                        new LengthsState(statistics.rows().orElseThrow(), 0, OptionalInt.empty(), OptionalInt.empty()))
                : Optional.empty();
    }

    /** @throws IllegalArgumentException if the column is no text */
    @Override
    public Accumulator<LengthsState> accumulator(AnalyzerContext context) {
        ColumnType type = context.type(column);
        if (type.typeClass() != TypeClass.TEXT) {
            throw new IllegalArgumentException("column " + column + " of type " + type.messageName() + " is no text");
        }
        return new Measured(context.ordinal(column));
    }

    private static final class Measured implements Accumulator<LengthsState> {
        private final int ordinal;
        private final LengthBounds bounds = new LengthBounds();
        private long rows;

        Measured(int ordinal) {
            this.ordinal = ordinal;
        }

        @Override
        public void add(Batch batch, RowMask scope) {
            rows += scope.count();
            bounds.add(batch.column(ordinal), scope.words(), scope.wordCount());
        }

        @Override
        public LengthsState finish() {
            return bounds.count() == 0
                    ? new LengthsState(rows, 0, OptionalInt.empty(), OptionalInt.empty())
                    : new LengthsState(
                            rows, bounds.count(), OptionalInt.of(bounds.minimum()), OptionalInt.of(bounds.maximum()));
        }
    }
}
