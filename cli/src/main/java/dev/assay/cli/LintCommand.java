package dev.assay.cli;

import dev.assay.dqdl.Dqdl;
import dev.assay.dqdl.Issue;
import dev.assay.dqdl.IssueRenderer;
import dev.assay.dqdl.ParseResult;
import dev.assay.dqdl.ast.Document;
import dev.assay.report.LintJson;
import dev.assay.report.VisibleText;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay lint}: problems of rulesets, no data touched. */
@Command(
        name = "lint",
        description = {
            "Find problems in rulesets; no data is touched.",
            "Exit code 0 if no ruleset has an error, else 2. An error is what 'check' would refuse; what only makes a rule fail is a warning."
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

    /** Filled by picocli. */
    @SuppressWarnings("NullAway.Init")
    LintCommand() {}

    @Override
    public Integer call() throws UsageException, IOException {
        boolean json = Values.oneOf("--format", format, List.of("text", "json")).equals("json");
        Writer out = host().stdout();
        boolean valid = true;
        for (String argument : rulesets) {
            RulesetText ruleset = RulesetText.read(argument, host());
            Optional<Document> document = Optional.empty();
            List<Issue> issues;
            if (ruleset.unreadable().isPresent()) {
                issues = List.of(ruleset.unreadable().get());
            } else {
                ParseResult result = Dqdl.lint(ruleset.text(), engine().vocabulary());
                document = result.document();
                issues = strict ? result.issues().stream().map(Issue::asError).toList() : result.issues();
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
