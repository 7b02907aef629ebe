package dev.assay.rule;

import dev.assay.dqdl.Signature.Role;

/** {@code DetectAnomalies "RowCount"}: parsed; its evaluation is not part of this version. */
final class DetectAnomalies {
    static final RuleType TYPE = RuleType.named("DetectAnomalies")
            .summary("A metric of the data lies within the range predicted from its history.")
            .example("DetectAnomalies \"RowCount\"")
            .form(1, dev.assay.dqdl.Signature.UNBOUNDED, Role.METRIC)
            .build();

    private DetectAnomalies() {}
}
