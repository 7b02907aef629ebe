package dev.assay;

import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.dqdl.DqdlException;
import dev.assay.result.Evaluation;
import java.util.List;

/** Runs rulesets on datasets. */
public final class Assay {
    private Assay() {}

    /**
     * Evaluates a ruleset with all defaults: system clock, UTC, one thread per processor.
     *
     * @throws DataException if data could not be read; there is no result then
     */
    public static Evaluation check(Ruleset ruleset, Dataset dataset) throws DataException {
        return evaluation(ruleset, dataset).run();
    }

    /**
     * The same for a ruleset in text.
     *
     * @throws DqdlException if the text is not a valid ruleset; holds every problem
     */
    public static Evaluation check(String dqdl, Dataset dataset) throws DqdlException, DataException {
        return check(Ruleset.parse(dqdl), dataset);
    }

    /** Starts an evaluation with settings: references, clock, zone, threads, memory, and so on. */
    public static EvaluationBuilder evaluation(Ruleset ruleset, Dataset dataset) {
        return evaluation(List.of(ruleset), dataset);
    }

    /**
     * The same for several rulesets, which share one reading of the data and get a result each ({@link EvaluationBuilder#runAll}).
     *
     * @throws IllegalArgumentException if there is none
     */
    public static EvaluationBuilder evaluation(List<Ruleset> rulesets, Dataset dataset) {
        return new EvaluationBuilder(rulesets, dataset);
    }
}
