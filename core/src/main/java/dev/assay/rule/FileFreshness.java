package dev.assay.rule;

import dev.assay.data.FileFacts.FileFact;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.Signature.Role;
import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.predicate.FileTime;
import dev.assay.predicate.PredicateException;
import dev.assay.predicate.RuleConditions;
import dev.assay.predicate.ValueCondition;
import dev.assay.result.Cause;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/** {@code FileFreshness ["path"] <condition on dates>}: modification times of files; all of them, or a share by threshold. */
final class FileFreshness {
    static final RuleType TYPE = RuleType.named("FileFreshness")
            .summary("Modification times of files satisfy a condition on dates.")
            .example("FileFreshness \"s3://bucket/folder/\" > (now() - 3 days)")
            .form(0, 1, Role.PATH, ConditionKind.DATE)
            .with(Feature.THRESHOLD, Feature.ANALYZER)
            .tags("recentFiles", "uriRegex", "filterOrder", "failFast", "timeZone")
            .bind(FileFreshness::bind)
            .build();

    private FileFreshness() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        if (call.isMeasuring()) {
            FileSelection files = FileSelection.of(call, 0);
            return (FileRule) () -> Judgement.builder()
                    .metric(FileSelection.COUNT, (long) files.files().size())
                    .build();
        }
        try {
            ValueCondition<FileTime> condition = RuleConditions.fileTimes(call.condition(), zone(call), call.time());
            FileShare share = FileShare.of(
                    call,
                    "FileFreshness",
                    file -> condition.test(
                            time -> file.modified().compareTo(time.at()), time -> time.isEqual(file.modified())));
            return (FileRule) () -> {
                List<FileFact> files = share.selection().files();
                Judgement.Builder judgement = Judgement.builder();
                share.judge(files, judgement);
                return judgement.build();
            };
        } catch (PredicateException e) {
            throw RuleCall.problem(e);
        }
    }

    /** In which times without a date are read. */
    private static ZoneId zone(RuleCall call) throws RuleException {
        String name = call.tag("timeZone").orElse("UTC");
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new RuleException(Cause.BAD_ARGUMENT, "Error Parsing Time Zone: " + name);
        }
    }
}
