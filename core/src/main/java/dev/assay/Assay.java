package dev.assay;

import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.dqdl.DqdlException;
import dev.assay.result.Evaluation;

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
        return new EvaluationBuilder(ruleset, dataset);
    }
}
