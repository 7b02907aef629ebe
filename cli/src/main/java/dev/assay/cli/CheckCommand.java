package dev.assay.cli;

import dev.assay.Ruleset;
import dev.assay.readers.OpenOptions;
import dev.assay.report.ReportFormat;
import dev.assay.report.ReportOptions;
import dev.assay.report.VisibleText;
import dev.assay.result.Evaluation;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay check}: runs a ruleset on a dataset. */
@Command(
        name = "check",
        customSynopsis = {
            "assay check RULESET DATASET [--ref ALIAS=DATASET]... [OPTION]...",
            "       assay check --rules TEXT DATASET [OPTION]...",
            "       assay check --ruleset FILE [--ruleset FILE]... DATASET [OPTION]..."
        },
        sortOptions = false,
        description =
                "Run a ruleset on a dataset. The result goes to standard output, everything else to standard error.",
        footer = {
            "",
            "Exit codes: 0 every rule passed; 1 a rule failed or could not be evaluated; 2 wrong usage or invalid",
            "ruleset; 3 data could not be read, no result; 4 the result could not be written; 130, 143 stopped."
        })
final class CheckCommand extends BaseCommand {
    @Mixin
    private DataOptions data;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "What goes to standard output: table (the default), json, glue-json or markdown.")
    private String format;

    @Option(
            names = "--output",
            paramLabel = "KIND=PATH",
            description = "Also write the result to a file; KIND is json, glue-json or markdown, or"
                    + " rows: all rows with the rules they pass and fail, or failed-rows: only those that fail a"
                    + " rule; .parquet, .jsonl or .csv. Repeatable.")
    private List<String> outputs = new ArrayList<>();

    @Option(
            names = "--min-score",
            paramLabel = "X",
            description = "Exit code 0 if the score reaches X, 0 to 1; outcomes are unchanged.")
    private Optional<String> minScore;

    @Mixin
    private RunOptions run;

    @Option(
            names = "--progress",
            paramLabel = "HOW",
            defaultValue = "auto",
            description = "auto (the default): on a terminal; plain: a line now and then; none.")
    private String progress;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "auto (the default): on a terminal, unless NO_COLOR is set; always; never.")
    private String color;

    /** Filled by picocli. */
    @SuppressWarnings("NullAway.Init")
    CheckCommand() {}

    @Override
    public Integer call() throws UsageException, IOException, Deadline.PassedException {
        data.validate();
        ReportFormat stdout = ReportFormat.named(Values.oneOf("--format", format, ReportFormat.names()))
                .orElseThrow();
        Outputs files = Outputs.parse(outputs, data.store());
        OptionalDouble wanted = minScore.isPresent()
                ? OptionalDouble.of(Values.fraction("--min-score", minScore.get()))
                : OptionalDouble.empty();
        ReportOptions options = new ReportOptions(host().width(), coloured(), verbose());
        Engine.Settings settings = run.settings(data.store());
        OpenOptions openOptions =
                data.openOptions(settings.statistics(), run.options().limits());
        Progress shown = new Progress(host().stderr(), progressStyle());

        List<RulesetText> rulesets = data.rulesets(host());
        if (rulesets.size() > 1 && settings.context().isPresent()) {
            throw new UsageException("--context names one evaluation; several rulesets have the names of their files");
        }
        // Before data is opened: what is wrong with the ruleset is the user's to know first.
        Optional<List<Ruleset>> rules = valid(rulesets);
        if (rules.isEmpty()) {
            return ExitCode.USAGE;
        }
        List<Evaluation> evaluations;
        List<Path> inputs = new ArrayList<>();
        rulesets.forEach(ruleset -> ruleset.path().ifPresent(inputs::add));
        try {
            evaluations = Deadline.within(run.timeout(), () -> {
                Engine.Data opened = data.open(rules.get(), host(), openOptions);
                inputs.addAll(DataOptions.files(opened));
                return engine().check(
                                new Engine.Job(
                                        rules.get(),
                                        opened,
                                        settings,
                                        files.rowSinks(inputs, run.options().neutralisesFormulas(), host())),
                                shown);
            });
        } finally {
            shown.clear();
        }
        evaluations.stream()
                .flatMap(evaluation -> evaluation.warnings().stream())
                .distinct()
                .forEach(this::warn);
        return report(evaluations, stdout, files, options, inputs, wanted);
    }

    private int report(
            List<Evaluation> evaluations,
            ReportFormat stdout,
            Outputs files,
            ReportOptions options,
            List<Path> inputs,
            OptionalDouble wanted)
            throws IOException {
        Optional<WriteException> unwritten = Optional.empty();
        try {
            Writer out = host().stdout();
            stdout.reporter(options).write(evaluations, out);
            out.flush();
        } catch (WriteException e) {
            unwritten = Optional.of(e);
        }
        boolean written = files.write(evaluations, options, inputs, host());
        for (Evaluation evaluation : evaluations) {
            if (evaluation.historyProblem().isPresent()) {
                host().stderr()
                        .println("assay: the metrics of this run are not kept: "
                                + VisibleText.of(evaluation.historyProblem().get()));
                written = false;
            }
        }
        for (String problem : evaluations.get(0).rowProblems()) {
            host().stderr().println("assay: cannot write " + VisibleText.of(problem));
            written = false;
        }
        if (unwritten.isPresent()) {
            throw unwritten.get();
        }
        if (!written) {
            return ExitCode.NOT_WRITTEN;
        }
        boolean enough = evaluations.stream()
                .allMatch(evaluation -> wanted.isPresent()
                        ? evaluation.score().orElse(1) >= wanted.getAsDouble()
                        : evaluation.passed());
        return enough ? ExitCode.OK : ExitCode.NOT_PASSED;
    }

    private boolean coloured() throws UsageException {
        return switch (Values.oneOf("--color", color, List.of("auto", "always", "never"))) {
            case "always" -> true;
            case "never" -> false;
            default -> host().stdoutIsTerminal() && !host().dislikesColour();
        };
    }

    private Progress.Style progressStyle() throws UsageException {
        String how = Values.oneOf("--progress", progress, List.of("auto", "plain", "none"));
        if (quiet() || how.equals("none")) {
            return Progress.Style.NONE;
        }
        if (how.equals("plain")) {
            return Progress.Style.PLAIN;
        }
        return host().stderrIsTerminal() ? Progress.Style.LINE : Progress.Style.NONE;
    }
}
