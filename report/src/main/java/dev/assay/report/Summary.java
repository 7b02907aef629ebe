package dev.assay.report;

import dev.assay.result.Evaluation;
import dev.assay.result.ScanSummary;
import dev.assay.result.Verdict;

/** The two sentences under a table: how it went, and what was read for it. */
final class Summary {
    private Summary() {}

    /** {@code 19 of 20 rules passed, 1 failed; score 0.95} */
    static String verdicts(Evaluation evaluation) {
        int rules = evaluation.outcomes().size();
        if (rules == 0) {
            return "no rules";
        }
        long failed = count(evaluation, Verdict.FAIL);
        long errors = count(evaluation, Verdict.ERROR);
        StringBuilder text = new StringBuilder();
        text.append(NumberText.grouped(evaluation.passedCount()))
                .append(" of ")
                .append(NumberText.grouped(rules))
                .append(rules == 1 ? " rule passed" : " rules passed");
        if (failed > 0) {
            text.append(", ").append(NumberText.grouped(failed)).append(" failed");
        }
        if (errors > 0) {
            text.append(", ").append(NumberText.grouped(errors)).append(" could not be evaluated");
        }
        evaluation.score().ifPresent(score -> text.append("; score ").append(NumberText.real(score)));
        return text.toString();
    }

    /** {@code read 8,940 rows (210.4 kB); 3 of 4 splits answered from statistics} */
    static String scan(ScanSummary scan, boolean timings) {
        StringBuilder text = new StringBuilder();
        if (scan.rowsRead() == 0 && scan.bytesRead() == 0) {
            text.append("no rows read");
        } else {
            text.append("read ")
                    .append(NumberText.grouped(scan.rowsRead()))
                    .append(scan.rowsRead() == 1 ? " row (" : " rows (")
                    .append(NumberText.bytes(scan.bytesRead()))
                    .append(')');
        }
        if (scan.splits() > 0 && scan.splitsFromStatistics() > 0) {
            text.append("; ");
            if (scan.splitsFromStatistics() < scan.splits()) {
                text.append(NumberText.grouped(scan.splitsFromStatistics())).append(" of ");
            } else if (scan.splits() > 1) {
                text.append("all ");
            }
            text.append(NumberText.grouped(scan.splits()))
                    .append(scan.splits() == 1 ? " split" : " splits")
                    .append(" answered from statistics");
        }
        if (timings && Double.isFinite(scan.seconds())) {
            text.append("; ")
                    .append(NumberText.real(Math.round(scan.seconds() * 1000) / 1000.0))
                    .append(" s");
        }
        return text.toString();
    }

    private static long count(Evaluation evaluation, Verdict verdict) {
        return evaluation.outcomes().stream()
                .filter(outcome -> outcome.verdict() == verdict)
                .count();
    }
}
