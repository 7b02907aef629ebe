package dev.assay.cli;

import dev.assay.dqdl.Dqdl;
import dev.assay.dqdl.DqdlException;
import dev.assay.dqdl.Issue;
import dev.assay.dqdl.IssueRenderer;
import dev.assay.dqdl.ParseResult;
import dev.assay.dqdl.ast.Document;
import dev.assay.readers.OpenOptions;
import dev.assay.report.LintJson;
import dev.assay.report.VisibleText;
import dev.assay.result.Explanation;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay lint}: problems of rulesets. */
@Command(
        name = "lint",
        sortOptions = false,
        description = {
            "Find problems in rulesets. No data is touched, unless --data says for which dataset they are meant.",
            "Exit code 0 if no ruleset has an error, else 2. An error is what 'check' would refuse; what only makes a"
                    + " rule fail is a warning."
        })
final class LintCommand extends BaseCommand {
    @Parameters(paramLabel = "RULESET", arity = "1..*", description = "A file, or - for standard input.")
    private List<String> rulesets;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text (the default) or json: one object per ruleset and line.")
    private String format;

    @Option(names = "--strict", description = "Warnings are errors.")
    private boolean strict;

    @Option(
            names = "--data",
            paramLabel = "DATASET",
            description = "Also look whether its columns and their types fit the rules.")
    private Optional<String> data;

    @Mixin
    private ReadOptions reading;

    /** Filled by picocli. */
    @SuppressWarnings("NullAway.Init")
    LintCommand() {}

    @Override
    public Integer call() throws UsageException, IOException {
        boolean json = Values.oneOf("--format", format, List.of("text", "json")).equals("json");
        List<String> inputs = new ArrayList<>(rulesets);
        data.ifPresent(inputs::add);
        reading.validate(inputs);
        Optional<Engine.Data> fitted = Optional.empty();
        if (data.isPresent()) {
            reading.validateDataset(data.get());
            OpenOptions options = reading.openOptions(true, Map.of());
            fitted = Optional.of(new Engine.Data(
                    ReadOptions.open(data.get(), host(), options), reading.openReferences(host(), options)));
        }
        Writer out = host().stdout();
        boolean valid = true;
        for (String argument : rulesets) {
            RulesetText ruleset = RulesetText.read(argument, host());
            Optional<Document> document = Optional.empty();
            List<Issue> issues = new ArrayList<>();
            if (ruleset.unreadable().isPresent()) {
                issues.add(ruleset.unreadable().get());
            } else {
                ParseResult result = Dqdl.lint(ruleset.text(), engine().vocabulary());
                document = result.document();
                issues.addAll(result.issues());
                if (document.isPresent() && fitted.isPresent()) {
                    issues.addAll(misfits(ruleset, document.get(), fitted.get()));
                    issues.sort(Comparator.comparingInt(issue -> issue.at().start()));
                }
            }
            if (strict) {
                issues.replaceAll(Issue::asError);
            }
            valid &= issues.stream().noneMatch(Issue::isError);
            if (json) {
                LintJson.write(argument, document, issues, out);
            } else {
                out.write(new IssueRenderer(ruleset.file(), ruleset.text()).render(issues));
                out.write(summary(ruleset.file(), document, issues));
            }
            out.flush();
        }
        return valid ? ExitCode.OK : ExitCode.USAGE;
    }

    /** Rules that could not be evaluated on the data. */
    private List<Issue> misfits(RulesetText ruleset, Document document, Engine.Data dataset) throws IOException {
        Explanation explanation;
        try {
            explanation = engine().explain(
                            new Engine.Job(List.of(ruleset.parse()), dataset, Engine.Settings.DEFAULT, List.of()));
        } catch (DqdlException e) {
            return e.issues();
        }
        List<Issue> issues = new ArrayList<>();
        for (int rule = 0; rule < explanation.rules().size(); rule++) {
            Optional<String> problem = explanation.rules().get(rule).problem();
            if (problem.isPresent()) {
                issues.add(new Issue(
                        Issue.Severity.WARNING,
                        "does-not-fit-data",
                        problem.get(),
                        document.rules().get(rule).at(),
                        Optional.empty()));
            }
        }
        return issues;
    }

    private static String summary(String file, Optional<Document> document, List<Issue> issues) {
        long errors = issues.stream().filter(Issue::isError).count();
        long warnings = issues.size() - errors;
        String counts =
                issues.isEmpty() ? "no problems" : counted(errors, "error") + ", " + counted(warnings, "warning");
        String rules = document.map(parsed -> "; " + counted(parsed.rules().size(), "rule"))
                .orElse("");
        return VisibleText.of(file) + ": " + counts + rules + "\n";
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
