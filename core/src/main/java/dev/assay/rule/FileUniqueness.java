package dev.assay.rule;

import dev.assay.data.FileFacts.FileFact;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.Signature.Role;
import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.metric.Metric;
import dev.assay.metric.MetricKey;
import dev.assay.predicate.NumberCondition;
import dev.assay.result.Cause;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * {@code FileUniqueness ["path"] <condition>}: files whose content occurs once / files; with {@code matchFileName = "true"} files whose name
 * occurs once.
 */
final class FileUniqueness {
    static final RuleType TYPE = RuleType.named("FileUniqueness")
            .summary("Share of files whose content occurs once.")
            .example("FileUniqueness \"s3://bucket/folder/\" >= 1.0")
            .form(0, 1, Role.PATH, ConditionKind.NUMBER)
            .with(Feature.ANALYZER, Feature.FRACTION)
            .tags("recentFiles", "uriRegex", "filterOrder", "matchFileName")
            .bind(FileUniqueness::bind)
            .build();

    private FileUniqueness() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        MetricKey key = MetricKey.dataset("FileUniquenessRatio");
        FileSelection selection = FileSelection.of(call, 0);
        boolean names = FileShare.flag(call, "matchFileName");
        Checksums checksums = Checksums.of(call);
        NumberCondition condition = call.numberCondition(key);
        return (FileRule) () -> {
            List<FileFact> files = selection.files();
            Map<String, Integer> counts = new HashMap<>();
            for (FileFact file : files) {
                counts.merge(names ? name(file) : checksums.of(file), 1, Integer::sum);
            }
            long once = counts.values().stream().filter(count -> count == 1).count();
            Metric.Value ratio = new Metric.Value((double) once / files.size(), OptionalLong.empty());
            Judgement.Builder judgement =
                    Judgement.builder().metric(key, ratio).metric(FileSelection.COUNT, (long) files.size());
            if (!condition.test(ratio)) {
                judgement.fail(Cause.NOT_MET, Messages.notMet(ratio));
            }
            return judgement.build();
        };
    }

    private static String name(FileFact file) {
        return file.uri().substring(file.uri().lastIndexOf('/') + 1);
    }
}
