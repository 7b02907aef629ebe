package dev.assay.analyzer.crossdataset;

import dev.assay.analyzer.State;
import java.util.Optional;

/**
 * What was found where one row was expected.
 *
 * @param rows how many there are
 * @param value of the first row
 */
public record SingleValueState(long rows, Value value) implements State<SingleValueState> {
    static final SingleValueState NOTHING = new SingleValueState(0, Value.NULL);

    /**
     * A value.
     *
     * @param isNull whether there is none
     * @param number empty if it is null or no number
     */
    public record Value(boolean isNull, Optional<Double> number) {
        static final Value NULL = new Value(true, Optional.empty());
        static final Value OTHER = new Value(false, Optional.empty());

        static Value number(double number) {
            return new Value(false, Optional.of(number));
        }
    }

    @Override
    public SingleValueState merge(SingleValueState other) {
        return new SingleValueState(Math.addExact(rows, other.rows), rows == 0 ? other.value : value);
    }
}
