package dev.assay.cli;

import dev.assay.dqdl.DqdlException;
import dev.assay.readers.OpenOptions;
import dev.assay.report.ExplanationTable;
import dev.assay.result.Explanation;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay explain}: what {@code check} would read. */
@Command(
        name = "explain",
        customSynopsis = {"assay explain RULESET DATASET [--ref ALIAS=DATASET]... [OPTION]..."},
        sortOptions = false,
        description =
                "Say what 'check' would read for each rule, and what the files' statistics answer. No data is read.")
final class ExplainCommand extends BaseCommand {
    @Mixin
    private DataOptions data;

    @Mixin
    private RunOptions run;

    /** Filled by picocli. */
    @SuppressWarnings("NullAway.Init")
    ExplainCommand() {}

    @Override
    public Integer call() throws UsageException, IOException, Deadline.PassedException {
        data.validate();
        Engine.Settings settings = run.settings();
        OpenOptions openOptions =
                data.openOptions(settings.statistics(), run.options().limits());
        RulesetText ruleset = data.ruleset(host());
        if (ruleset.unreadable().isPresent()) {
            complain(ruleset, List.of(ruleset.unreadable().get()));
            return ExitCode.USAGE;
        }
        Explanation explanation;
        try {
            explanation = Deadline.within(
                    run.timeout(),
                    () -> engine().explain(new Engine.Job(ruleset, data.open(host(), openOptions), settings)));
        } catch (DqdlException e) {
            complain(ruleset, e.issues());
            return ExitCode.USAGE;
        }
        Writer out = host().stdout();
        new ExplanationTable(host().width()).write(explanation, out);
        out.flush();
        return ExitCode.OK;
    }
}
