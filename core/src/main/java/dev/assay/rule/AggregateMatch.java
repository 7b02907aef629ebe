package dev.assay.rule;

import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.Signature.Role;
import dev.assay.dqdl.ast.ConditionKind;
import java.util.List;

/** {@code AggregateMatch "sum(amount)" "sum(orders.amount)" >= 0.95}: parsed; its evaluation is not part of this version. */
final class AggregateMatch {
    static final RuleType TYPE = RuleType.named("AggregateMatch")
            .summary("Ratio of two aggregates (sum or avg) of columns, in one or two datasets.")
            .example("AggregateMatch \"sum(amount)\" \"sum(orders.amount)\" >= 0.95")
            .parameters(List.of(Role.AGGREGATE, Role.AGGREGATE), ConditionKind.NUMBER)
            .with(Feature.ANALYZER)
            .build();

    private AggregateMatch() {}
}
