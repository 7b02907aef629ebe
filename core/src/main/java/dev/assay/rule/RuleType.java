package dev.assay.rule;

import dev.assay.dqdl.Signature;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.Signature.Role;
import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.dqdl.ast.SimpleRule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one place that knows a rule type: its name and shape, what it supports, what it measures and how it judges. Parser checks,
 * linter, planner, documentation and tests read it; adding a rule type means writing one of these and listing it. Immutable.
 */
public final class RuleType {
    private final Signature signature;
    private final List<String> examples;
    private final boolean countsRowsInScope;
    private final Function<SimpleRule, String> nulls;
    private final RuleBinder binder;

    private RuleType(
            Signature signature,
            List<String> examples,
            boolean countsRowsInScope,
            Function<SimpleRule, String> nulls,
            RuleBinder binder) {
        this.signature = signature;
        this.examples = List.copyOf(examples);
        this.countsRowsInScope = countsRowsInScope;
        this.nulls = nulls;
        this.binder = binder;
    }

    /** Starts a description. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** The name as written in DQDL; case matters. */
    public String name() {
        return signature.name();
    }

    /** What its text looks like and what it supports. */
    public Signature signature() {
        return signature;
    }

    /** Rules of this type that parse; the first one is the documentation's. */
    public List<String> examples() {
        return examples;
    }

    /** Whether a filter that selects nothing is judged as 0 and does not simply pass. */
    public boolean countsRowsInScope() {
        return countsRowsInScope;
    }

    /** What becomes of nulls under a rule of this type, in a few words; empty if there is nothing to say. */
    public String nulls(SimpleRule rule) {
        return nulls.apply(rule);
    }

    /** How it is evaluated. */
    public RuleBinder binder() {
        return binder;
    }

    @Override
    public String toString() {
        return name();
    }

    /** Describes a rule type: name, forms, features, examples, and how it is bound. */
    public static final class Builder {
        private final Signature.Builder signature;
        private final String name;
        private final List<String> examples = new ArrayList<>();
        private boolean hasSummary;
        private boolean countsRowsInScope;
        private @Nullable RuleBinder binder;
        private Function<SimpleRule, String> nulls = rule -> "";

        private Builder(String name) {
            this.name = name;
            this.signature = Signature.named(name);
        }

        /** One sentence for documentation. */
        public Builder summary(String sentence) {
            signature.summary(sentence);
            hasSummary = true;
            return this;
        }

        /** What becomes of nulls, in a few words, for explanations. */
        public Builder nulls(String words) {
            return nulls(rule -> words);
        }

        /** The same where it depends on the rule. */
        public Builder nulls(Function<SimpleRule, String> words) {
            nulls = words;
            return this;
        }

        /** A rule of this type; the first is the documentation's. */
        public Builder example(String rule) {
            examples.add(rule);
            return this;
        }

        /** Written without parameters. */
        public Builder noParameters(ConditionKind... conditions) {
            signature.form(0, 0, List.of(), conditions);
            return this;
        }

        /** Written with exactly these parameters, then a condition of one of these kinds if there are any. */
        public Builder parameters(List<Role> roles, ConditionKind... conditions) {
            signature.form(roles.size(), roles.size(), roles, conditions);
            return this;
        }

        /** Written with one column. */
        public Builder column(ConditionKind... conditions) {
            return parameters(List.of(Role.COLUMN), conditions);
        }

        /** Written with one column or more. */
        public Builder columns(ConditionKind... conditions) {
            signature.form(1, Signature.UNBOUNDED, List.of(Role.COLUMN), conditions);
            return this;
        }

        /** Written with this many parameters of a role. */
        public Builder form(int minimum, int maximum, Role role, ConditionKind... conditions) {
            signature.form(minimum, maximum, List.of(role), conditions);
            return this;
        }

        /** Written with one parameter; the condition may be left out. */
        public Builder optionalCondition(Role role, ConditionKind... conditions) {
            signature.formWithOptionalCondition(1, 1, List.of(role), conditions);
            return this;
        }

        /** What it supports. */
        public Builder with(Feature... features) {
            signature.with(features);
            return this;
        }

        /** Names of the tags it understands, besides {@code threshold}. */
        public Builder tags(String... names) {
            signature.tags(names);
            return this;
        }

        /** Its metric is a count of rows or values in scope: a filter that selects nothing gives 0 and is judged. */
        public Builder countsRowsInScope() {
            countsRowsInScope = true;
            return this;
        }

        /** How it is evaluated. */
        public Builder bind(RuleBinder how) {
            binder = how;
            return this;
        }

        /**
         * The finished description.
         *
         * @throws IllegalStateException if summary, example or binder is missing
         */
        public RuleType build() {
            RuleBinder how = binder;
            if (!hasSummary || examples.isEmpty() || how == null) {
                throw new IllegalStateException(name + " needs a summary, an example and a binder");
            }
            return new RuleType(signature.build(), examples, countsRowsInScope, nulls, how);
        }
    }
}
