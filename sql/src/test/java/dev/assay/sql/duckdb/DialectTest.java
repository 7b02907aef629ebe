package dev.assay.sql.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Assay;
import dev.assay.Ruleset;
import dev.assay.data.Dataset;
import dev.assay.data.memory.Records;
import dev.assay.predicate.EvaluationTime;
import dev.assay.sql.SqlException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements mean in DuckDB what they mean in Spark. */
class DialectTest {
    private static final Dataset ROWS = Records.ofMaps("rows", List.of(Map.of("id", 1)));
    private static final EvaluationTime TIME = EvaluationTime.utc(Instant.parse("2025-03-18T12:34:56Z"));

    /**
     * The table of the dialect: an expression of Spark 3.5 and what it gives as text, {@code NULL} for null. The evaluation instant is
     * 2025-03-18T12:34:56Z, the zone UTC.
     */
    static Stream<String[]> table() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(DialectTest.class.getResourceAsStream("dialect.tsv")),
                StandardCharsets.UTF_8))) {
            return lines
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void expressionsGiveWhatSparkGives(String expression, String expected) throws Exception {
        String wanted = expected.equals("NULL") ? "IS NULL" : "= '" + expected.replace("'", "\\'") + "'";
        String statement = ("select case when cast(x as string) " + wanted + " then 1 else 0 end from (select "
                        + expression + " as x)")
                .replace("\\", "\\\\")
                .replace("\"", "\\\"");
        var outcome = Assay.evaluation(
                        Ruleset.parse("Rules = [ CustomSql \"" + statement.replace("\\\\", "\\") + "\" = 1 ]"), ROWS)
                .now(TIME.now())
                .run()
                .outcomes()
                .get(0);
        assertThat(outcome.passed())
                .as(expression + ": " + outcome.message().orElse("-") + " in DuckDB: "
                        + Dialect.translate("select " + expression, Map.of("primary", ROWS), TIME))
                .isTrue();
    }

    @Test
    void textsAreReadAsSparkReadsThem() throws Exception {
        assertThat(translate("select 'it\\'s', \"two\", `a``b`, 'a\\nb', '\\\\d'"))
                .isEqualTo("select 'it''s', 'two', \"a`b\", 'a\nb', '\\d'");
    }

    @Test
    void commentsVanish() throws Exception {
        assertThat(translate("select /* a /* nested */ one */ 1 -- the end")).isEqualTo("select 1");
    }

    @Test
    void functionsThatAreNotKnownAreNamedWithTheNearest() {
        try {
            translate("select lenght('x')");
        } catch (SqlException e) {
            assertThat(e).hasMessage("the function lenght is not supported (at character 8)");
            assertThat(e.hint()).contains("did you mean length?");
            return;
        }
        throw new AssertionError("lenght is a function now");
    }

    private static String translate(String sql) throws SqlException {
        return Dialect.translate(sql, Map.of("primary", ROWS), TIME);
    }
}
