package dev.assay.rule;

import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.Signature.Role;
import java.util.List;

/** {@code AllStatistics "amount"}: parsed; its evaluation is not part of this version. */
final class AllStatistics {
    static final RuleType TYPE = RuleType.named("AllStatistics")
            .summary("Analyzer: records the usual statistics of a column.")
            .example("AllStatistics \"amount\"")
            .parameters(List.of(Role.COLUMN_OR_ALL))
            .with(Feature.ANALYZER_ONLY)
            .build();

    private AllStatistics() {}
}
