package dev.assay.rule;

import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.Signature.Role;
import dev.assay.dqdl.ast.ConditionKind;

/** {@code FileFreshness "s3://bucket/folder/" > (now() - 3 days)}: parsed; its evaluation is not part of this version. */
final class FileFreshness {
    static final RuleType TYPE = RuleType.named("FileFreshness")
            .summary("Modification times of files satisfy a condition on dates.")
            .example("FileFreshness \"s3://bucket/folder/\" > (now() - 3 days)")
            .form(0, 1, Role.PATH, ConditionKind.DATE)
            .with(Feature.THRESHOLD, Feature.ANALYZER)
            .tags("recentFiles", "uriRegex", "filterOrder", "failFast", "timeZone")
            .build();

    private FileFreshness() {}
}
