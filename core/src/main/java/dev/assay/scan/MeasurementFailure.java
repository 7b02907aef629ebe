package dev.assay.scan;

import dev.assay.result.Cause;

/** Why one measurement has no state although the data could be read: a limit, as a rule. Others are not disturbed. */
public record MeasurementFailure(Cause cause, String message) {}
