package dev.assay.rule;

import dev.assay.data.FileFacts.FileFact;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.Signature.Role;
import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.metric.MetricKey;
import dev.assay.predicate.PredicateException;
import dev.assay.predicate.RuleConditions;
import dev.assay.predicate.ValueCondition;
import java.math.BigDecimal;
import java.util.List;

/** {@code FileSize ["path"] <condition on sizes>}: sizes of files; all of them, or a share by threshold. */
final class FileSize {
    static final RuleType TYPE = RuleType.named("FileSize")
            .summary("Sizes of files satisfy a condition.")
            .example("FileSize \"s3://bucket/folder/\" > 2 MB")
            .form(0, 1, Role.PATH, ConditionKind.SIZE, ConditionKind.NUMBER)
            .with(Feature.THRESHOLD, Feature.ANALYZER)
            .tags("recentFiles", "uriRegex", "filterOrder", "failFast")
            .bind(FileSize::bind)
            .build();

    private FileSize() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        if (call.isMeasuring()) {
            FileSelection selection = FileSelection.of(call, 0);
            return (FileRule) () -> {
                List<FileFact> files = selection.files();
                return bounds(files, Judgement.builder().metric(FileSelection.COUNT, (long) files.size()))
                        .build();
            };
        }
        try {
            ValueCondition<BigDecimal> condition = RuleConditions.fileSizes(call.condition());
            FileShare share = FileShare.of(call, "FileSize", file -> {
                BigDecimal size = BigDecimal.valueOf(file.bytes());
                return condition.test(size::compareTo, operand -> size.compareTo(operand) == 0);
            });
            return (FileRule) () -> {
                List<FileFact> files = share.selection().files();
                Judgement.Builder judgement = bounds(files, Judgement.builder());
                share.judge(files, judgement);
                return judgement.build();
            };
        } catch (PredicateException e) {
            throw RuleCall.problem(e);
        }
    }

    private static Judgement.Builder bounds(List<FileFact> files, Judgement.Builder judgement) {
        return judgement
                .metric(
                        MetricKey.dataset("MinimumFileSize"),
                        files.stream().mapToLong(FileFact::bytes).min().orElse(0))
                .metric(
                        MetricKey.dataset("MaximumFileSize"),
                        files.stream().mapToLong(FileFact::bytes).max().orElse(0));
    }
}
