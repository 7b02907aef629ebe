package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.Dataset;
import dev.assay.data.memory.Records;
import dev.assay.result.Cause;
import dev.assay.result.Evaluation;
import dev.assay.result.Outcome;
import dev.assay.result.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A rule that runs into a limit ends with an outcome that says which, and where; the other rules do not notice. */
class LimitsTest {
    record Row(long id, String text) {}

    private static Evaluation check(String rules, Dataset dataset, long memory) throws Exception {
        return Assay.evaluation(Ruleset.parse("Rules = [ " + rules + " ]"), dataset)
                .memory(memory)
                .run();
    }

    @Test
    void aPatternThatNeverEndsIsStoppedAndNamed() throws Exception {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            rows.add(new Row(i, i == 42 ? "a".repeat(40) + "!" : "aa"));
        }
        Dataset dataset = Records.of("texts", rows).withRowsPerSplit(30);
        Evaluation result = check(
                "ColumnValues \"text\" matches \"(a*)*\\1b\", IsUnique \"id\","
                        + " RowCount = 100 where \"text rlike '(a*)*\\\\1b'\", RowCount = 100",
                dataset,
                64 << 20);
        Outcome rule = result.outcomes().get(0);
        assertThat(rule.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(rule.cause()).contains(Cause.LIMIT);
        assertThat(rule.message().orElseThrow())
                .contains("(a*)*\\1b")
                .contains("text")
                .contains("row 13 of its split")
                .contains("texts, rows 31 to 60")
                .doesNotContain("aaaa");
        assertThat(rule.metrics()).isEmpty();
        assertThat(result.outcomes().get(1).verdict()).isEqualTo(Verdict.PASS);
        Outcome filter = result.outcomes().get(2);
        assertThat(filter.cause()).contains(Cause.LIMIT);
        assertThat(result.outcomes().get(3).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void aTableThatDoesNotFitTheMemoryIsTheRulesEnd() throws Exception {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            rows.add(new Row(i, new UUID(i * 0x9E3779B97F4A7C15L, i).toString()));
        }
        Evaluation result = check(
                "IsUnique \"text\", IsComplete \"text\"",
                Records.of("texts", rows).withRowsPerSplit(5_000),
                4 << 20);
        Outcome rule = result.outcomes().get(0);
        assertThat(rule.cause()).isEqualTo(Optional.of(Cause.LIMIT));
        assertThat(rule.message().orElseThrow()).contains("Uniqueness").contains("--memory");
        assertThat(result.outcomes().get(1).verdict()).isEqualTo(Verdict.PASS);
    }
}
