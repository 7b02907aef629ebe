package dev.assay.rule;

/** How a rule type turns a rule and the data's schema into something that can be measured and judged. */
@FunctionalInterface
public interface RuleBinder {
    /**
     * Binds one rule. Called on one thread, before anything is read.
     *
     * @throws RuleException if the rule does not fit the data: unknown column, wrong type, bad argument, unknown reference
     */
    BoundRule bind(RuleCall call) throws RuleException;
}
