package dev.assay.scan;

import dev.assay.analyzer.State;
import dev.assay.result.Origin;
import java.util.Optional;

/**
 * What became of a measurement: a state, or the reason why there is none.
 *
 * @param state present unless it failed
 * @param failure present if it failed
 * @param origin where the state came from
 */
public record Measured<S extends State<S>>(Optional<S> state, Optional<MeasurementFailure> failure, Origin origin) {}
