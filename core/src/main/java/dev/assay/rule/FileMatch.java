package dev.assay.rule;

import dev.assay.data.FileFacts.FileFact;
import dev.assay.dqdl.Signature.Feature;
import dev.assay.dqdl.Signature.Role;
import dev.assay.dqdl.ast.ConditionKind;
import dev.assay.predicate.PredicateException;
import dev.assay.predicate.RuleConditions;
import dev.assay.predicate.ValueCondition;
import dev.assay.result.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code FileMatch ["path"] in ["checksum", ...]}: every file has one of the checksums. {@code FileMatch "path" "path"}: both places hold the
 * same contents, each as often; with {@code matchFileName = "true"} under the same relative names.
 */
final class FileMatch {
    static final RuleType TYPE = RuleType.named("FileMatch")
            .summary("Checksums of files are in a list, or the files of two places are equal.")
            .example("FileMatch \"s3://bucket/file.json\" in [\"3ee0d8617ac041793154713e5ef8f319\"]")
            .form(0, 1, Role.PATH, ConditionKind.STRING)
            .parameters(List.of(Role.PATH, Role.PATH))
            .with(Feature.ANALYZER)
            .tags("recentFiles", "uriRegex", "filterOrder", "matchFileName", "hashAlgorithm")
            .bind(FileMatch::bind)
            .build();

    private FileMatch() {}

    private static BoundRule bind(RuleCall call) throws RuleException {
        FileSelection files = FileSelection.of(call, 0);
        if (call.isMeasuring()) {
            return (FileRule) () -> Judgement.builder()
                    .metric(FileSelection.COUNT, (long) files.files().size())
                    .build();
        }
        Checksums checksums = Checksums.of(call);
        if (call.rule().parameters().size() > 1) {
            FileSelection others = FileSelection.of(call, 1);
            boolean names = FileShare.flag(call, "matchFileName");
            return (FileRule) () -> compare(files, others, names, checksums);
        }
        try {
            ValueCondition<String> listed = RuleConditions.checksums(call.condition());
            return (FileRule) () -> inList(files.files(), listed, checksums);
        } catch (PredicateException e) {
            throw RuleCall.problem(e);
        }
    }

    private static Judgement inList(List<FileFact> files, ValueCondition<String> listed, Checksums checksums)
            throws RuleException {
        Judgement.Builder judgement = Judgement.builder().metric(FileSelection.COUNT, (long) files.size());
        for (FileFact file : files) {
            String checksum = checksums.of(file);
            if (!listed.test(
                    checksum::compareTo, other -> other.toLowerCase(Locale.ROOT).equals(checksum))) {
                return judgement
                        .fail(
                                Cause.NOT_MET,
                                file.uri() + " has the checksum " + checksum
                                        + (listed.operator().isNegative()
                                                ? ", which is listed"
                                                : ", which is not listed"))
                        .build();
            }
        }
        return judgement.build();
    }

    /** Contents as multisets, or by name: the first difference in order of names is told. */
    private static Judgement compare(FileSelection first, FileSelection second, boolean names, Checksums checksums)
            throws RuleException {
        List<FileFact> left = first.files();
        List<FileFact> right = second.files();
        boolean named = names && (left.size() > 1 || right.size() > 1);
        Judgement.Builder judgement = Judgement.builder().metric(FileSelection.COUNT, (long) left.size());
        Map<String, List<String>> unmatched = new TreeMap<>();
        for (FileFact file : right) {
            String checksum = checksums.of(file);
            unmatched
                    .computeIfAbsent(key(second, file, named, checksum), key -> new ArrayList<>())
                    .add(file.uri() + " (" + checksum + ")");
        }
        for (FileFact file : left) {
            String checksum = checksums.of(file);
            List<String> partners = unmatched.getOrDefault(key(first, file, named, checksum), List.of());
            if (partners.isEmpty()) {
                String other = unmatched.values().stream()
                        .filter(rest -> !rest.isEmpty())
                        .map(rest -> rest.get(0))
                        .findFirst()
                        .orElse("nothing");
                return judgement
                        .fail(
                                Cause.NOT_MET,
                                file.uri() + " (" + checksum + ") has no equal file, the other side has " + other)
                        .build();
            }
            partners.remove(0);
        }
        unmatched.values().stream()
                .filter(rest -> !rest.isEmpty())
                .findFirst()
                .ifPresent(rest -> judgement.fail(Cause.NOT_MET, rest.get(0) + " has no equal file on the first side"));
        return judgement.build();
    }

    /** What must be equal. A single file on a side has no relative name. */
    private static String key(FileSelection side, FileFact file, boolean named, String checksum) {
        return named ? side.relative(file) + " " + checksum : checksum;
    }
}
