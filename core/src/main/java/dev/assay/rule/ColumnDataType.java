package dev.assay.rule;

import dev.assay.analyzer.distributive.Compliance;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.dqdl.ast.SimpleRule;
import dev.assay.metric.MetricKey;
import dev.assay.predicate.PredicateException;
import dev.assay.predicate.RuleConditions;
import dev.assay.predicate.ValuePredicate;
import java.util.List;

/** {@code ColumnDataType "column" = "TYPE"}: share of rows whose value could be of the type; all of them, or by threshold. */
final class ColumnDataType {
    static final RuleType TYPE = RuleType.named("ColumnDataType")
            .summary("Share of rows whose value can be converted to a type.")
            .nulls(ColumnDataType::nulls)
            .example("ColumnDataType \"amount\" = \"DECIMAL(10,2)\"")
            .example("ColumnDataType \"day\" = \"DATE\" with threshold > 0.9")
            .column(ConditionKind.STRING)
            .with(Feature.WHERE, Feature.THRESHOLD, Feature.ANALYZER, Feature.ROW_LEVEL)
            .tags("format")
            .bind(ColumnDataType::bind)
            .build();

    private ColumnDataType() {}

    /** What becomes of null rows follows from the condition. */
    private static String nulls(SimpleRule rule) {
        return rule.condition().filter(RuleConditions::passesNull).isPresent() ? "nulls pass" : "nulls do not pass";
    }

    private static BoundRule bind(RuleCall call) throws RuleException {
        try {
            ValuePredicate predicate = RuleConditions.columnDataType(call.condition(), call.tag("format"), call.time());
            RuleColumn column = call.columnFor(predicate);
            MetricKey key = MetricKey.column(column.written(), "ColumnDataType.Compliance");
            return new ComplianceRule(
                            List.of(key),
                            call.measure(new Compliance(predicate, column.path(), column.type())),
                            call.threshold(key),
                            true,
                            Messages::rowsPassed)
                    .withRows(RowTests.meets(predicate, column));
        } catch (PredicateException e) {
            throw RuleCall.problem(e);
        }
    }
}
