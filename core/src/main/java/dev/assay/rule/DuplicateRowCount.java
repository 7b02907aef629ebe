package dev.assay.rule;

import dev.assay.analyzer.Labels;
import dev.assay.analyzer.holistic.Frequencies;
import dev.assay.analyzer.holistic.FrequenciesState;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnType;
import dev.assay.dqdl.Signature;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.Signature.Role;
import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.metric.Metric;
import dev.assay.metric.MetricKey;
import dev.assay.result.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * {@code DuplicateRowCount ["column" ...] <condition>}: rows whose values in the columns (all columns if none is named) occur more
 * than once. Every member of a group counts.
 */
final class DuplicateRowCount {
    static final RuleType TYPE = RuleType.named("DuplicateRowCount")
            .summary("Number of rows whose values, in all or in the named columns, occur more than once.")
            .nulls("a null equals a null; rows without any value are left out")
            .example("DuplicateRowCount = 0")
            .example("DuplicateRowCount \"customer_id\" \"order_date\" < 10")
            .form(0, Signature.UNBOUNDED, Role.COLUMN, ConditionKind.NUMBER)
            .with(Feature.WHERE, Feature.DYNAMIC, Feature.ANALYZER, Feature.ROW_LEVEL)
            .countsRowsInScope()
            .bind(DuplicateRowCount::bind)
            .build();

    private DuplicateRowCount() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        List<ColumnPath> paths = new ArrayList<>();
        List<String> written = new ArrayList<>();
        MetricKey key;
        if (call.rule().parameters().isEmpty()) {
            for (Field field : call.schema().getFields()) {
                call.groupable(
                        new RuleColumn(field.getName(), ColumnPath.of(field.getName()), ColumnType.of(field), field));
                paths.add(ColumnPath.of(field.getName()));
            }
            key = MetricKey.dataset("DuplicateRowCount");
        } else {
            for (RuleColumn column : call.columns()) {
                paths.add(call.groupable(column).path());
                written.add(column.written());
            }
            key = MetricKey.columns(written, "DuplicateRowCount");
        }
        if (paths.isEmpty()) {
            // A table without columns has no rows to tell apart.
            Metric.Value none = new Metric.Value(0, OptionalLong.of(0));
            Judgement.Builder judgement = Judgement.builder().metric(key, none);
            if (!call.numberCondition(key).test(none)) {
                judgement.fail(Cause.NOT_MET, Messages.notMet(none));
            }
            return BoundRule.decided(judgement.build());
        }
        return call.metric(
                        key,
                        Labels.columnsWithOptions("DuplicateRowCount", written, call.where()),
                        Frequencies.of(paths),
                        FrequenciesState::duplicateRows)
                .withRows(RowTests.once(call.measure(Frequencies.of(paths)), paths));
    }
}
