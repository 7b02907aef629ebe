package dev.assay.cli;

import dev.assay.history.Retention;
import dev.assay.readers.Datasets;
import dev.assay.readers.format.FormatLimit;
import dev.assay.rule.RuleOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The {@code --set} options, checked and sorted by whom they are for.
 *
 * @param rules options that change what rules mean
 * @param limits the readers' limits
 * @param retention what a history keeps
 * @param neutralisesFormulas whether CSV output makes texts harmless that a spreadsheet would take for formulas
 */
record SetOptions(
        Map<String, String> rules, Map<String, Long> limits, Retention retention, boolean neutralisesFormulas) {
    private static final String HISTORY_RUNS = "history-runs";
    private static final String HISTORY_DAYS = "history-days";
    private static final RuleOptions.Option CSV_FORMULAS = new RuleOptions.Option(
            "csv-formulas",
            List.of("NEUTRALISED", "KEPT"),
            "whether CSV output puts an apostrophe before texts that a spreadsheet would take for formulas");

    private static final String LIMIT_PREFIX = "limit-";
    private static final int NAME_WIDTH = 32;

    static SetOptions parse(List<String> arguments) throws UsageException {
        Map<String, String> rules = new LinkedHashMap<>();
        Map<String, Long> limits = new LinkedHashMap<>();
        Map<String, String> others = new LinkedHashMap<>();
        for (String argument : arguments) {
            Map.Entry<String, String> pair = Values.pair("--set", argument, "NAME=VALUE");
            String name = pair.getKey();
            if (others.containsKey(name) || rules.containsKey(name) || limits.containsKey(name)) {
                throw new UsageException("--set gives " + name + " twice");
            }
            if (name.startsWith(LIMIT_PREFIX)) {
                Values.oneOf("the NAME of --set", name, limitNames());
                limits.put(name, Values.size("--set " + name, pair.getValue()));
            } else if (name.equals(CSV_FORMULAS.name())) {
                others.put(name, value(CSV_FORMULAS, pair.getValue()));
            } else if (name.equals(HISTORY_RUNS) || name.equals(HISTORY_DAYS)) {
                Values.count("--set " + name, pair.getValue());
                others.put(name, pair.getValue());
            } else {
                List<String> names = new ArrayList<>(
                        RuleOptions.KNOWN.stream().map(RuleOptions.Option::name).toList());
                names.addAll(List.of(CSV_FORMULAS.name(), HISTORY_RUNS, HISTORY_DAYS));
                names.add(LIMIT_PREFIX + "...");
                Values.oneOf("the NAME of --set", name, names);
                RuleOptions.Option option = RuleOptions.find(name)
                        .orElseThrow(
                                () -> new UsageException("--set limit-... stands for the limits that --help lists"));
                rules.put(name, value(option, pair.getValue()));
            }
        }
        String formulas = others.getOrDefault(CSV_FORMULAS.name(), CSV_FORMULAS.otherwise());
        return new SetOptions(rules, limits, retention(others), formulas.equals(CSV_FORMULAS.otherwise()));
    }

    private static Retention retention(Map<String, String> given) {
        return new Retention(
                given.containsKey(HISTORY_RUNS)
                        ? OptionalInt.of(Integer.parseInt(given.get(HISTORY_RUNS)))
                        : OptionalInt.empty(),
                Optional.ofNullable(given.get(HISTORY_DAYS)).map(days -> Duration.ofDays(Integer.parseInt(days))));
    }

    private static String value(RuleOptions.Option option, String given) throws UsageException {
        if (option.range().isEmpty()) {
            return Values.oneOf("--set " + option.name(), given, option.values());
        }
        if (!option.accepts(given)) {
            throw new UsageException(
                    "--set " + option.name() + " must be " + option.possible() + ", not '" + given + "'");
        }
        return given;
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
            line(table, option.name() + "=" + option.otherwise(), option.summary() + " (" + option.possible() + ")");
        }
        line(table, HISTORY_RUNS, "most runs that --history keeps of a context (all)");
        line(table, HISTORY_DAYS, "most days before the latest run that --history keeps (all)");
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
