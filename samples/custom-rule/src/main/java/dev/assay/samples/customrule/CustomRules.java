package dev.assay.samples.customrule;

import dev.assay.rule.RuleType;
import dev.assay.rule.RuleTypeProvider;
import java.util.List;

/** Tells Assay about the rule types of this jar. */
public final class CustomRules implements RuleTypeProvider {
    @Override
    public List<RuleType> ruleTypes() {
        return List.of(NegativesCount.TYPE);
    }
}
