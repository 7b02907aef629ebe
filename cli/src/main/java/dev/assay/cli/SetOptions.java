package dev.assay.cli;

import dev.assay.readers.Datasets;
import dev.assay.readers.format.FormatLimit;
import dev.assay.rule.RuleOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code --set} options, checked and sorted by whom they are for.
 *
 * @param rules options that change what rules mean
 * @param limits the readers' limits
 * @param neutralisesFormulas whether CSV output makes texts harmless that a spreadsheet would take for formulas
 */
record SetOptions(Map<String, String> rules, Map<String, Long> limits, boolean neutralisesFormulas) {
    private static final RuleOptions.Option CSV_FORMULAS = new RuleOptions.Option(
            "csv-formulas",
            List.of("NEUTRALISED", "KEPT"),
            "whether CSV output puts an apostrophe before texts that a spreadsheet would take for formulas");

    private static final String LIMIT_PREFIX = "limit-";
    private static final int NAME_WIDTH = 32;

    static SetOptions parse(List<String> arguments) throws UsageException {
        Map<String, String> rules = new LinkedHashMap<>();
        Map<String, Long> limits = new LinkedHashMap<>();
        Optional<String> formulas = Optional.empty();
        for (String argument : arguments) {
            Map.Entry<String, String> pair = Values.pair("--set", argument, "NAME=VALUE");
            String name = pair.getKey();
            boolean again = name.equals(CSV_FORMULAS.name()) && formulas.isPresent();
            if (again || rules.containsKey(name) || limits.containsKey(name)) {
                throw new UsageException("--set gives " + name + " twice");
            }
            if (name.startsWith(LIMIT_PREFIX)) {
                Values.oneOf("the NAME of --set", name, limitNames());
                limits.put(name, Values.size("--set " + name, pair.getValue()));
            } else if (name.equals(CSV_FORMULAS.name())) {
                formulas = Optional.of(Values.oneOf("--set " + name, pair.getValue(), CSV_FORMULAS.values()));
            } else {
                List<String> names = new ArrayList<>(
                        RuleOptions.KNOWN.stream().map(RuleOptions.Option::name).toList());
                names.add(CSV_FORMULAS.name());
                names.add(LIMIT_PREFIX + "...");
                Values.oneOf("the NAME of --set", name, names);
                RuleOptions.Option option = RuleOptions.find(name)
                        .orElseThrow(
                                () -> new UsageException("--set limit-... stands for the limits that --help lists"));
                rules.put(name, Values.oneOf("--set " + name, pair.getValue(), option.values()));
            }
        }
        return new SetOptions(
                rules, limits, formulas.orElse(CSV_FORMULAS.otherwise()).equals(CSV_FORMULAS.otherwise()));
    }

    private static List<String> limitNames() {
        return Datasets.limits().stream().map(FormatLimit::name).toList();
    }

    /** The table for the help: name, default, meaning. */
    static String table() {
        StringBuilder table = new StringBuilder("\nOptions of --set, with their defaults:\n");
        List<RuleOptions.Option> options = new ArrayList<>(RuleOptions.KNOWN);
        options.add(CSV_FORMULAS);
        for (RuleOptions.Option option : options) {
            line(
                    table,
                    option.name() + "=" + option.otherwise(),
                    option.summary() + " (" + String.join(", ", option.values()) + ")");
        }
        for (FormatLimit limit : Datasets.limits()) {
            line(table, limit.name(), "most " + limit.summary() + " (" + limit.otherwise() + ")");
        }
        return table.toString();
    }

    private static void line(StringBuilder table, String name, String meaning) {
        table.append("  ")
                .append(name)
                .append(" ".repeat(Math.max(1, NAME_WIDTH - name.length())))
                .append(meaning)
                .append('\n');
    }
}
