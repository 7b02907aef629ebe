package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.CompositeEvaluation;
import dev.assay.data.DataException;
import dev.assay.metric.MetricKey;
import dev.assay.result.Cause;
import dev.assay.result.ErrorPolicy;
import dev.assay.result.Evaluation;
import dev.assay.result.Origin;
import dev.assay.result.Outcome;
import dev.assay.result.Position;
import dev.assay.result.ScanSummary;
import dev.assay.result.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check} does around the engine; the engine here answers at once. */
class CheckCommandTest {
    @TempDir
    Path folder;

    private String rules;
    private String data;
    private final List<Engine.Job> jobs = new ArrayList<>();

    @BeforeEach
    void writeFiles() throws IOException {
        rules = Files.writeString(folder.resolve("orders.dqdl"), "Rules = [ RowCount > 0 ]")
                .toString();
        data = Files.writeString(folder.resolve("orders.json"), "{\"id\":1}\n{\"id\":2}\n")
                .toString();
    }

    @Test
    void exitsByTheOutcomes() {
        assertThat(check(result(Verdict.PASS, Verdict.PASS)).code()).isEqualTo(ExitCode.OK);
        assertThat(check(result(Verdict.PASS, Verdict.FAIL)).code()).isEqualTo(ExitCode.NOT_PASSED);
        assertThat(check(result(Verdict.PASS, Verdict.ERROR)).code()).isEqualTo(ExitCode.NOT_PASSED);
        assertThat(check(result()).code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void acceptsAScoreThatIsHighEnough() {
        Evaluation half = result(Verdict.PASS, Verdict.FAIL);
        Run enough = check(half, "--min-score", "0.5");
        assertThat(enough.code()).isEqualTo(ExitCode.OK);
        assertThat(enough.out()).contains("FAIL").contains("score 0.5");
        assertThat(check(half, "--min-score", "0.51").code()).isEqualTo(ExitCode.NOT_PASSED);
        assertThat(check(half, "--min-score", "95").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void printsTheResultAndNothingElseOnStandardOutput() throws IOException {
        Run json = check(result(Verdict.FAIL), "--format", "json");
        assertThat(new JsonMapper().readTree(json.out()).get("schemaVersion").intValue())
                .isEqualTo(1);
        assertThat(json.err()).isEqualTo("warning: a remark\\x1b\n");
        Run glue = check(result(Verdict.FAIL), "--format", "glue-json", "--quiet");
        assertThat(new JsonMapper().readTree(glue.out()).get("ResultId").textValue())
                .startsWith("dqresult-");
        assertThat(glue.err()).isEmpty();
        assertThat(check(result(Verdict.FAIL), "--format", "markdown").out()).startsWith("### FAIL");
        assertThat(check(result(Verdict.FAIL)).out()).startsWith("RESULT");
        assertThat(check(result(Verdict.FAIL), "--format", "xml").err())
                .startsWith("assay: --format must be one of table, json, glue-json, markdown, not 'xml'");
    }

    @Test
    void coloursOnlyATerminalUnlessToldOtherwise() {
        assertThat(check(result(Verdict.PASS)).out()).doesNotContain("\u001b");
        assertThat(check(result(Verdict.PASS), "--color", "always").out()).contains("\u001b[32mPASS");
        assertThat(setup(result(Verdict.PASS))
                        .terminal()
                        .run("check", rules, data)
                        .out())
                .contains("\u001b[32mPASS");
        assertThat(setup(result(Verdict.PASS))
                        .terminal()
                        .environment("NO_COLOR", "1")
                        .run("check", rules, data)
                        .out())
                .doesNotContain("\u001b");
        assertThat(setup(result(Verdict.PASS))
                        .terminal()
                        .run("check", rules, data, "--color", "never")
                        .out())
                .doesNotContain("\u001b");
    }

    @Test
    void handsEverythingToTheEngine() {
        Run run = check(
                result(Verdict.PASS),
                "--ref",
                "a.b-c=" + data,
                "--ref",
                "x=" + data,
                "--now",
                "2025-03-18T06:00:00Z",
                "--zone",
                "Europe/Berlin",
                "--threads",
                "3",
                "--memory",
                "1g",
                "--timeout",
                "5m",
                "--context",
                "nightly",
                "--error-policy",
                "strict",
                "--no-statistics",
                "--composite-rule-evaluation",
                "ROW",
                "--redact-values",
                "--set",
                "count-null-as-value=false");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
        Engine.Job job = jobs.get(0);
        assertThat(job.rulesets().get(0).name()).contains("orders");
        assertThat(job.data().primary().name()).isEqualTo(data);
        assertThat(job.data().references().keySet()).containsExactly("a.b-c", "x");
        assertThat(job.settings())
                .isEqualTo(new Engine.Settings(
                        Optional.of(Instant.parse("2025-03-18T06:00:00Z")),
                        Optional.of(ZoneId.of("Europe/Berlin")),
                        OptionalInt.of(3),
                        OptionalLong.of(1 << 30),
                        Optional.of("nightly"),
                        ErrorPolicy.STRICT,
                        false,
                        false,
                        CompositeEvaluation.ROW,
                        true,
                        Optional.empty(),
                        Map.of("count-null-as-value", "false")));
    }

    @Test
    void takesTheRulesetFromTheCommandLineOrStandardInput() {
        assertThat(setup(result(Verdict.PASS))
                        .run("check", "--rules", "Rules = [ RowCount > 1 ]", data)
                        .code())
                .isEqualTo(ExitCode.OK);
        assertThat(jobs.get(0).rulesets().get(0).text()).isEqualTo("Rules = [ RowCount > 1 ]");
        assertThat(jobs.get(0).rulesets().get(0).name()).isEmpty();
        assertThat(setup(result(Verdict.PASS))
                        .stdin("Rules = [ RowCount > 2 ]")
                        .run("check", "-", data)
                        .code())
                .isEqualTo(ExitCode.OK);
        assertThat(jobs.get(1).rulesets().get(0).text()).isEqualTo("Rules = [ RowCount > 2 ]");
    }

    @Test
    void readsDataFromStandardInput() {
        Run run = setup(result(Verdict.PASS)).stdin("{\"id\":1}\n").run("check", rules, "-", "--format-in", "json");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(jobs.get(0).data().primary().schema().getFields()).hasSize(1);
    }

    @Test
    void explainsWrongUsage() {
        Map<String[], String> cases = Map.ofEntries(
                Map.entry(new String[] {}, "RULESET and DATASET are missing"),
                Map.entry(new String[] {rules}, "DATASET is missing"),
                Map.entry(new String[] {"--rules", "x", rules, data}, "--rules takes the place of RULESET"),
                Map.entry(new String[] {"-", "-", "--format-in", "json"}, "only one input can be standard input"),
                Map.entry(new String[] {rules, "-"}, "standard input needs --format-in"),
                Map.entry(new String[] {rules, data, "--ref", "x"}, "--ref must be ALIAS=DATASET, not 'x'"),
                Map.entry(new String[] {rules, data, "--ref", "x=a", "--ref", "x=b"}, "--ref gives x twice"),
                Map.entry(new String[] {rules, data, "--format-in", "xml"}, "--format-in must be one of parquet"),
                Map.entry(new String[] {rules, data, "--schema", "id=nonsense"}, "nonsense"),
                Map.entry(new String[] {rules, data, "--csv", "nonsense=1"}, "nonsense"),
                Map.entry(new String[] {rules, data, "--output", "json"}, "--output must be KIND=PATH"),
                Map.entry(new String[] {rules, data, "--output", "html=x"}, "the KIND of --output must be one of json"),
                Map.entry(new String[] {rules, data, "--output", "json=-"}, "use --format json"),
                Map.entry(new String[] {rules, data, "--threads", "0"}, "--threads must be a whole number"),
                Map.entry(new String[] {rules, data, "--set", "x"}, "--set must be NAME=VALUE"),
                Map.entry(new String[] {rules, data, "--error-policy", "stict"}, "did you mean strict?"),
                Map.entry(new String[] {rules, data, "--verify", "--no-statistics"}, "give one of them"),
                Map.entry(new String[] {rules, data, "more"}, "Unmatched argument"));
        cases.forEach((arguments, message) -> {
            Run run = check(result(Verdict.PASS), arguments, new String[0]);
            assertThat(run.code()).as(message).isEqualTo(ExitCode.USAGE);
            assertThat(run.err()).startsWith("assay: ").contains(message);
            assertThat(run.out()).isEmpty();
        });
        assertThat(jobs).isEmpty();
    }

    @Test
    void showsTheProblemsOfAnInvalidRuleset() throws IOException {
        String bad = Files.writeString(folder.resolve("bad.dqdl"), "Rules = [\n  RowCount >\n]")
                .toString();
        Run run = new Run.Setup()
                .engine(FakeEngine.ofTypes())
                .run("check", bad, folder.resolve("no data either").toString());
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith(bad + ":3:1: error: ").contains("  3 | ]\n    | ^");
        assertThat(check(
                                result(Verdict.PASS),
                                new String[] {folder.resolve("none").toString(), data},
                                new String[0])
                        .err())
                .isEqualTo(folder.resolve("none") + ":1:1: error: no such file\n");
    }

    @Test
    void claimsNothingWhenDataCannotBeRead() throws IOException {
        Run missing = check(
                result(Verdict.PASS),
                new String[] {rules, folder.resolve("none.json").toString()},
                new String[0]);
        assertThat(missing.code()).isEqualTo(ExitCode.NO_RESULT);
        assertThat(missing.out()).isEmpty();
        assertThat(missing.err()).contains("none.json");
        Run broken = failing(new DataException("orders.json:7: 'x'\nis no object"));
        assertThat(broken.code()).isEqualTo(ExitCode.NO_RESULT);
        assertThat(broken.out()).isEmpty();
        assertThat(broken.err()).isEqualTo("assay: orders.json:7: 'x'; is no object\n");
    }

    @Test
    void asksForAReportOfItsOwnMistakes() {
        Run run = failing(new IllegalStateException("impossible"));
        assertThat(run.code()).isEqualTo(ExitCode.NO_RESULT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("assay: internal error: java.lang.IllegalStateException: impossible\n")
                .contains("Please report it")
                .doesNotContain("\tat ", "    at ");
        assertThat(failing(new IllegalStateException("impossible"), "--verbose").err())
                .contains("    at dev.assay.cli.");
        assertThat(failing(new AssertionError("never")).err()).startsWith("assay: internal error: ");
        assertThat(failing(new StackOverflowError()).code()).isEqualTo(ExitCode.NO_RESULT);
        assertThat(failing(new OutOfMemoryError("Java heap space")).err())
                .startsWith("assay: out of memory (Java heap space)");
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void givesUpWhenTimeRunsOut() {
        Run run = new Run.Setup()
                .engine(new FakeEngine(job -> {
                    try {
                        Thread.sleep(600_000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new DataException("interrupted");
                    }
                    return result(Verdict.PASS);
                }))
                .run("check", rules, data, "--timeout", "50ms");
        assertThat(run.code()).isEqualTo(ExitCode.NO_RESULT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("assay: not done after 0.05s (--timeout); there is no result\n");
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void claimsNothingAfterASignal() {
        Shutdown shutdown = Shutdown.ofThread();
        Run run = setup(result(Verdict.PASS))
                .shutdown(shutdown)
                .engine(new FakeEngine(job -> {
                    shutdown.stop();
                    return result(Verdict.PASS);
                }))
                .run("check", rules, data, "--output", "json=" + folder.resolve("out.json"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).doesNotContain("assay:");
        assertThat(folder.resolve("out.json")).doesNotExist();
    }

    @Test
    void writesAllOutputsBesideTheResult() throws IOException {
        Path json = folder.resolve("r.json");
        Path glue = folder.resolve("r.glue.json");
        Path markdown = folder.resolve("r.md");
        Run run = check(
                result(Verdict.PASS),
                "--output",
                "json=" + json,
                "--output",
                "glue-json=" + glue,
                "--output",
                "markdown=" + markdown,
                "--format",
                "json");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(json).content().isEqualTo(run.out());
        assertThat(new JsonMapper().readTree(glue.toFile()).get("Score").doubleValue())
                .isEqualTo(1.0);
        assertThat(markdown).content().startsWith("### PASS");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(5);
        }
    }

    @Test
    void printsTheResultEvenIfAnOutputCannotBeWritten() throws IOException {
        Path good = folder.resolve("good.json");
        Run run = check(
                result(Verdict.PASS),
                "--output",
                "json=" + folder.resolve("no/such/r.json"),
                "--output",
                "json=" + folder,
                "--output",
                "json=" + good);
        assertThat(run.code()).isEqualTo(ExitCode.NOT_WRITTEN);
        assertThat(run.out()).startsWith("RESULT");
        assertThat(run.err())
                .contains(
                        "assay: cannot write " + folder.resolve("no/such/r.json") + ": its directory does not exist\n")
                .contains("assay: cannot write " + folder + ": is a directory\n");
        assertThat(good).exists();
    }

    @Test
    void neverOverwritesRulesetDatasetOrReference() throws IOException {
        String reference =
                Files.writeString(folder.resolve("ref.json"), "{\"id\":1}\n").toString();
        for (String input : List.of(rules, data, reference)) {
            String before = Files.readString(Path.of(input));
            Run run = check(result(Verdict.PASS), "--ref", "r=" + reference, "--output", "json=" + input);
            assertThat(run.code()).isEqualTo(ExitCode.NOT_WRITTEN);
            assertThat(run.err()).contains(input + ": would overwrite an input");
            assertThat(Path.of(input)).content().isEqualTo(before);
        }
    }

    @Test
    void writesOnlyOneOfTwoOutputsWithOnePath() throws IOException {
        Path path = folder.resolve("r");
        Run run = check(result(Verdict.PASS), "--output", "markdown=" + path, "--output", "json=" + folder + "/./r");
        assertThat(run.code()).isEqualTo(ExitCode.NOT_WRITTEN);
        assertThat(run.err()).contains("two outputs go there");
        assertThat(path).content().startsWith("### PASS");
    }

    private Run check(Evaluation evaluation, String... options) {
        return check(evaluation, new String[] {rules, data}, options);
    }

    private Run check(Evaluation evaluation, String[] arguments, String[] options) {
        return setup(evaluation).run(arguments("check", arguments, options));
    }

    private Run failing(Throwable problem, String... options) {
        return new Run.Setup()
                .engine(new FakeEngine(job -> {
                    throw sneaky(problem);
                }))
                .run(arguments("check", new String[] {rules, data}, options));
    }

    private static String[] arguments(String command, String[] arguments, String[] options) {
        return Stream.of(Stream.of(command), Stream.of(arguments), Stream.of(options))
                .flatMap(part -> part)
                .toArray(String[]::new);
    }

    /** Throws any problem from an engine. */
    private static RuntimeException sneaky(Throwable problem) throws IOException {
        if (problem instanceof IOException e) {
            throw e;
        }
        if (problem instanceof Error e) {
            throw e;
        }
        return (RuntimeException) problem;
    }

    private Run.Setup setup(Evaluation evaluation) {
        return new Run.Setup().engine(new FakeEngine(job -> {
            jobs.add(job);
            return evaluation;
        }));
    }

    private static Evaluation result(Verdict... verdicts) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            boolean passed = verdict == Verdict.PASS;
            outcomes.add(new Outcome(
                    "Rule_" + (outcomes.size() + 1),
                    "RowCount > 0",
                    Optional.of("RowCount > 0"),
                    verdict,
                    passed ? Optional.empty() : Optional.of(Cause.NOT_MET),
                    passed ? Optional.empty() : Optional.of("Value: 0 does not meet the constraint requirement!"),
                    Optional.empty(),
                    Optional.empty(),
                    Origin.DATA,
                    new TreeMap<>(Map.of(MetricKey.dataset("RowCount"), 2L)),
                    Map.of(),
                    List.of(),
                    new Position(1, 11)));
        }
        Instant now = Instant.parse("2025-03-18T06:00:00Z");
        return new Evaluation(
                "dqresult-" + "0".repeat(40),
                Optional.of("orders"),
                "orders",
                "orders.json",
                now,
                now,
                now,
                ZoneOffset.UTC,
                outcomes,
                List.of(),
                List.of(),
                List.of("a remark\u001b"),
                Optional.empty(),
                List.of(),
                new ScanSummary(2, 18, 1, 0, 0.01));
    }
}
