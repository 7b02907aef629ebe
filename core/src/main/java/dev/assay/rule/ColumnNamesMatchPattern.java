package dev.assay.rule;

import dev.assay.dqdl.Signature.Role;
import dev.assay.internal.regex.GuardedPattern;
import dev.assay.internal.regex.RegexBudgetException;
import dev.assay.metric.Metric;
import dev.assay.metric.MetricKey;
import dev.assay.result.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import org.apache.arrow.vector.types.pojo.Field;

/** {@code ColumnNamesMatchPattern "regex"}: every column name matches, as a whole unless the option says otherwise. Reads no rows. */
final class ColumnNamesMatchPattern {
    static final RuleType TYPE = RuleType.named("ColumnNamesMatchPattern")
            .summary("Every column name matches a regular expression.")
            .example("ColumnNamesMatchPattern \"[a-z_]+\"")
            .parameters(List.of(Role.PATTERN))
            .bind(ColumnNamesMatchPattern::bind)
            .build();

    private ColumnNamesMatchPattern() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        String text = call.parameter(0);
        List<Field> fields = call.schema().getFields();
        List<String> others = new ArrayList<>();
        try {
            GuardedPattern pattern = GuardedPattern.compile(text);
            for (Field field : fields) {
                boolean matches = call.options().findsColumnNamePattern()
                        ? pattern.find(field.getName())
                        : pattern.matches(field.getName());
                if (!matches) {
                    others.add(field.getName());
                }
            }
        } catch (PatternSyntaxException e) {
            throw new RuleException(
                    Cause.BAD_ARGUMENT,
                    "Invalid regex pattern '" + text + "' for ColumnNamesMatchPattern rule",
                    Optional.of(e.getDescription() + " at index " + e.getIndex()));
        } catch (RegexBudgetException e) {
            throw new RuleException(
                    Cause.LIMIT, "the regular expression " + text + " takes too many steps on a column name");
        }
        double ratio = fields.isEmpty() ? 1 : (double) (fields.size() - others.size()) / fields.size();
        Judgement.Builder judgement =
                Judgement.builder().metric(MetricKey.dataset("ColumnNamesPatternMatchRatio"), Metric.of(ratio));
        if (!others.isEmpty()) {
            judgement.fail(Cause.NOT_MET, "Columns that do not match the pattern: " + String.join(", ", others));
        }
        return BoundRule.decided(judgement.build());
    }
}
