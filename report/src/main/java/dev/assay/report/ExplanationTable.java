package dev.assay.report;

import dev.assay.result.Explanation;
import dev.assay.result.Explanation.ColumnPlan;
import dev.assay.result.Explanation.DatasetPlan;
import dev.assay.result.Explanation.MeasurementPlan;
import dev.assay.result.Explanation.RulePlan;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an evaluation would read, for people: per dataset the columns, per rule where each measurement gets its answer.
 *
 * <pre>
 * orders.parquet: 4 splits, 1 of them needs no data
 *     reads price (values), email (presence)
 *
 * 1  RowCount &gt; 1000
 *        RowCount: statistics
 * 2  Mean "price" between 10 and 20
 *        Mean(price): data of 4 splits
 * </pre>
 */
public final class ExplanationTable {
    private static final String INDENT = "    ";

    private final int width;

    /** GET requests of S3 Standard, us-east-1, in 2026. */
    private static final double USD_PER_REQUEST = 0.0000004;

    /** Less is not worth a word. */
    private static final double LEAST_USD = 0.00001;

    /** @param width columns of the terminal; longer texts are wrapped */
    public ExplanationTable(int width) {
        this.width = new ReportOptions(width, false, false).width();
    }

    /** Writes everything; neither flushes nor closes. */
    public void write(Explanation explanation, Writer out) throws IOException {
        for (DatasetPlan dataset : explanation.datasets()) {
            dataset(dataset, out);
        }
        if (!explanation.rules().isEmpty()) {
            out.write('\n');
        }
        int digits = Integer.toString(explanation.rules().size()).length();
        int number = 1;
        for (RulePlan rule : explanation.rules()) {
            rule(number++, digits, rule, out);
        }
    }

    private void dataset(DatasetPlan dataset, Writer out) throws IOException {
        String name = dataset.alias().map(alias -> alias + " = ").orElse("") + dataset.name();
        String splits = NumberText.grouped(dataset.splits()) + (dataset.splits() == 1 ? " split" : " splits");
        String free = dataset.splitsFromStatistics() == 0
                ? ""
                : ", " + NumberText.grouped(dataset.splitsFromStatistics()) + " of them without reading data";
        lines("", "", VisibleText.of(name) + ": " + splits + free, out);
        StringBuilder columns = new StringBuilder();
        for (ColumnPlan column : dataset.columns()) {
            columns.append(columns.length() == 0 ? "reads " : ", ")
                    .append(VisibleText.of(column.column()))
                    .append(" (")
                    .append(column.need())
                    .append(')');
        }
        lines(INDENT, INDENT, columns.length() == 0 ? "reads no column" : columns.toString(), out);
        if (dataset.bytes() > 0) {
            String requests = "";
            if (dataset.requests() > 0) {
                double usd = dataset.requests() * USD_PER_REQUEST;
                requests = " in " + NumberText.grouped(dataset.requests())
                        + (dataset.requests() == 1 ? " request" : " requests")
                        + (usd < LEAST_USD
                                ? ""
                                : String.format(Locale.ROOT, ", for which S3 charges about %.5f USD", usd));
            }
            lines(INDENT, INDENT, "that is about " + NumberText.bytes(dataset.bytes()) + requests, out);
        }
    }

    private void rule(int number, int digits, RulePlan rule, Writer out) throws IOException {
        String ordinal = Integer.toString(number);
        String start = " ".repeat(digits - ordinal.length()) + ordinal + "  ";
        String below = " ".repeat(start.length());
        lines(start, below, VisibleText.of(rule.description()), out);
        Optional<String> problem = rule.problem();
        if (problem.isPresent()) {
            for (String line : problem.get().split("\n", -1)) {
                lines(below + INDENT, below + INDENT, "cannot be evaluated: " + VisibleText.of(line), out);
            }
        } else if (rule.measurements().isEmpty()) {
            lines(below + INDENT, below + INDENT, "needs no data", out);
        }
        for (MeasurementPlan measurement : rule.measurements()) {
            String text = VisibleText.of(measurement.label()) + ": " + source(measurement);
            lines(below + INDENT, below + INDENT + INDENT, text, out);
        }
    }

    private static String source(MeasurementPlan measurement) {
        int read = measurement.splits() - measurement.splitsFromStatistics();
        if (read == 0) {
            return "statistics";
        }
        String data = "data of " + NumberText.grouped(read) + (read == 1 ? " split" : " splits");
        return measurement.splitsFromStatistics() == 0
                ? data
                : data + ", statistics of " + NumberText.grouped(measurement.splitsFromStatistics());
    }

    private void lines(String first, String others, String text, Writer out) throws IOException {
        List<String> lines = ConsoleTable.wrap(text, Math.max(width - others.length(), 1));
        String before = first;
        for (String line : lines) {
            out.write(before);
            out.write(line);
            out.write('\n');
            before = others;
        }
    }
}
