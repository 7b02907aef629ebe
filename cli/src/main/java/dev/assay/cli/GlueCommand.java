package dev.assay.cli;

import dev.assay.Ruleset;
import dev.assay.data.DataException;
import dev.assay.dqdl.DqdlException;
import dev.assay.report.ResultDiff;
import dev.assay.store.ObjectStore;
import dev.assay.store.ObjectStores;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay glue}: fetches rulesets from Glue and keeps them there. */
@Command(
        name = "glue",
        customSynopsis = {
            "assay glue pull NAME [OPTION]...",
            "       assay glue push NAME FILE [--table DATABASE.TABLE] [OPTION]...",
            "       assay glue diff RESULT-ID FILE [OPTION]..."
        },
        sortOptions = false,
        description = "pull: write a ruleset that Glue keeps to standard output. push: create or update one."
                + " diff: what changed from a result that Glue keeps to one in a file, as assay diff says it.")
final class GlueCommand extends BaseCommand {
    private static final int MOST_CHARACTERS = 65_536;
    private static final int MOST_BYTES = 64 << 20;

    @Parameters(index = "0", paramLabel = "WHAT", description = "pull, push or diff")
    private String what;

    @Parameters(index = "1", paramLabel = "NAME", description = "Name of the ruleset, or id of the result.")
    private String name;

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "FILE",
            description = "The ruleset to push, or -; the result to compare with.")
    private Optional<String> file;

    @Option(names = "--table", paramLabel = "DATABASE.TABLE", description = "The table that a new ruleset is for.")
    private Optional<String> table;

    @Option(names = "--aws", paramLabel = "NAME=VALUE,...", description = "How Glue is reached; see check.")
    private Optional<String> aws;

    /** Filled by picocli. */
    @SuppressWarnings("NullAway.Init")
    GlueCommand() {}

    @Override
    public Integer call() throws UsageException, IOException {
        String action = Values.oneOf("WHAT", what, List.of("pull", "push", "diff"));
        boolean push = action.equals("push");
        if (action.equals("pull") == file.isPresent()) {
            throw new UsageException(
                    file.isPresent() ? "pull takes a name only; it writes to standard output" : "FILE is missing");
        }
        Map<String, String> options = new HashMap<>(Values.store(aws, Optional.empty()));
        table.ifPresent(target -> options.put("target", target));
        if (action.equals("diff")) {
            return diff(file.orElse(""), options);
        }
        ObjectStore rulesets = ObjectStores.open(RulesetText.GLUE_RULESETS, options);
        if (push) {
            return push(rulesets, RulesetText.read(file.get(), host()));
        }
        Optional<byte[]> text = rulesets.read(name, MOST_CHARACTERS * 4);
        if (text.isEmpty()) {
            throw new DataException(RulesetText.GLUE + name + ": there is no such ruleset");
        }
        Writer out = host().stdout();
        String ruleset = new String(text.get(), StandardCharsets.UTF_8);
        out.write(ruleset.endsWith("\n") ? ruleset : ruleset + "\n");
        out.flush();
        return ExitCode.OK;
    }

    private int diff(String other, Map<String, String> options) throws IOException, UsageException {
        Optional<byte[]> kept = ObjectStores.open("glue-results://", options).read(name, MOST_BYTES);
        if (kept.isEmpty()) {
            throw new DataException(name + ": there is no such result in Glue");
        }
        String text = new String(kept.get(), StandardCharsets.UTF_8);
        return DiffCommand.write(ResultDiff.of(name, text, other, DiffCommand.read(other, options)), host());
    }

    private int push(ObjectStore rulesets, RulesetText ruleset) throws IOException, UsageException {
        if (ruleset.unreadable().isPresent()) {
            throw new UsageException(
                    ruleset.file() + ": " + ruleset.unreadable().get().message());
        }
        if (ruleset.text().length() > MOST_CHARACTERS) {
            throw new UsageException(ruleset.file() + ": has " + ruleset.text().length()
                    + " characters; Glue keeps rulesets of at most " + MOST_CHARACTERS);
        }
        try {
            Ruleset.parse(ruleset.text());
        } catch (DqdlException e) {
            throw new UsageException(ruleset.file() + ": " + e.getMessage());
        }
        rulesets.write(name, ruleset.text().getBytes(StandardCharsets.UTF_8));
        return ExitCode.OK;
    }
}
