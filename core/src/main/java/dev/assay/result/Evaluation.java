package dev.assay.result;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The result of running a ruleset on a dataset. Immutable; complete or it does not exist: data that could not be read ends the
 * evaluation with an exception instead.
 *
 * @param resultId {@code dqresult-} and 40 hex digits; a function of ruleset, data and start instant
 * @param rulesetName file name of the ruleset without extension, if it has one
 * @param context name of the evaluation, key of its history
 * @param datasetName the primary dataset as the caller named it
 * @param startedOn when it began; the evaluation instant if one was given
 * @param completedOn when it ended; equals {@code startedOn} if the evaluation instant was given
 * @param now the instant that rules saw
 * @param zone the zone that rules saw
 * @param outcomes one per rule, in ruleset order
 * @param analyzers one per analyzer, in order
 * @param observations metrics outside of what their history predicts
 * @param warnings remarks on ruleset and data, for people
 * @param historyProblem why this evaluation's metrics could not be added to the history; empty if they were, or if there is none
 * @param rowProblems why rows could not be written, a line for each sink that failed
 * @param scan what was read
 */
public record Evaluation(
        String resultId,
        Optional<String> rulesetName,
        String context,
        String datasetName,
        Instant startedOn,
        Instant completedOn,
        Instant now,
        ZoneId zone,
        List<Outcome> outcomes,
        List<AnalyzerOutcome> analyzers,
        List<Observation> observations,
        List<String> warnings,
        Optional<String> historyProblem,
        List<String> rowProblems,
        ScanSummary scan) {
    public Evaluation {
        outcomes = List.copyOf(outcomes);
        analyzers = List.copyOf(analyzers);
        observations = List.copyOf(observations);
        warnings = List.copyOf(warnings);
        rowProblems = List.copyOf(rowProblems);
    }

    /** Passed rules / all rules; empty if there are no rules. */
    public OptionalDouble score() {
        return outcomes.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) passedCount() / outcomes.size());
    }

    /** Number of rules that passed. */
    public long passedCount() {
        return outcomes.stream().filter(Outcome::passed).count();
    }

    /** Whether every rule passed. */
    public boolean passed() {
        return passedCount() == outcomes.size();
    }

    /** The rules that did not pass, in order. */
    public List<Outcome> failures() {
        return outcomes.stream().filter(outcome -> !outcome.passed()).toList();
    }

    /**
     * For plain unit tests: does nothing if every rule passed.
     *
     * @return this
     * @throws RulesFailedError if a rule did not pass; its message lists the failing outcomes
     */
    public Evaluation orThrow() {
        if (!passed()) {
            throw new RulesFailedError(this);
        }
        return this;
    }
}
