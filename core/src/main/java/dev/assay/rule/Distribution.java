package dev.assay.rule;

import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.Signature.Role;
import java.util.List;

/** {@code Distribution "amount"}: parsed; its evaluation is not part of this version. */
final class Distribution {
    static final RuleType TYPE = RuleType.named("Distribution")
            .summary("Analyzer: records how the values of a column are distributed.")
            .example("Distribution \"amount\"")
            .parameters(List.of(Role.COLUMN_OR_ALL))
            .with(Feature.ANALYZER_ONLY)
            .tags("bins", "rebin")
            .build();

    private Distribution() {}
}
