package dev.assay.conformance;

import dev.assay.result.Cause;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiPredicate;

/** The differences that are there on purpose; each has its row, with what Glue's documentation says, in docs/rules.md. */
enum KnownDifference {
    COLUMN_EXISTS(
            "ColumnExists: Deequ reports a metric, Glue's documentation and Assay none",
            (c, difference) -> c.rule().contains("ColumnExists") && difference.startsWith("metric names")),
    COLUMN_LENGTH(
            "ColumnLength: Assay reports both lengths and gives null the length 0, as Glue documents; Deequ reports the one it needs and"
                    + " leaves nulls out",
            (c, difference) -> c.rule().contains("ColumnLength")
                    && (difference.startsWith("metric names") || difference.contains("Length") && c.nulls())),
    BETWEEN(
            "ColumnValues between: Deequ loses the metrics under a wrong key",
            (c, difference) -> c.rule().contains("between")
                    && c.rule().contains("ColumnValues")
                    && difference.startsWith("metric names")),
    NAN(
            "ColumnValues and NaN: Assay's bounds leave NaN out, and NaN fails; Deequ's metric is NaN or left out",
            (c, difference) -> c.special() && c.rule().contains("ColumnValues \"x\"")),
    NO_ROW_IN_SCOPE(
            "UniqueValueRatio of no row: Deequ throws, Assay passes as for other rules",
            (c, difference) -> c.rule().contains("UniqueValueRatio") && difference.contains("SparkException")),
    TEXT_AGAINST_NUMBER(
            "ReferentialIntegrity of texts and numbers: Deequ compares what Spark makes of them, Assay refuses the types",
            (c, difference) -> c.rule().matches("ReferentialIntegrity \"(t|code)\" \"other\\.(id|n)\".*")
                    && c.ours().cause().filter(Cause.WRONG_TYPE::equals).isPresent()),
    AVERAGE_OF_DECIMALS(
            "AggregateMatch with avg of a decimal column: Spark rounds it to four digits more than the column has, Assay does not",
            (c, difference) -> c.rule().startsWith("AggregateMatch")
                    && c.rule().matches(".*avg\\((other\\.)?d\\).*")
                    && difference.startsWith("value of")),
    EMPTY(
            "a dataset without rows: rules with a filter pass as where a filter selects nothing, in Deequ also those that count",
            (c, difference) -> c.empty() && difference.startsWith("verdict")),
    ONLY_NULLS(
            "a filter that selects only nulls: Deequ passes, Assay has nothing to measure and fails, as without a filter",
            (c, difference) -> c.rule().contains(" where ") && difference.contains("Empty state"));

    private final String text;
    private final BiPredicate<Comparison, String> applies;

    KnownDifference(String text, BiPredicate<Comparison, String> applies) {
        this.text = text;
        this.applies = applies;
    }

    /** For people. */
    String text() {
        return text;
    }

    /** The reason for a difference; empty if there is none. */
    static Optional<KnownDifference> of(Comparison comparison, String difference) {
        return Arrays.stream(values())
                .filter(known -> known.applies.test(comparison, difference))
                .findFirst();
    }
}
