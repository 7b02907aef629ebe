package dev.assay.analyzer.crossdataset;

import dev.assay.analyzer.Accumulator;
import dev.assay.analyzer.Analyzer;
import dev.assay.analyzer.AnalyzerContext;
import dev.assay.batch.Batch;
import dev.assay.batch.Column;
import dev.assay.batch.RowMask;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.ColumnType;
import dev.assay.data.TypeClass;
import dev.assay.internal.text.SparkNumbers;
import dev.assay.rows.CellText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The number in a column of which there should be one row: booleans count as 1 and 0, texts as the number they spell. */
public record SingleValue(ColumnPath column) implements Analyzer<SingleValueState> {
    @Override
    public String label(Optional<String> where) {
        return "SingleValue(" + column + ")";
    }

    @Override
    public List<ColumnRequest> columns() {
        return List.of(ColumnRequest.values(column));
    }

    @Override
    public SingleValueState identity(AnalyzerContext context) {
        return SingleValueState.NOTHING;
    }

    @Override
    public Accumulator<SingleValueState> accumulator(AnalyzerContext context) {
        return new Looking(context.ordinal(column), context.type(column));
    }

    private static final class Looking implements Accumulator<SingleValueState> {
        private final int ordinal;
        private final ColumnType type;
        private final CellText texts;
        private SingleValueState state = SingleValueState.NOTHING;

        Looking(int ordinal, ColumnType type) {
            this.ordinal = ordinal;
            this.type = type;
            this.texts = CellText.of(type);
        }

        @Override
        public void add(Batch batch, RowMask scope) {
            if (state.rows() == 0 && batch.rows() > 0) {
                state = new SingleValueState(batch.rows(), value(batch.column(ordinal)));
            } else {
                state = new SingleValueState(state.rows() + batch.rows(), state.value());
            }
        }

        private SingleValueState.Value value(Column cells) {
            if (cells.isNull(0)) {
                return SingleValueState.Value.NULL;
            }
            TypeClass kind = type.typeClass();
            if (kind == TypeClass.BOOL) {
                return SingleValueState.Value.number(cells.longs()[0]);
            } else if (!kind.isNumeric() && kind != TypeClass.TEXT) {
                return SingleValueState.Value.OTHER;
            }
            byte[] text = texts.of(cells, 0).strip().getBytes(StandardCharsets.UTF_8);
            Double number = SparkNumbers.floating(text, 0, text.length);
            return number == null ? SingleValueState.Value.OTHER : SingleValueState.Value.number(number);
        }

        @Override
        public SingleValueState finish() {
            return state;
        }
    }
}
