package dev.assay.samples.customrule;

import dev.assay.analyzer.Accumulator;
import dev.assay.analyzer.Analyzer;
import dev.assay.analyzer.AnalyzerContext;
import dev.assay.analyzer.State;
import dev.assay.batch.Batch;
import dev.assay.batch.Column;
import dev.assay.batch.Lane;
import dev.assay.batch.RowMask;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.SplitStatistics;
import java.util.List;
import java.util.Optional;

/** The measurement behind the rule: counts values below zero. */
record Negatives(ColumnPath path) implements Analyzer<Negatives.Found> {
    /** How many there are. */
    record Found(long negatives) implements State<Found> {
        @Override
        public Found merge(Found other) {
            return new Found(Math.addExact(negatives, other.negatives));
        }
    }

    @Override
    public String label(Optional<String> where) {
        return "Negatives(" + path + ","
                + where.map(text -> "Some(" + text + ")").orElse("None") + ")";
    }

    @Override
    public List<ColumnRequest> columns() {
        return List.of(ColumnRequest.values(path));
    }

    @Override
    public Found identity(AnalyzerContext context) {
        return new Found(0);
    }

    /** A split whose smallest value is not negative has none: no need to read it. */
    @Override
    public Optional<Found> fromStatistics(SplitStatistics statistics) {
        return statistics
                .column(path)
                .flatMap(known -> known.minimum())
                .filter(bound -> bound.value() instanceof Number smallest && smallest.doubleValue() >= 0)
                .map(bound -> new Found(0));
    }

    @Override
    public Accumulator<Found> accumulator(AnalyzerContext context) {
        int ordinal = context.ordinal(path);
        Lane lane = Lane.of(context.type(path));
        return new Accumulator<>() {
            private long negatives;

            @Override
            public void add(Batch batch, RowMask scope) {
                Column column = batch.column(ordinal);
                for (int word = 0; word < scope.wordCount(); word++) {
                    long rows = scope.word(word) & column.validWord(word);
                    for (; rows != 0; rows &= rows - 1) {
                        int row = (word << 6) + Long.numberOfTrailingZeros(rows);
                        if (isNegative(column, lane, row)) {
                            negatives++;
                        }
                    }
                }
            }

            @Override
            public Found finish() {
                return new Found(negatives);
            }
        };
    }

    private static boolean isNegative(Column column, Lane lane, int row) {
        switch (lane) {
            case LONG:
                return column.longs()[row] < 0;
            case DOUBLE:
                return column.doubles()[row] < 0;
            case INT128:
                return column.high()[row] < 0;
            default:
                return column.decimal(row).signum() < 0;
        }
    }
}
