package dev.assay.report;

import dev.assay.result.Evaluation;
import dev.assay.result.Outcome;
import dev.assay.result.Verdict;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * The table on the terminal: verdict, number, rule and measured metrics in columns; under a rule that did not pass why, and advice.
 *
 * <pre>
 * RESULT  #  RULE                     MEASURED
 * PASS    1  IsComplete "id"          Completeness 1
 * FAIL    2  Mean "price" &lt; 10        Mean 12.5
 *            Value: 12.5 does not meet the constraint requirement!
 *
 * 1 of 2 rules passed, 1 failed; score 0.5
 * orders.parquet: read 1,000 rows (12.3 kB)
 * </pre>
 *
 * Long texts wrap within their column, so that nothing is cut and lines stay as narrow as the terminal.
 */
final class ConsoleTable implements Reporter {
    private static final int VERDICT_WIDTH = 6;
    private static final int GAP = 2;
    private static final int NARROWEST_COLUMN = 12;

    private static final String RESET = "\u001b[0m";
    private static final String BOLD = "\u001b[1m";
    private static final String DIM = "\u001b[2m";
    private static final String RED = "\u001b[31m";
    private static final String GREEN = "\u001b[32m";
    private static final String MAGENTA = "\u001b[35m";

    private final ReportOptions options;

    ConsoleTable(ReportOptions options) {
        this.options = options;
    }

    @Override
    public void write(List<Evaluation> evaluations, Writer out) throws IOException {
        String before = "";
        for (Evaluation evaluation : evaluations) {
            out.write(before);
            if (evaluations.size() > 1) {
                out.write(paint(BOLD, VisibleText.of(evaluation.context())));
                out.write('\n');
            }
            write(evaluation, out);
            before = "\n";
        }
    }

    @Override
    public void write(Evaluation evaluation, Writer out) throws IOException {
        if (!evaluation.outcomes().isEmpty()) {
            Layout layout = layout(evaluation.outcomes());
            header(layout, out);
            int number = 1;
            for (Outcome outcome : evaluation.outcomes()) {
                rule(layout, number++, outcome, evaluation.datasetName(), out);
            }
            out.write('\n');
        }
        out.write(paint(BOLD, Summary.verdicts(evaluation)));
        out.write('\n');
        out.write(VisibleText.of(evaluation.datasetName()));
        out.write(": ");
        out.write(Summary.scan(evaluation.scan(), options.timings()));
        out.write('\n');
    }

    /** Where columns start and how wide they are. */
    private record Layout(int number, int rule, int measured) {
        int ruleStart() {
            return VERDICT_WIDTH + GAP + number + GAP;
        }

        int rest() {
            return rule + GAP + measured;
        }
    }

    private Layout layout(List<Outcome> outcomes) {
        int number = Integer.toString(outcomes.size()).length();
        int rules = NARROWEST_COLUMN;
        int measured = NARROWEST_COLUMN;
        for (Outcome outcome : outcomes) {
            rules = Math.max(rules, VisibleText.width(VisibleText.of(outcome.description())));
            measured = Math.max(measured, VisibleText.width(VisibleText.of(Measured.of(outcome.metrics()))));
        }
        int space = Math.max(options.width() - VERDICT_WIDTH - number - 3 * GAP, 2 * NARROWEST_COLUMN);
        if (rules + measured > space) {
            // The narrower column keeps what it needs, up to half of the space; the other takes the rest.
            int half = space / 2;
            if (measured <= half) {
                rules = space - measured;
            } else if (rules <= half) {
                measured = space - rules;
            } else {
                rules = space - half;
                measured = half;
            }
        }
        return new Layout(number, rules, measured);
    }

    private void header(Layout layout, Writer out) throws IOException {
        String gap = " ".repeat(GAP);
        String line = "RESULT" + gap + " ".repeat(layout.number() - 1) + "#" + gap + padded("RULE", layout.rule()) + gap
                + "MEASURED";
        out.write(paint(DIM, line));
        out.write('\n');
    }

    private void rule(Layout layout, int number, Outcome outcome, String dataset, Writer out) throws IOException {
        List<String> rule = wrap(VisibleText.of(outcome.description()), layout.rule());
        List<String> measured = wrap(VisibleText.of(Measured.of(outcome.metrics())), layout.measured());
        String verdict = outcome.verdict().name();
        String ordinal = Integer.toString(number);
        for (int line = 0; line < Math.max(rule.size(), measured.size()); line++) {
            if (line == 0) {
                out.write(paint(colour(outcome.verdict()), verdict));
                out.write(" ".repeat(VERDICT_WIDTH - verdict.length() + GAP + layout.number() - ordinal.length()));
                out.write(ordinal);
                out.write(" ".repeat(GAP));
            } else {
                out.write(" ".repeat(layout.ruleStart()));
            }
            String left = line < rule.size() ? rule.get(line) : "";
            String right = line < measured.size() ? measured.get(line) : "";
            if (right.isEmpty()) {
                out.write(left);
            } else {
                out.write(padded(left, layout.rule()));
                out.write(" ".repeat(GAP));
                out.write(right);
            }
            out.write('\n');
        }
        if (outcome.message().isPresent()) {
            for (String line : outcome.message().get().split("\n", -1)) {
                below(layout, colour(outcome.verdict()), VisibleText.of(line), out);
            }
        }
        if (!outcome.passed()) {
            if (outcome.explanation().isPresent()) {
                below(layout, "", VisibleText.of(outcome.explanation().get()), out);
            }
            if (outcome.hint().isPresent()) {
                below(layout, DIM, "hint: " + VisibleText.of(outcome.hint().get()), out);
            }
            if (!outcome.examples().isEmpty()) {
                below(layout, "", VisibleText.of(Examples.of(outcome.examples(), dataset)), out);
            }
        }
    }

    private void below(Layout layout, String style, String text, Writer out) throws IOException {
        for (String line : wrap(text, Math.max(layout.rest(), options.width() - layout.ruleStart()))) {
            out.write(" ".repeat(layout.ruleStart()));
            out.write(paint(style, line));
            out.write('\n');
        }
    }

    private String paint(String style, String text) {
        return options.coloured() && !style.isEmpty() && !text.isEmpty() ? style + text + RESET : text;
    }

    private static String colour(Verdict verdict) {
        return switch (verdict) {
            case PASS -> GREEN;
            case FAIL -> RED;
            case ERROR -> MAGENTA;
        };
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - VisibleText.width(text)));
    }

    /** Lines of at most {@code width} columns, broken at blanks, inside a word only where it is longer than a line. */
    static List<String> wrap(String text, int width) {
        if (text.length() <= width && VisibleText.width(text) <= width) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = start;
            int used = 0;
            int blank = -1;
            while (end < text.length()) {
                int c = text.codePointAt(end);
                used += VisibleText.width(c);
                if (used > width && end > start) {
                    break;
                }
                if (c == ' ') {
                    blank = end;
                }
                end += Character.charCount(c);
            }
            boolean insideWord = end < text.length() && text.charAt(end) != ' ';
            if (insideWord && blank > start) {
                end = blank;
            }
            lines.add(text.substring(start, end));
            start = end < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
        }
        return lines;
    }
}
