package dev.assay.rule;

import dev.assay.data.FileFacts.FileFact;
import dev.assay.metric.Metric;
import dev.assay.metric.MetricKey;
import dev.assay.predicate.NumberCondition;
import dev.assay.result.Cause;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * The share of files that pass a test: all of them must, or the share must meet the threshold. With {@code failFast} the first file that
 * does not pass fails the rule, whatever the threshold.
 */
record FileShare(
        FileSelection selection,
        MetricKey key,
        Predicate<FileFact> test,
        Optional<NumberCondition> threshold,
        boolean failFast) {
    static FileShare of(RuleCall call, String metric, Predicate<FileFact> test) throws RuleException {
        MetricKey key = MetricKey.dataset(metric + ".Compliance");
        return new FileShare(FileSelection.of(call, 0), key, test, call.threshold(key), flag(call, "failFast"));
    }

    /** A tag that is "true" or "false". */
    static boolean flag(RuleCall call, String name) throws RuleException {
        String value = call.tag(name).orElse("false");
        if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
            throw new RuleException(Cause.BAD_ARGUMENT, name + " must be \"true\" or \"false\", not " + value);
        }
        return value.equalsIgnoreCase("true");
    }

    /** Judges files that were listed. */
    void judge(List<FileFact> files, Judgement.Builder judgement) {
        int passed = 0;
        Optional<FileFact> failing = Optional.empty();
        for (FileFact file : files) {
            if (test.test(file)) {
                passed++;
            } else if (failing.isEmpty()) {
                failing = Optional.of(file);
                if (failFast) {
                    break;
                }
            }
        }
        boolean stopped = failFast && failing.isPresent();
        double ratio = stopped ? 0 : (double) passed / files.size();
        judgement.metric(key, new Metric.Value(ratio, OptionalLong.empty())).metric(FileSelection.COUNT, (long)
                files.size());
        if (stopped || !threshold.orElse(NumberCondition.EVERY_ROW).testRatio(passed, files.size())) {
            judgement.fail(Cause.NOT_MET, FileRule.filesPassed(ratio));
            failing.ifPresent(file -> judgement.explanation("the first file that does not pass is " + file.uri()));
        }
    }
}
