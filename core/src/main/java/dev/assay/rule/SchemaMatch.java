package dev.assay.rule;

import dev.assay.data.Dataset;
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
 * {@code SchemaMatch "alias" <condition>}: share of the columns that the reference has too, by exact name and type; nested types are
 * compared to the leaves, nullability is not. Reads no rows.
 */
final class SchemaMatch {
    static final RuleType TYPE = RuleType.named("SchemaMatch")
            .summary("Share of the columns that a reference dataset has with the same name and type.")
            .example("SchemaMatch \"reference\" = 1.0")
            .parameters(List.of(Role.ALIAS), ConditionKind.NUMBER)
            .with(Feature.DYNAMIC, Feature.ANALYZER, Feature.FRACTION)
            .bind(SchemaMatch::bind)
            .build();

    private SchemaMatch() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        String alias = call.parameter(0);
        Dataset reference = call.reference(alias)
                .orElseThrow(() -> call.unknownReference(alias, "Reference dataset '" + alias + "' not found"));
        List<Field> columns = call.schema().getFields();
        List<Field> others = reference.schema().getFields();
        boolean comparable = columns.size() == others.size();
        List<String> different = new ArrayList<>();
        for (Field column : columns) {
            if (others.stream()
                    .noneMatch(other -> other.getName().equals(column.getName()) && sameType(column, other))) {
                different.add(column.getName());
            }
        }
        double ratio = !comparable || columns.isEmpty()
                ? (comparable ? 1 : 0)
                : (double) (columns.size() - different.size()) / columns.size();
        Metric.Value value = new Metric.Value(ratio, OptionalLong.empty());
        Judgement.Builder judgement = Judgement.builder().metric(MetricKey.reference(alias, "SchemaMatch"), value);
        if (!call.numberCondition(MetricKey.reference(alias, "SchemaMatch")).test(value)) {
            judgement.fail(Cause.NOT_MET, comparable ? Messages.columnsPassed(ratio) : "Column counts do not match");
            judgement.explanation(
                    comparable
                            ? "different or missing: " + String.join(", ", different)
                            : columns.size() + " columns against " + others.size());
        }
        return BoundRule.decided(judgement.build());
    }

    private static boolean sameType(Field a, Field b) {
        if (!a.getType().equals(b.getType())
                || a.getChildren().size() != b.getChildren().size()) {
            return false;
        }
        for (int i = 0; i < a.getChildren().size(); i++) {
            Field left = a.getChildren().get(i);
            Field right = b.getChildren().get(i);
            // The names of a list's or map's inner fields are the writer's habit, a struct's are its members.
            boolean named = a.getType() instanceof org.apache.arrow.vector.types.pojo.ArrowType.Struct;
            if ((named && !left.getName().equals(right.getName())) || !sameType(left, right)) {
                return false;
            }
        }
        return true;
    }
}
