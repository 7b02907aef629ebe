package dev.assay.rule;

import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.Signature.Role;
import dev.assay.dqdl.ast.ConditionKind;
import java.util.List;

/** {@code FileMatch "s3://bucket/file.json" in ["3ee0d8617ac041793154713e5ef8f319"]}: parsed; its evaluation is not part of this version. */
final class FileMatch {
    static final RuleType TYPE = RuleType.named("FileMatch")
            .summary("Checksums of files are in a list, or the files of two places are equal.")
            .example("FileMatch \"s3://bucket/file.json\" in [\"3ee0d8617ac041793154713e5ef8f319\"]")
            .form(0, 1, Role.PATH, ConditionKind.STRING)
            .parameters(List.of(Role.PATH, Role.PATH))
            .with(Feature.ANALYZER)
            .tags("recentFiles", "uriRegex", "filterOrder", "matchFileName", "hashAlgorithm")
            .build();

    private FileMatch() {}
}
