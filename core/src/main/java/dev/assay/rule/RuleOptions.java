package dev.assay.rule;

import dev.assay.anomaly.AnomalySettings;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Options that change what rules mean, set with {@code --set NAME=VALUE} or in the builder; see {@link #KNOWN}. */
public final class RuleOptions {
    /**
     * One option.
     *
     * @param values all values, the default first; of a number only the default
     * @param range of a number
     */
    public record Option(String name, List<String> values, Optional<Range> range, String summary) {
        /** An option with these values, the first being the default. */
        public Option(String name, List<String> values, String summary) {
            this(name, values, Optional.empty(), summary);
        }

        static Option number(String name, double otherwise, double least, double most, String summary) {
            return new Option(name, List.of(plain(otherwise)), Optional.of(new Range(least, most)), summary);
        }

        /** The default. */
        public String otherwise() {
            return values.get(0);
        }

        /** What it can be, in words. */
        public String possible() {
            return range.map(Range::text).orElseGet(() -> String.join(", ", values));
        }

        /** Whether it can have a value. */
        public boolean accepts(String value) {
            if (range.isEmpty()) {
                return values.contains(value);
            }
            try {
                double number = Double.parseDouble(value);
                return number >= range.get().least() && number <= range.get().most();
            } catch (NumberFormatException e) {
                return false;
            }
        }
    }

    /** The numbers that an option can be. */
    public record Range(double least, double most) {
        String text() {
            return "a number from " + plain(least) + " to " + plain(most);
        }
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
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

    private static final Option EMPTY_HISTORY = new Option(
            "empty-history",
            List.of("ZERO", "PASS"),
            "what last(k) is without any earlier value: 0, as in Glue, or the rule passes");
    private static final Option ANOMALY_MODE = new Option(
            "anomaly-mode",
            List.of("LINEAR", "FIXED"),
            "whether DetectAnomalies looks for a trend in time, or takes earlier values as repetitions");
    private static final Option ANOMALY_SEASONS =
            new Option("anomaly-seasons", List.of("AUTO", "OFF"), "whether it looks for weekly and daily seasons");
    private static final Option ANOMALY_CONFIDENCE =
            Option.number("anomaly-confidence", 0.995, 0.5001, 0.9999999, "probability by which it draws each bound");
    private static final Option ANOMALY_DEVIATIONS =
            Option.number("anomaly-deviations", 3, 0.1, 100, "how many deviations a seasonal prediction may be off");
    private static final Option ANOMALY_LEAST =
            Option.number("anomaly-minimum-points", 3, 3, 10_000, "fewer earlier values predict nothing");
    private static final Option ANOMALY_MOST =
            Option.number("anomaly-maximum-points", 365, 3, 10_000, "it learns from the latest so many values");
    private static final Option ANOMALY_FLOOR = Option.number(
            "anomaly-floor", 0.01, 0, 100, "least half-width of the normal range, as a share of the prediction");

    /** All options. */
    public static final List<Option> KNOWN = List.of(
            COLUMN_NAME_PATTERN,
            COUNT_NULL_AS_VALUE,
            FILTERED_ROW_LABEL,
            RULE_WITH_LABELS,
            EMPTY_HISTORY,
            ANOMALY_MODE,
            ANOMALY_SEASONS,
            ANOMALY_CONFIDENCE,
            ANOMALY_DEVIATIONS,
            ANOMALY_LEAST,
            ANOMALY_MOST,
            ANOMALY_FLOOR);

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
            if (!option.accepts(value)) {
                throw new IllegalArgumentException(
                        "option " + name + " is " + value + "; it can be: " + option.possible());
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

    /** Whether a rule with dynamic operands passes while there is no earlier value. */
    public boolean passesWithoutHistory() {
        return value(EMPTY_HISTORY).equals("PASS");
    }

    /** How anomalies are detected. */
    public AnomalySettings anomalies() {
        int least = (int) number(ANOMALY_LEAST);
        return new AnomalySettings(
                value(ANOMALY_MODE).equals("LINEAR"),
                value(ANOMALY_SEASONS).equals("AUTO"),
                number(ANOMALY_CONFIDENCE),
                number(ANOMALY_DEVIATIONS),
                least,
                Math.max(least, (int) number(ANOMALY_MOST)),
                number(ANOMALY_FLOOR));
    }

    private double number(Option option) {
        return Double.parseDouble(value(option));
    }

    private String value(Option option) {
        return values.getOrDefault(option.name(), option.otherwise());
    }

    private static Collection<String> names() {
        return KNOWN.stream().map(Option::name).toList();
    }
}
