package dev.assay.rule;

import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.Signature.Role;
import dev.assay.dqdl.ast.ConditionKind;

/** {@code FileUniqueness "s3://bucket/folder/" >= 1.0}: parsed; its evaluation is not part of this version. */
final class FileUniqueness {
    static final RuleType TYPE = RuleType.named("FileUniqueness")
            .summary("Share of files whose content occurs once.")
            .example("FileUniqueness \"s3://bucket/folder/\" >= 1.0")
            .form(0, 1, Role.PATH, ConditionKind.NUMBER)
            .with(Feature.ANALYZER, Feature.FRACTION)
            .tags("recentFiles", "uriRegex", "filterOrder", "matchFileName")
            .build();

    private FileUniqueness() {}
}
