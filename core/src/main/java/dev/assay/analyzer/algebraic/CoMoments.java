package dev.assay.analyzer.algebraic;

import dev.assay.analyzer.Accumulator;
import dev.assay.analyzer.Analyzer;
import dev.assay.analyzer.AnalyzerContext;
import dev.assay.analyzer.Labels;
import dev.assay.batch.Batch;
import dev.assay.batch.Lane;
import dev.assay.batch.RowMask;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.ColumnType;
import dev.assay.internal.kernel.CentralCoMoments;
import dev.assay.internal.kernel.PairBlocks;
import java.util.List;
import java.util.Optional;

/** Central moments of the pairs of two numeric columns, over rows in which neither is null; the base of Pearson's correlation. */
public record CoMoments(ColumnPath first, ColumnPath second) implements Analyzer<CoMomentsState> {
    /** The co-moments of two columns. */
    public static CoMoments of(ColumnPath first, ColumnPath second) {
        return new CoMoments(first, second);
    }

    @Override
    public String label(Optional<String> where) {
        return Labels.pair("Correlation", first.toString(), second.toString(), where);
    }

    @Override
    public List<ColumnRequest> columns() {
        return List.of(ColumnRequest.values(first), ColumnRequest.values(second));
    }

    @Override
    public CoMomentsState identity(AnalyzerContext context) {
        return CoMomentsState.NOTHING;
    }

    /** @throws IllegalArgumentException if a column is not numeric */
    @Override
    public Accumulator<CoMomentsState> accumulator(AnalyzerContext context) {
        for (ColumnPath column : List.of(first, second)) {
            ColumnType type = context.type(column);
            if (!type.typeClass().isNumeric()) {
                throw new IllegalArgumentException(
                        "column " + column + " of type " + type.messageName() + " is not numeric");
            }
        }
        return new Accumulated(
                context.ordinal(first), context.type(first), context.ordinal(second), context.type(second));
    }

    private static final class Accumulated implements Accumulator<CoMomentsState> {
        private final int firstOrdinal;
        private final int secondOrdinal;
        private final CentralCoMoments moments = new CentralCoMoments();
        private final PairBlocks blocks;

        Accumulated(int firstOrdinal, ColumnType firstType, int secondOrdinal, ColumnType secondType) {
            this.firstOrdinal = firstOrdinal;
            this.secondOrdinal = secondOrdinal;
            this.blocks = new PairBlocks(Lane.of(firstType), Lane.of(secondType), moments);
        }

        @Override
        public void add(Batch batch, RowMask scope) {
            blocks.add(batch.column(firstOrdinal), batch.column(secondOrdinal), scope);
        }

        @Override
        public CoMomentsState finish() {
            blocks.finish();
            return CoMomentsState.of(moments);
        }
    }
}
