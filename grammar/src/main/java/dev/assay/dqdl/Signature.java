package dev.assay.dqdl;

import dev.assay.dqdl.ast.ConditionKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the text of one rule or analyzer type may look like.
 *
 * @param forms the accepted parameter lists, at least one; the parameter counts of two forms do not overlap
 * @param tags names of the tags that have a meaning here; others are accepted with a warning
 * @param summary one sentence
 */
public record Signature(String name, List<Form> forms, Set<Feature> features, Set<String> tags, String summary) {
    /** A parameter count that has no upper limit. */
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    /** What a type supports or is. */
    public enum Feature {
        /** {@code where "..."}. */
        WHERE,
        /** {@code with threshold ...}. */
        THRESHOLD,
        /** May stand in {@code Analyzers}. */
        ANALYZER,
        /** May stand in {@code Analyzers} only. */
        ANALYZER_ONLY,
        /** The metric is a fraction, so a bound above 1 is probably a percentage. */
        FRACTION,
        /** {@code last}, {@code avg} and so on have a meaning in the condition. */
        DYNAMIC,
        /** {@code NULL}, {@code EMPTY}, {@code WHITESPACES_ONLY} have a meaning in the condition. */
        KEYWORDS,
        /** Only {@code =} and {@code !=} with one plain text have a meaning, although more parses. */
        EQUALITY_ONLY,
        /** Gives a verdict for each row, so it can be part of a composite that is judged row by row. */
        ROW_LEVEL,
        /** Asks for a share of the rows, so composites with it are not judged row by row although it has a verdict for each. */
        SHARE_OF_ROWS,
        /** Its metrics have a history worth watching: DetectAnomalies takes it, and observations are made of it. */
        WATCHED
    }

    /** What the text of a parameter is; decides how the linter looks inside. */
    public enum Role {
        TEXT,
        COLUMN,
        /** A column, or the bare word {@code AllColumns}. */
        COLUMN_OR_ALL,
        PATTERN,
        ALIAS,
        /** {@code a, b}. */
        COLUMN_LIST,
        /** {@code alias.column} or {@code alias.{a, b}}. */
        REFERENCE_COLUMNS,
        /** {@code a->b, c}. */
        COLUMN_MAPPING,
        /** {@code sum(alias.column)}. */
        AGGREGATE,
        SQL,
        /** The name of a rule type whose metric is watched. */
        METRIC,
        PATH
    }

    /**
     * One accepted parameter list with the conditions that may follow it.
     *
     * @param minimum least number of parameters
     * @param maximum greatest number, {@link #UNBOUNDED} for no limit
     * @param roles what the parameters are, in order; the last one repeats. Empty: all are {@link Role#TEXT}
     * @param conditions the kinds that are allowed; empty: no condition may follow
     * @param conditionRequired whether the condition may not be left out
     */
    public record Form(
            int minimum, int maximum, List<Role> roles, Set<ConditionKind> conditions, boolean conditionRequired) {
        public Form {
            roles = List.copyOf(roles);
            conditions = conditions.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(conditions));
            if (minimum < 0 || maximum < minimum || (conditionRequired && conditions.isEmpty())) {
                throw new IllegalArgumentException("impossible form: " + minimum + " to " + maximum + " parameters");
            }
        }

        public boolean accepts(int parameters) {
            return parameters >= minimum && parameters <= maximum;
        }

        /** Role of the parameter at {@code index}, from 0. */
        public Role role(int index) {
            return roles.isEmpty() ? Role.TEXT : roles.get(Math.min(index, roles.size() - 1));
        }
    }

    public Signature {
        forms = List.copyOf(forms);
        features = features.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(features));
        tags = Collections.unmodifiableSet(new LinkedHashSet<>(tags));
        if (forms.isEmpty()) {
            throw new IllegalArgumentException(name + " has no parameter form");
        }
    }

    public boolean has(Feature feature) {
        return features.contains(feature);
    }

    public boolean supportsWhere() {
        return has(Feature.WHERE);
    }

    public boolean supportsThreshold() {
        return has(Feature.THRESHOLD);
    }

    public boolean analyzerOnly() {
        return has(Feature.ANALYZER_ONLY);
    }

    public boolean usableAsAnalyzer() {
        return has(Feature.ANALYZER) || has(Feature.ANALYZER_ONLY);
    }

    /** The form that takes this number of parameters. */
    public Optional<Form> form(int parameters) {
        return forms.stream().filter(form -> form.accepts(parameters)).findFirst();
    }

    /** Greatest number of parameters over all forms. */
    public int maximumParameters() {
        return forms.stream().mapToInt(Form::maximum).max().orElse(0);
    }

    public static Builder named(String name) {
        return new Builder(name);
    }

    /** Collects the parts of a signature. Nothing but the forms is needed. */
    public static final class Builder {
        private final String name;
        private final List<Form> forms = new ArrayList<>();
        private final Set<Feature> features = EnumSet.noneOf(Feature.class);
        private final Set<String> tags = new LinkedHashSet<>();
        private String summary = "";

        private Builder(String name) {
            this.name = name;
        }

        public Builder summary(String sentence) {
            summary = sentence;
            return this;
        }

        /** A form that requires a condition of one of {@code kinds}, or allows none when there are no kinds. */
        public Builder form(int minimum, int maximum, List<Role> roles, ConditionKind... kinds) {
            forms.add(new Form(minimum, maximum, roles, Set.of(kinds), kinds.length > 0));
            return this;
        }

        /** A form whose condition may be left out. */
        public Builder formWithOptionalCondition(int minimum, int maximum, List<Role> roles, ConditionKind... kinds) {
            forms.add(new Form(minimum, maximum, roles, Set.of(kinds), false));
            return this;
        }

        public Builder with(Feature... more) {
            features.addAll(List.of(more));
            return this;
        }

        public Builder tags(String... names) {
            tags.addAll(List.of(names));
            return this;
        }

        public Signature build() {
            return new Signature(name, forms, features, tags, summary);
        }
    }
}
