package dev.assay.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.Assay;
import dev.assay.Ruleset;
import dev.assay.data.Dataset;
import dev.assay.data.memory.Records;
import dev.assay.dqdl.CanonicalText;
import dev.assay.dqdl.ast.SimpleRule;
import dev.assay.result.Cause;
import dev.assay.result.Evaluation;
import dev.assay.result.Outcome;
import dev.assay.result.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every rule type, asked of the registry: adding a type means nothing has to be added here. */
class EveryRuleTypeTest {
    private static final List<RuleType> TYPES = RuleTypes.BUILT_IN;

    static Stream<RuleType> types() {
        return TYPES.stream();
    }

    static Stream<RuleType> evaluated() {
        return TYPES.stream().filter(type -> !type.signature().analyzerOnly());
    }

    @Test
    void namesAreUniqueAndInOrder() {
        List<String> names = TYPES.stream().map(RuleType::name).toList();
        assertThat(names).doesNotHaveDuplicates();
        assertThat(names).isSortedAccordingTo(Comparator.naturalOrder());
    }

    @ParameterizedTest
    @MethodSource("types")
    void examplesParseAndPrintBack(RuleType type) throws Exception {
        for (String example : type.examples()) {
            String section = type.signature().analyzerOnly() ? "Analyzers" : "Rules";
            Ruleset ruleset = Ruleset.parse(section + " = [ " + example + " ]");
            String printed = type.signature().analyzerOnly()
                    ? CanonicalText.of(ruleset.document().analyzers().get(0))
                    : CanonicalText.of(ruleset.document().rules().get(0));
            assertThat(printed).isEqualTo(example);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void summaryIsOneSentence(RuleType type) {
        assertThat(type.signature().summary()).endsWith(".").doesNotContain("\n");
    }

    @ParameterizedTest
    @MethodSource("evaluated")
    void oneOutcomeOnAnEmptyTable(RuleType type) throws Exception {
        for (String example : type.examples()) {
            Outcome outcome = only(check(example, columns(example, 0, Fill.VALUES)));
            assertThat(outcome.cause()).isNotEqualTo(java.util.Optional.of(Cause.INTERNAL));
        }
    }

    @ParameterizedTest
    @MethodSource("evaluated")
    void oneOutcomeOnOneRow(RuleType type) throws Exception {
        for (String example : type.examples()) {
            Outcome outcome = only(check(example, columns(example, 1, Fill.VALUES)));
            assertThat(outcome.cause()).isNotEqualTo(java.util.Optional.of(Cause.INTERNAL));
        }
    }

    @ParameterizedTest
    @MethodSource("evaluated")
    void oneOutcomeWhenEverythingIsNull(RuleType type) throws Exception {
        for (String example : type.examples()) {
            Outcome outcome = only(check(example, columns(example, 100, Fill.NULLS)));
            assertThat(outcome.cause()).isNotEqualTo(java.util.Optional.of(Cause.INTERNAL));
            outcome.metrics()
                    .values()
                    .forEach(value -> assertThat(value.doubleValue()).isFinite());
        }
    }

    @ParameterizedTest
    @MethodSource("evaluated")
    void splittingTheTableChangesNothing(RuleType type) throws Exception {
        for (String example : type.examples()) {
            Outcome whole = only(check(example, columns(example, 500, Fill.MIXED)));
            for (int rowsPerSplit : new int[] {1, 63, 64, 65, 499}) {
                for (int threads : new int[] {1, 3}) {
                    Dataset split = Records.ofMaps("table", rows(example, 500, Fill.MIXED))
                            .withRowsPerSplit(rowsPerSplit);
                    Outcome parts = only(evaluate(example, split, threads));
                    assertThat(parts.verdict()).isEqualTo(whole.verdict());
                    assertThat(parts.metrics().keySet())
                            .isEqualTo(whole.metrics().keySet());
                    parts.metrics()
                            .forEach((key, value) -> assertThat(value.doubleValue())
                                    .isCloseTo(
                                            whole.metrics().get(key).doubleValue(),
                                            org.assertj.core.data.Percentage.withPercentage(1e-9)));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("evaluated")
    void anyNumberOfThreadsGivesTheSameBits(RuleType type) throws Exception {
        for (String example : type.examples()) {
            Dataset table =
                    Records.ofMaps("table", rows(example, 700, Fill.MIXED)).withRowsPerSplit(50);
            Outcome one = only(evaluate(example, table, 1));
            for (int threads : new int[] {2, 7}) {
                assertThat(only(evaluate(example, table, threads))).isEqualTo(one);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("evaluated")
    void aMissingColumnIsNamedAndTheOthersRun(RuleType type) throws Exception {
        for (String example : type.examples()) {
            if (columnsOf(example).isEmpty()) {
                continue;
            }
            Dataset other = Records.ofMaps("table", List.of(Map.of("unrelated", 1L)));
            Evaluation result = Assay.evaluation(Ruleset.parse("Rules = [ " + example + ", RowCount = 1 ]"), other)
                    .reference("reference", other)
                    .run();
            assertThat(result.outcomes().get(0).verdict()).isEqualTo(Verdict.FAIL);
            assertThat(result.outcomes().get(1).verdict()).isEqualTo(Verdict.PASS);
        }
    }

    @Test
    void aTypeWithoutABinderIsNoType() {
        assertThatThrownBy(() -> RuleType.named("Nothing")
                        .summary("Nothing.")
                        .example("Nothing")
                        .noParameters()
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("binder");
    }

    private enum Fill {
        VALUES,
        NULLS,
        MIXED
    }

    private static Dataset columns(String example, int rows, Fill fill) throws Exception {
        return Records.ofMaps("table", rows == 0 ? List.of() : rows(example, rows, fill));
    }

    /** Rows with the example's columns: numbers for numeric rules, texts for text rules, dates for date rules. */
    private static List<Map<String, @Nullable Object>> rows(String example, int count, Fill fill) throws Exception {
        List<String> columns = columnsOf(example);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            Map<String, @Nullable Object> values = new HashMap<>();
            values.put("row_number", (long) row);
            for (String column : columns) {
                boolean isNull = fill == Fill.NULLS || (fill == Fill.MIXED && (row * 31 + column.length()) % 5 == 0);
                values.put(column, isNull ? null : value(example, row));
            }
            rows.add(values);
        }
        return rows;
    }

    private static Object value(String example, int row) {
        if (example.startsWith("ColumnLength") || example.startsWith("ColumnDataType") || example.contains("matches")) {
            return "text" + row % 17;
        }
        if (example.startsWith("DataFreshness")) {
            return java.time.Instant.parse("2024-01-01T00:00:00Z").plusSeconds(row * 3_600L);
        }
        return row % 23 + 0.25;
    }

    private static List<String> columnsOf(String example) throws Exception {
        SimpleRule rule = (SimpleRule)
                Ruleset.parse("Rules = [ " + example + " ]").document().rules().get(0);
        RuleType type = RuleTypes.installed().find(rule.type()).orElseThrow();
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < rule.parameters().size(); i++) {
            var role = type.signature()
                    .form(rule.parameters().size())
                    .orElseThrow()
                    .role(i);
            if (role == dev.assay.dqdl.Signature.Role.COLUMN) {
                columns.add(rule.parameters().get(i).value());
            } else if (role == dev.assay.dqdl.Signature.Role.COLUMN_LIST) {
                columns.addAll(List.of(rule.parameters().get(i).value().split("\\s*,\\s*")));
            }
        }
        return columns;
    }

    private static Evaluation check(String rule, Dataset table) throws Exception {
        return evaluate(rule, table, 1);
    }

    private static Evaluation evaluate(String rule, Dataset table, int threads) throws Exception {
        return Assay.evaluation(Ruleset.parse("Rules = [ " + rule + " ]"), table)
                .reference("reference", table)
                .now(java.time.Instant.parse("2025-01-01T00:00:00Z"))
                .threads(threads)
                .run();
    }

    private static Outcome only(Evaluation evaluation) {
        assertThat(evaluation.outcomes()).hasSize(1);
        return evaluation.outcomes().get(0);
    }
}
