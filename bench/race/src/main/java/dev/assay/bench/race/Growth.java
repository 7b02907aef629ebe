package dev.assay.bench.race;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the cost grows with rows, rules and columns. */
record Growth(Path project, Path works, Tables tables, int rounds) {
    private static final int WIDE_ROWS = 200_000;

    void run(long rows, Report report) throws Exception {
        report.head("Growth");
        report.line("| what | size | median | bytes read | against the first |");
        report.line("|---|---|---|---|---|");
        List<Chart.Curve> curves = new ArrayList<>();
        Chart.Curve byRows = new Chart.Curve("rows", "million rows");
        for (long count : List.of(rows / 10, rows, 5 * rows)) {
            byRows.add(count / 1e6, measure(works.resolve("orders.dqdl"), tables.orders(count)));
        }
        curves.add(byRows);
        Chart.Curve byRules = new Chart.Curve("rules", "rules on the same columns");
        for (int count : List.of(19, 50, 100)) {
            Path rules = tables.folder().resolve("rules-" + count + ".dqdl");
            Files.writeString(rules, rules(count));
            byRules.add(count, measure(rules, tables.orders(rows)));
        }
        curves.add(byRules);
        Chart.Curve byColumns = new Chart.Curve("columns", "columns, of which 5 are used");
        Path five = tables.folder().resolve("five.dqdl");
        Files.writeString(
                five,
                "Rules = [ Mean \"c0\" > 0, Sum \"c1\" > 0, StandardDeviation \"c2\" > 0, Uniqueness \"c3\" >= 0,"
                        + " Completeness \"c4\" > 0 ]\n");
        for (int count : List.of(5, 100, 1000)) {
            byColumns.add(count, measure(five, tables.wide(count, WIDE_ROWS)));
        }
        curves.add(byColumns);
        for (Chart.Curve curve : curves) {
            Chart.Point first = curve.points().get(0);
            for (Chart.Point point : curve.points()) {
                report.line("| %s | %s | %s | %s | time × %.2f, bytes × %.2f |"
                        .formatted(
                                curve.name(),
                                "%.0f %s".formatted(point.x(), curve.unit()),
                                Report.time(point.seconds()),
                                Report.bytes(point.heat().bytesRead()),
                                point.seconds() / first.seconds(),
                                point.heat().bytesRead()
                                        / Math.max(1.0, first.heat().bytesRead())));
            }
        }
        Path chart = project.resolve("bench/growth.svg");
        Files.writeString(chart, Chart.svg(curves));
        report.line("");
        report.line("![Growth](growth.svg)");
    }

    private Heat measure(Path rules, Path data) throws IOException {
        System.err.println("… " + rules.getFileName() + " on " + data.getFileName());
        return Heat.run(new Work("", rules, Optional.empty(), data, false, ""), rounds, project);
    }

    /** The 19 rules of the race, and then more on the same columns with other bounds. */
    private String rules(int count) throws IOException {
        String text = Files.readString(works.resolve("orders.dqdl")).strip();
        StringBuilder rules = new StringBuilder(text.substring(0, text.lastIndexOf(']')));
        List<String> kinds = List.of(
                "Completeness \"email\" > 0.%02d",
                "ColumnValues \"quantity\" between 0 and 1%02d",
                "Mean \"price\" > %02d",
                "StandardDeviation \"price\" > %02d",
                "Sum \"quantity\" > %02d",
                "ColumnValues \"status\" in [\"PENDING\", \"S%02d\"] with threshold >= 0",
                "Uniqueness \"customer_id\" >= 0.%02d",
                "Entropy \"country\" > 0.%02d",
                "ColumnLength \"comment\" < 1%02d");
        for (int i = 19; i < count; i++) {
            rules.append(", ").append(kinds.get(i % kinds.size()).formatted(i % 100));
        }
        return rules.append("]\n").toString();
    }
}
