package dev.assay.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** Counts rules whose row results agree, differ on purpose, and should not differ. */
final class RowParity {
    /** Why the rows of a rule differ. */
    private enum Reason {
        DATA_TYPE(
                "ColumnDataType: in Deequ it says nothing of single rows; Assay says which values can be read as the type",
                (rule, onlySkipped) -> onlySkipped && rule.contains("ColumnDataType ")),
        LENGTH_OF_NULL(
                "ColumnLength: null has the length 0, as Glue documents; Deequ says nothing of the row",
                (rule, onlySkipped) -> onlySkipped && rule.contains("ColumnLength ")),
        FILTERED_PATTERN(
                "ColumnValues matches with a filter: Deequ judges the rows outside of the filter, too; as Glue documents, they pass",
                (rule, onlySkipped) -> rule.contains(" matches ") && rule.contains(" where ")),
        FILTERED_UNIQUENESS(
                "Uniqueness, UniqueValueRatio and IsUnique with a filter: Deequ fails rows outside of the filter or says nothing of them; as"
                        + " Glue documents, they pass",
                (rule, onlySkipped) -> rule.matches(".*(Uniqueness|UniqueValueRatio|IsUnique) .* where .*")),
        FILTER_OF_NULL(
                "a filter that is null for a row: Deequ says nothing of the row; in Assay it is outside of the filter like any other",
                (rule, onlySkipped) -> onlySkipped && rule.contains(" where "));

        private final String text;
        private final BiPredicate<String, Boolean> applies;

        /** @param applies to the rule and whether Deequ says nothing of all rows that differ */
        Reason(String text, BiPredicate<String, Boolean> applies) {
            this.text = text;
            this.applies = applies;
        }
    }

    private final Map<String, int[]> byType = new TreeMap<>();
    private final Map<Reason, Integer> byReason = new TreeMap<>();
    private final List<String> unexplained = new ArrayList<>();

    void add(String rule, String ours, String theirs) {
        int[] counts = byType.computeIfAbsent(ParityReport.type(rule), name -> new int[2]);
        if (ours.equals(theirs)) {
            counts[0]++;
            return;
        }
        counts[1]++;
        boolean onlySkipped = ours.length() == theirs.length();
        for (int row = 0; onlySkipped && row < ours.length(); row++) {
            onlySkipped = ours.charAt(row) == theirs.charAt(row) || theirs.charAt(row) == 'S';
        }
        boolean skipped = onlySkipped;
        Arrays.stream(Reason.values())
                .filter(reason -> reason.applies.test(rule, skipped))
                .findFirst()
                .ifPresentOrElse(
                        reason -> byReason.merge(reason, 1, Integer::sum),
                        () -> unexplained.add(rule + "\n  Assay " + ours + "\n  Deequ " + theirs));
    }

    List<String> unexplained() {
        return unexplained;
    }

    String summary() {
        StringBuilder text = new StringBuilder("| rule type | agree | differ on purpose |\n|---|---|---|\n");
        byType.forEach((type, counts) -> text.append("| %s | %d | %d |\n".formatted(type, counts[0], counts[1])));
        text.append("\n| why they differ | rules |\n|---|---|\n");
        byReason.forEach((reason, count) -> text.append("| %s | %d |\n".formatted(reason.text, count)));
        return text.toString();
    }
}
