package dev.assay.cli;

import dev.assay.dqdl.Formatter;
import dev.assay.report.VisibleText;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay fmt}: rulesets in canonical form. */
@Command(
        name = "fmt",
        description = {
            "Print rulesets in their canonical form; comments and groups of blank lines are kept.",
            "Exit code 2 if a ruleset cannot be formatted, because it is not valid or has text behind its end."
        })
final class FmtCommand extends BaseCommand {
    @Parameters(paramLabel = "RULESET", arity = "1..*", description = "A file, or - for standard input.")
    private List<String> rulesets;

    @Option(names = "--write", description = "Rewrite the files that are not canonical, and print nothing.")
    private boolean write;

    @Option(
            names = "--check",
            description = "Print the names of files that are not canonical; exit code 1 if there is one.")
    private boolean check;

    /** Filled by picocli. */
    @SuppressWarnings("NullAway.Init")
    FmtCommand() {}

    @Override
    public Integer call() throws UsageException, IOException {
        if (write && check) {
            throw new UsageException("--write and --check exclude each other");
        }
        if (write && rulesets.contains("-")) {
            throw new UsageException("--write needs files; standard input has none");
        }
        Writer out = host().stdout();
        boolean valid = true;
        boolean canonical = true;
        boolean written = true;
        for (String argument : rulesets) {
            RulesetText ruleset = RulesetText.read(argument, host());
            if (ruleset.unreadable().isPresent()) {
                complain(ruleset, List.of(ruleset.unreadable().get()));
                valid = false;
                continue;
            }
            Formatter.FormatResult result = Formatter.format(ruleset.text(), engine().vocabulary());
            if (result.text().isEmpty()) {
                complain(ruleset, result.issues());
                valid = false;
                continue;
            }
            String text = result.text().get();
            boolean same = text.equals(ruleset.text());
            canonical &= same;
            if (check) {
                if (!same) {
                    out.write(VisibleText.of(ruleset.file()) + "\n");
                }
            } else if (!write) {
                out.write(text);
            } else if (!same && ruleset.path().isPresent()) {
                written &= rewrite(ruleset.path().get(), text);
            }
        }
        out.flush();
        if (!valid) {
            return ExitCode.USAGE;
        }
        if (!written) {
            return ExitCode.NOT_WRITTEN;
        }
        return check && !canonical ? ExitCode.NOT_PASSED : ExitCode.OK;
    }

    private boolean rewrite(Path path, String text) {
        try {
            new OutputFile(path, host().shutdown()).write(List.of(), out -> out.write(text));
            return true;
        } catch (OutputFile.NotWrittenException e) {
            host().stderr().println("assay: cannot write " + VisibleText.of(String.valueOf(e.getMessage())));
            return false;
        }
    }
}
