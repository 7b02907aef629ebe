package dev.assay.result;

/** At least one rule did not pass. An {@link AssertionError}, so that test frameworks report a failure and not a crash. */
public final class RulesFailedError extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final transient Evaluation evaluation;

    RulesFailedError(Evaluation evaluation) {
        super(describe(evaluation));
        this.evaluation = evaluation;
    }

    /** The whole result. */
    public Evaluation evaluation() {
        return evaluation;
    }

    private static String describe(Evaluation evaluation) {
        StringBuilder text = new StringBuilder();
        text.append(evaluation.failures().size())
                .append(" of ")
                .append(evaluation.outcomes().size())
                .append(" rules did not pass on ")
                .append(evaluation.datasetName());
        for (Outcome outcome : evaluation.failures()) {
            text.append("\n  ")
                    .append(outcome.verdict())
                    .append(' ')
                    .append(outcome.name())
                    .append(": ")
                    .append(outcome.description());
            outcome.message().ifPresent(message -> text.append("\n       ").append(message.replace("\n", "\n       ")));
            outcome.hint().ifPresent(hint -> text.append("\n       ").append(hint));
        }
        return text.toString();
    }
}
