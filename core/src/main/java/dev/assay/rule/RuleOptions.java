package dev.assay.rule;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Options that change what rules mean, set with {@code --set NAME=VALUE} or in the builder; see {@link #KNOWN}. */
public final class RuleOptions {
    /** One option. */
    public record Option(String name, List<String> values, String summary) {
        /** The default: the first value. */
        public String otherwise() {
            return values.get(0);
        }
    }

    private static final Option COLUMN_NAME_PATTERN = new Option(
            "column-name-pattern",
            List.of("FULL", "FIND"),
            "whether ColumnNamesMatchPattern wants the whole name to match or finds the pattern anywhere in it");
    private static final Option COUNT_NULL_AS_VALUE = new Option(
            "count-null-as-value", List.of("true", "false"), "whether DistinctValuesCount counts null as one value");

    private static final Option FILTERED_ROW_LABEL = new Option(
            "filtered-row-label",
            List.of("PASSED", "SKIPPED"),
            "what row results say of rows outside of a rule's filter; in composites decided by row, SKIPPED is unknown");
    private static final Option RULE_WITH_LABELS = new Option(
            "rule-with-labels", List.of("DISABLED", "ENABLED"), "whether row results name rules with their labels");

    /** All options. */
    public static final List<Option> KNOWN =
            List.of(COLUMN_NAME_PATTERN, COUNT_NULL_AS_VALUE, FILTERED_ROW_LABEL, RULE_WITH_LABELS);

    /** All defaults. */
    public static final RuleOptions DEFAULTS = new RuleOptions(Map.of());

    private final Map<String, String> values;

    private RuleOptions(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * Options with the given values.
     *
     * @throws IllegalArgumentException if a name or a value is not known
     */
    public static RuleOptions of(Map<String, String> given) {
        given.forEach((name, value) -> {
            Option option = find(name)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "unknown option " + name + "; known are: " + String.join(", ", names())));
            if (!option.values().contains(value)) {
                throw new IllegalArgumentException(
                        "option " + name + " is " + value + "; it can be: " + String.join(", ", option.values()));
            }
        });
        return new RuleOptions(given);
    }

    /** An option by name. */
    public static Optional<Option> find(String name) {
        return KNOWN.stream().filter(option -> option.name().equals(name)).findFirst();
    }

    /** Whether a pattern for column names need only be found. */
    public boolean findsColumnNamePattern() {
        return value(COLUMN_NAME_PATTERN).equals("FIND");
    }

    /** Whether null counts as a distinct value. */
    public boolean countsNullAsValue() {
        return value(COUNT_NULL_AS_VALUE).equals("true");
    }

    /** Whether rows outside of a rule's filter pass it; otherwise it says nothing of them. */
    public boolean filteredRowsPass() {
        return value(FILTERED_ROW_LABEL).equals("PASSED");
    }

    /** Whether row results name rules with their labels. */
    public boolean labelsRules() {
        return value(RULE_WITH_LABELS).equals("ENABLED");
    }

    private String value(Option option) {
        return values.getOrDefault(option.name(), option.otherwise());
    }

    private static Collection<String> names() {
        return KNOWN.stream().map(Option::name).toList();
    }
}
