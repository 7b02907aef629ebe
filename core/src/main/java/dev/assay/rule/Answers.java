package dev.assay.rule;

import dev.assay.analyzer.State;
import dev.assay.scan.Measurement;

/** The states that were measured. */
public interface Answers {
    /**
     * The state of a measurement the rule asked for. A rule is only judged when all of its measurements have one: failed measurements
     * are the engine's to report.
     */
    <S extends State<S>> S state(Measurement<S> measurement);
}
