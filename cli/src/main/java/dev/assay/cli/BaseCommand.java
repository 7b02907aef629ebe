package dev.assay.cli;

import dev.assay.Ruleset;
import dev.assay.dqdl.DqdlException;
import dev.assay.dqdl.Issue;
import dev.assay.dqdl.IssueRenderer;
import dev.assay.report.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What all commands have. */
abstract class BaseCommand implements Callable<Integer> {
    @ParentCommand
    private AssayCommand parent;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Option(names = "--quiet", description = "No warnings and no progress on standard error; errors only.")
    private boolean quiet;

    @Option(names = "--verbose", description = "Say more, stack traces of errors included.")
    private boolean verbose;

    /** Filled by picocli. */
    @SuppressWarnings("NullAway.Init")
    BaseCommand() {}

    final Host host() {
        return parent.host();
    }

    final Engine engine() {
        return parent.engine();
    }

    final boolean quiet() {
        return quiet;
    }

    final boolean verbose() {
        return verbose;
    }

    /** The ruleset, if it is valid; otherwise its problems are told. */
    Optional<Ruleset> valid(RulesetText text) {
        if (text.unreadable().isPresent()) {
            complain(text, List.of(text.unreadable().get()));
            return Optional.empty();
        }
        try {
            return Optional.of(text.parse());
        } catch (DqdlException e) {
            complain(text, e.issues());
            return Optional.empty();
        }
    }

    /** The rulesets, if all of them are valid; otherwise their problems are told. */
    Optional<List<Ruleset>> valid(List<RulesetText> texts) {
        List<Ruleset> rulesets = new ArrayList<>();
        for (RulesetText text : texts) {
            valid(text).ifPresent(rulesets::add);
        }
        return rulesets.size() < texts.size() ? Optional.empty() : Optional.of(rulesets);
    }

    /** Problems of a ruleset on standard error. */
    final void complain(RulesetText ruleset, List<Issue> issues) {
        host().stderr().print(new IssueRenderer(ruleset.file(), ruleset.text()).render(issues));
    }

    /** A remark on standard error, unless it is unwanted. */
    final void warn(String message) {
        if (!quiet) {
            host().stderr().println("warning: " + VisibleText.of(message));
        }
    }
}
