package dev.assay.rule;

import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.Signature.Role;
import dev.assay.dqdl.ast.ConditionKind;

/** {@code FileSize "s3://bucket/folder/" > 2 MB}: parsed; its evaluation is not part of this version. */
final class FileSize {
    static final RuleType TYPE = RuleType.named("FileSize")
            .summary("Sizes of files satisfy a condition.")
            .example("FileSize \"s3://bucket/folder/\" > 2 MB")
            .form(0, 1, Role.PATH, ConditionKind.SIZE, ConditionKind.NUMBER)
            .with(Feature.THRESHOLD, Feature.ANALYZER)
            .tags("recentFiles", "uriRegex", "filterOrder", "failFast")
            .build();

    private FileSize() {}
}
