package dev.assay.rule;

import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.Signature.Role;
import dev.assay.dqdl.ast.ConditionKind;
import java.util.List;

/** {@code DatasetMatch "reference" "id" "name,price" = 1.0}: parsed; its evaluation is not part of this version. */
final class DatasetMatch {
    static final RuleType TYPE = RuleType.named("DatasetMatch")
            .summary("Share of rows that have an equal row in a reference dataset.")
            .example("DatasetMatch \"reference\" \"id\" \"name,price\" = 1.0")
            .parameters(List.of(Role.ALIAS, Role.COLUMN_MAPPING), ConditionKind.NUMBER)
            .parameters(List.of(Role.ALIAS, Role.COLUMN_MAPPING, Role.COLUMN_MAPPING), ConditionKind.NUMBER)
            .with(Feature.DYNAMIC, Feature.ANALYZER, Feature.FRACTION)
            .build();

    private DatasetMatch() {}
}
