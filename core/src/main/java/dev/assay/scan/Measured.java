package dev.assay.scan;

import dev.assay.analyzer.State;
import dev.assay.analyzer.distributive.RowCountState;
import dev.assay.result.Origin;
import java.util.Optional;

/**
 * What became of a measurement: a state, or the reason why there is none.
 *
 * @param state present unless it failed
 * @param failure present if it failed
 * @param origin where the state came from
 */
public record Measured<S extends State<S>>(Optional<S> state, Optional<MeasurementFailure> failure, Origin origin) {
    /** A measurement that could not be made at all. */
    public static Measured<?> failed(MeasurementFailure why) {
        return new Measured<RowCountState>(Optional.empty(), Optional.of(why), Origin.NONE);
    }
}
