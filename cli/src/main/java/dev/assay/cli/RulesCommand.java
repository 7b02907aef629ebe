package dev.assay.cli;

import dev.assay.rule.RuleType;
import dev.assay.rule.RuleTypes;
import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay rules}: the rule types, from the registry. */
@Command(name = "rules", description = "List the rule types, or describe one.")
final class RulesCommand extends BaseCommand {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "A rule type.")
    private Optional<String> name;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text (the default) or markdown.")
    private String format;

    /** Filled by picocli. */
    @SuppressWarnings("NullAway.Init")
    RulesCommand() {}

    @Override
    public Integer call() throws UsageException, IOException {
        boolean markdown =
                Values.oneOf("--format", format, List.of("text", "markdown")).equals("markdown");
        List<RuleType> types = RuleTypes.installed().all().stream()
                .sorted(Comparator.comparing(RuleType::name))
                .toList();
        if (name.isPresent()) {
            Values.oneOf("NAME", name.get(), types.stream().map(RuleType::name).toList());
            types = types.stream()
                    .filter(type -> type.name().equals(name.get()))
                    .toList();
        }
        Writer out = host().stdout();
        if (markdown) {
            RuleTypeTables.markdown(types, out);
        } else if (name.isPresent()) {
            RuleTypeTables.describe(types.get(0), out);
        } else {
            RuleTypeTables.list(types, out);
        }
        out.flush();
        return ExitCode.OK;
    }
}
