package dev.assay.scan;

import dev.assay.analyzer.State;
import dev.assay.result.ScanSummary;
import java.util.Map;

/** The answers of one scan and what it read. */
public final class ScanResult {
    private final Map<Measurement<?>, Measured<?>> answers;
    private final ScanSummary summary;

    ScanResult(Map<Measurement<?>, Measured<?>> answers, ScanSummary summary) {
        this.answers = answers;
        this.summary = summary;
    }

    /**
     * The answer to a measurement that was part of the scan.
     *
     * @throws IllegalArgumentException if it was not
     */
    @SuppressWarnings("unchecked") // the slot of a Measurement<S> only ever holds a Measured<S>
    public <S extends State<S>> Measured<S> get(Measurement<S> measurement) {
        Measured<?> measured = answers.get(measurement);
        if (measured == null) {
            throw new IllegalArgumentException("not measured: " + measurement.label());
        }
        return (Measured<S>) measured;
    }

    /** What was read. */
    public ScanSummary summary() {
        return summary;
    }
}
