package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.assay.metric.MetricKey;
import dev.assay.result.Cause;
import dev.assay.result.Evaluation;
import dev.assay.result.Origin;
import dev.assay.result.Outcome;
import dev.assay.result.ScanSummary;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportsTest {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void writesTheGoldenText(ReportFormat format) throws IOException {
        Golden.check("ordinary." + format.text() + ".txt", write(format, Samples.ordinary()));
    }

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void writesTheGoldenTextOfHostileNames(ReportFormat format) throws IOException {
        Golden.check("hostile." + format.text() + ".txt", write(format, Samples.hostile()));
    }

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void letsNothingThroughThatSteersATerminal(ReportFormat format) throws IOException {
        String text = write(format, Samples.hostile());
        assertThat(text.codePoints().filter(c -> c != '\n' && VisibleText.isHidden(c)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = ReportFormat.class,
            names = {"JSON", "GLUE_JSON"})
    void writesJsonThatIsValidByItsSchema(ReportFormat format) throws IOException {
        for (Evaluation evaluation : List.of(Samples.ordinary(), Samples.hostile(), Samples.of())) {
            JsonNode document = STRICT.readTree(write(format, evaluation));
            assertThat(violations(format.schema().orElseThrow(), document)).isEmpty();
        }
    }

    @Test
    void schemasAreNotEmptyPromises() throws IOException {
        for (ReportFormat format : List.of(ReportFormat.JSON, ReportFormat.GLUE_JSON)) {
            JsonNode wrong = STRICT.readTree(write(format, Samples.ordinary())
                    .replace("\"FAIL\"", "\"Failed\"")
                    .replace("dqresult-", "result-"));
            assertThat(violations(format.schema().orElseThrow(), wrong)).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void leavesOutMetricsThatJsonCannotHoldAndKeepsLongsExact() throws IOException {
        JsonNode rule = STRICT.readTree(write(ReportFormat.GLUE_JSON, Samples.hostile()))
                .get("RuleResults")
                .get(0);
        JsonNode metrics = rule.get("EvaluatedMetrics");
        assertThat(metrics.size()).isEqualTo(2);
        assertThat(metrics.get("Dataset.*.RowCount").longValue()).isEqualTo(Long.MAX_VALUE);
        assertThat(metrics.get("Column." + Samples.HOSTILE.replace('\uD800', '\uFFFD') + ".Completeness")
                        .doubleValue())
                .isEqualTo(0.25);
        assertThat(rule.get("Labels").size()).isEqualTo(1);
    }

    @Test
    void cutsGluesTextsAtTheirLimitsButNotOurOwn() throws IOException {
        String smile = "\uD83D\uDE00";
        String exact = "x" + smile.repeat(2047);
        String longer = exact + "y";
        Outcome fits = Samples.fail(1, exact, Cause.NOT_MET, exact, null, Map.of());
        Outcome cut = Samples.fail(2, longer, Cause.NOT_MET, longer, null, Map.of());
        JsonNode rules = STRICT.readTree(write(ReportFormat.GLUE_JSON, Samples.of(fits, cut)))
                .get("RuleResults");
        for (String field : List.of("Description", "EvaluationMessage", "EvaluatedRule")) {
            assertThat(rules.get(0).get(field).textValue()).isEqualTo(exact);
            assertThat(rules.get(1).get(field).textValue()).isEqualTo("x" + smile.repeat(2044) + "...");
        }
        JsonNode own =
                STRICT.readTree(write(ReportFormat.JSON, Samples.of(fits, cut))).get("rules");
        assertThat(own.get(1).get("description").textValue()).isEqualTo(longer);
    }

    @Test
    void cutsGluesMetricNamesWithoutMakingThemEqual() throws IOException {
        String column = "c".repeat(3000);
        Map<MetricKey, Number> metrics = new TreeMap<>();
        for (int i = 0; i < 12; i++) {
            metrics.put(MetricKey.column(column, "Metric" + i), (double) i);
        }
        JsonNode document =
                STRICT.readTree(write(ReportFormat.GLUE_JSON, Samples.of(Samples.pass(1, "r", Origin.DATA, metrics))));
        assertThat(document.get("RuleResults").get(0).get("EvaluatedMetrics").size())
                .isEqualTo(12);
        assertThat(violations(ReportFormat.GLUE_JSON.schema().orElseThrow(), document))
                .isEmpty();
    }

    @Test
    void writesMetricsSortedByName() throws IOException {
        Outcome outcome = Samples.pass(
                1,
                "r",
                Origin.DATA,
                Map.of(
                        MetricKey.column("b", "Mean"), 2.0,
                        MetricKey.column("B", "Mean"), 1.0,
                        MetricKey.columns(List.of("a", "b"), "Uniqueness"), 3.0,
                        MetricKey.dataset("RowCount"), 4L));
        for (ReportFormat format : List.of(ReportFormat.JSON, ReportFormat.GLUE_JSON)) {
            assertThat(write(format, Samples.of(outcome)))
                    .containsSubsequence(
                            "\"Column.B.Mean\": 1",
                            "\"Column.b.Mean\": 2",
                            "\"Dataset.*.RowCount\": 4",
                            "\"Multicolumn.a,b.Uniqueness\": 3");
        }
    }

    @Test
    void omitsScoreAndRulesWhenThereAreNone() throws IOException {
        JsonNode glue = STRICT.readTree(write(ReportFormat.GLUE_JSON, Samples.of()));
        assertThat(glue.has("Score")).isFalse();
        assertThat(glue.has("RuleResults")).isFalse();
        assertThat(glue.has("RulesetName")).isFalse();
        assertThat(write(ReportFormat.TABLE, Samples.of())).startsWith("no rules\n");
    }

    @Test
    void writesSecondsOnlyWhenTimingsAreWanted() throws IOException {
        StringWriter with = new StringWriter();
        ReportFormat.JSON.reporter(new ReportOptions(80, false, true)).write(Samples.ordinary(), with);
        assertThat(STRICT.readTree(with.toString()).at("/scan/seconds").doubleValue())
                .isEqualTo(0.0421);
        assertThat(STRICT.readTree(write(ReportFormat.JSON, Samples.ordinary()))
                        .at("/scan")
                        .has("seconds"))
                .isFalse();
    }

    @Test
    void streamsAHundredThousandRules() throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 1; i <= 100_000; i++) {
            outcomes.add(Samples.pass(
                    i,
                    "IsComplete \"c" + i + "\"",
                    Origin.DATA,
                    Map.of(MetricKey.column("c" + i, "Completeness"), 1.0)));
        }
        Evaluation evaluation = Samples.evaluation("d", Optional.empty(), outcomes, ScanSummary.NOTHING);
        for (ReportFormat format : ReportFormat.values()) {
            Largest largest = new Largest();
            format.reporter(ReportOptions.DEFAULT).write(evaluation, largest);
            assertThat(largest.total).isGreaterThan(100_000 * 20L);
            assertThat(largest.piece).isLessThan(1000);
        }
    }

    static String write(ReportFormat format, Evaluation evaluation) throws IOException {
        StringWriter out = new StringWriter();
        format.reporter(ReportOptions.DEFAULT).write(evaluation, out);
        return out.toString();
    }

    static Set<ValidationMessage> violations(URL schema, JsonNode document) throws IOException {
        try (InputStream in = schema.openStream()) {
            JsonSchema compiled = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
            return compiled.validate(document);
        }
    }

    /** Measures what it is given and keeps nothing. */
    private static final class Largest extends Writer {
        private long total;
        private int piece;

        @Override
        public void write(char[] buffer, int offset, int length) {
            total += length;
            piece = Math.max(piece, length);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
