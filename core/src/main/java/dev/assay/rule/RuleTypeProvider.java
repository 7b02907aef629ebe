package dev.assay.rule;

import java.util.List;

/**
 * Adds rule types. Implementations have a public no-argument constructor and are listed in {@code
 * META-INF/services/dev.assay.rule.RuleTypeProvider}.
 */
public interface RuleTypeProvider {
    /** The types to add; a name that is taken already is an error when the registry is first used. */
    List<RuleType> ruleTypes();
}
