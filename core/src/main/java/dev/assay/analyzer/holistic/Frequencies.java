package dev.assay.analyzer.holistic;

import dev.assay.analyzer.Accumulator;
import dev.assay.analyzer.Analyzer;
import dev.assay.analyzer.AnalyzerContext;
import dev.assay.analyzer.Labels;
import dev.assay.batch.Lane;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.ColumnType;
import dev.assay.data.TypeClass;
import dev.assay.internal.kernel.Fingerprints;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * How often each key occurs, a key being the tuple of some columns of a row. Keys are equal if their parts are: null = null, NaN = NaN,
 * 0.0 = -0.0, text and binary by bytes, decimals by number, timestamps by instant. Rows in which all key columns are null are counted
 * apart. Exact but for the collisions of fingerprints that {@link Fingerprints} speaks of; a single column of numbers, dates, timestamps
 * or booleans has none.
 *
 * @param key at least one column, none nested
 */
public record Frequencies(List<ColumnPath> key) implements Analyzer<FrequenciesState> {
    /** @throws IllegalArgumentException if there is no column */
    public Frequencies {
        key = List.copyOf(key);
        if (key.isEmpty()) {
            throw new IllegalArgumentException("frequencies need at least one column");
        }
    }

    /** The frequencies of tuples. */
    public static Frequencies of(List<ColumnPath> key) {
        return new Frequencies(key);
    }

    /** The frequencies of one column's values. */
    public static Frequencies of(ColumnPath column) {
        return new Frequencies(List.of(column));
    }

    /** Named after uniqueness; rules about other metrics use {@link Labels}. */
    @Override
    public String label(Optional<String> where) {
        return Labels.columnsWithOptions(
                "Uniqueness", key.stream().map(ColumnPath::toString).toList(), where);
    }

    @Override
    public List<ColumnRequest> columns() {
        return key.stream().map(ColumnRequest::values).toList();
    }

    @Override
    public FrequenciesState identity(AnalyzerContext context) {
        return new FrequenciesState(table(context));
    }

    /** @throws IllegalArgumentException if a column is nested or cannot be read */
    @Override
    public Accumulator<FrequenciesState> accumulator(AnalyzerContext context) {
        return FrequencyAccumulators.of(table(context), this, context);
    }

    private FrequencyTable table(AnalyzerContext context) {
        return context.shared(
                FrequencyTable.class,
                allocator -> new FrequencyTable(
                        key.stream().map(ColumnPath::toString).collect(Collectors.joining(", ")),
                        isWide(context),
                        allocator,
                        Fingerprints.random()));
    }

    /** A single column of up to 8 bytes has fingerprints of 64 bits. */
    private boolean isWide(AnalyzerContext context) {
        if (key.size() > 1) {
            return true;
        }
        Lane lane = lane(context.type(key.get(0)));
        return lane != Lane.LONG && lane != Lane.DOUBLE;
    }

    /**
     * The lane of a key column; {@link Lane#NONE} for columns that only come as objects.
     *
     * @throws IllegalArgumentException if it cannot be part of a key
     */
    static Lane lane(ColumnType type) {
        if (type.typeClass() == TypeClass.NESTED || type.typeClass() == TypeClass.UNSUPPORTED) {
            throw new IllegalArgumentException("values of type " + type.messageName() + " cannot be compared");
        }
        return type.arrow() instanceof ArrowType.Time ? Lane.LONG : Lane.of(type);
    }
}
