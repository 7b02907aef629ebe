package dev.assay.cli;

import dev.assay.Ruleset;
import dev.assay.readers.OpenOptions;
import dev.assay.report.ExplanationTable;
import dev.assay.result.Explanation;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
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
        Engine.Settings settings = run.settings(data.store());
        OpenOptions openOptions =
                data.openOptions(settings.statistics(), run.options().limits());
        // Before data is opened: what is wrong with the ruleset is the user's to know first.
        Optional<List<Ruleset>> rules = valid(data.rulesets(host()));
        if (rules.isEmpty()) {
            return ExitCode.USAGE;
        }
        Explanation explanation = Deadline.within(
                run.timeout(),
                () -> engine().explain(new Engine.Job(
                        rules.get(), data.open(rules.get(), host(), openOptions), settings, List.of())));
        Writer out = host().stdout();
        new ExplanationTable(host().width()).write(explanation, out);
        out.flush();
        return ExitCode.OK;
    }
}
