package dev.assay.rule;

import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.Signature.Role;
import dev.assay.dqdl.ast.ConditionKind;

/** {@code CustomSql "select count(*) from primary" > 0}: parsed; its evaluation is not part of this version. */
final class CustomSql {
    static final RuleType TYPE = RuleType.named("CustomSql")
            .summary("Result of a SQL statement: a number under a condition, or the rows that are good.")
            .example("CustomSql \"select count(*) from primary\" > 0")
            .optionalCondition(Role.SQL, ConditionKind.NUMBER)
            .with(Feature.THRESHOLD, Feature.DYNAMIC, Feature.ANALYZER, Feature.ROW_LEVEL, Feature.WATCHED)
            .build();

    private CustomSql() {}
}
