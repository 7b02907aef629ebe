package dev.assay.rule;

import dev.assay.analyzer.distributive.Compliance;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.metric.MetricKey;
import dev.assay.predicate.PredicateException;
import dev.assay.predicate.RuleConditions;
import dev.assay.predicate.ValuePredicate;
import java.util.List;
import java.util.Optional;

/** {@code DataFreshness "column" <= 24 hours}: the age of every row meets the condition; nulls fail. */
final class DataFreshness {
    static final RuleType TYPE = RuleType.named("DataFreshness")
            .summary("Age of every row, from a date or time in a column, meets a condition.")
            .nulls("nulls do not pass")
            .example("DataFreshness \"updated_at\" <= 24 hours")
            .column(ConditionKind.DURATION)
            .with(Feature.WHERE, Feature.ANALYZER, Feature.ROW_LEVEL)
            .bind(DataFreshness::bind)
            .build();

    private DataFreshness() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        try {
            ValuePredicate predicate = RuleConditions.dataFreshness(call.condition(), call.time());
            RuleColumn column = call.columnFor(predicate);
            return new ComplianceRule(
                            List.of(MetricKey.column(column.written(), "DataFreshness.Compliance")),
                            call.measure(new Compliance(predicate, column.path(), column.type())),
                            Optional.empty(),
                            true,
                            Messages::rowsPassed)
                    .withRows(RowTests.meets(predicate, column));
        } catch (PredicateException e) {
            throw RuleCall.problem(e);
        }
    }
}
