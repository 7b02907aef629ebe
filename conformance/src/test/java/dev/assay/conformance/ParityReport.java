package dev.assay.conformance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts what agrees, what differs on purpose, and what should not differ. */
final class ParityReport {
    private final Map<String, int[]> byType = new TreeMap<>();
    private final Map<KnownDifference, Integer> byReason = new TreeMap<>();
    private final List<String> unexplained = new ArrayList<>();

    void add(Comparison comparison) {
        int[] counts = byType.computeIfAbsent(type(comparison.rule()), name -> new int[3]);
        Optional<String> difference = comparison.difference();
        if (difference.isEmpty()) {
            counts[0]++;
            return;
        }
        Optional<KnownDifference> reason = KnownDifference.of(comparison, difference.get());
        if (reason.isPresent()) {
            counts[1]++;
            byReason.merge(reason.get(), 1, Integer::sum);
        } else {
            counts[2]++;
            unexplained.add(comparison.rule() + " [nulls " + comparison.nulls() + "]: " + difference.get());
        }
    }

    /** What a rule is counted under. */
    static String type(String rule) {
        return rule.startsWith("(") ? "composite rules" : rule.split(" ")[0];
    }

    List<String> unexplained() {
        return unexplained;
    }

    String summary() {
        StringBuilder text = new StringBuilder("| rule type | agree | differ on purpose |\n|---|---|---|\n");
        int agree = 0;
        int differ = 0;
        for (Map.Entry<String, int[]> entry : byType.entrySet()) {
            agree += entry.getValue()[0];
            differ += entry.getValue()[1];
            text.append("| ")
                    .append(entry.getKey())
                    .append(" | ")
                    .append(entry.getValue()[0])
                    .append(" | ")
                    .append(entry.getValue()[1])
                    .append(" |\n");
        }
        text.append("| **all** | ").append(agree).append(" | ").append(differ).append(" |\n\n");
        text.append("| why they differ | rules |\n|---|---|\n");
        byReason.forEach((reason, count) -> text.append("| ")
                .append(reason.text())
                .append(" | ")
                .append(count)
                .append(" |\n"));
        return text.toString();
    }

    /** @param part of the document */
    void checkDocument(String part) throws IOException {
        Document.check(part, summary());
    }
}
