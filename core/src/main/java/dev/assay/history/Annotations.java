package dev.assay.history;

/** Includes and excludes values of runs. */
final class Annotations {
    private Annotations() {}

    static Run apply(Run run, Series series, boolean included) {
        return new Run(
                run.context(),
                run.at(),
                run.values().stream()
                        .map(value ->
                                value.series().equals(series) ? new Run.Value(series, value.value(), included) : value)
                        .toList());
    }
}
