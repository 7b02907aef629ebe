package dev.assay.report;

import dev.assay.result.Evaluation;
import dev.assay.result.Outcome;
import dev.assay.result.Verdict;
import java.io.IOException;
import java.io.Writer;

/**
 * A GitHub-flavoured Markdown table, for pull requests and job summaries. Nothing from a ruleset or from data is read as markup: what is
 * not plainly harmless stands in code spans.
 */
final class MarkdownReport implements Reporter {
    @Override
    public void write(Evaluation evaluation, Writer out) throws IOException {
        out.write("### ");
        out.write(evaluation.passed() ? "PASS: " : "FAIL: ");
        out.write(Summary.verdicts(evaluation));
        out.write("\n\n");
        if (evaluation.rulesetName().isPresent()) {
            out.write("Ruleset " + code(evaluation.rulesetName().get()) + " on ");
        } else {
            out.write("Dataset ");
        }
        out.write(code(evaluation.datasetName()));
        out.write(", " + Timestamps.millis(evaluation.startedOn()) + "; ");
        out.write(Summary.scan(evaluation.scan(), false));
        out.write(".\n");
        if (!evaluation.outcomes().isEmpty()) {
            out.write("\n| # | Result | Rule | Measured | Why |\n| ---: | --- | --- | --- | --- |\n");
            int number = 1;
            for (Outcome outcome : evaluation.outcomes()) {
                row(number++, outcome, evaluation.datasetName(), out);
            }
        }
    }

    private static void row(int number, Outcome outcome, String dataset, Writer out) throws IOException {
        out.write("| " + number + " | ");
        out.write(outcome.verdict() == Verdict.PASS ? "PASS" : "**" + outcome.verdict() + "**");
        out.write(" | ");
        out.write(code(outcome.description()));
        out.write(" | ");
        out.write(text(Measured.of(outcome.metrics())));
        out.write(" | ");
        StringBuilder why = new StringBuilder();
        outcome.message().ifPresent(message -> append(why, message));
        if (!outcome.passed()) {
            outcome.explanation().ifPresent(explanation -> append(why, explanation));
            outcome.hint().ifPresent(hint -> append(why, "hint: " + hint));
            if (!outcome.examples().isEmpty()) {
                append(why, Examples.of(outcome.examples(), dataset));
            }
        }
        out.write(why.toString());
        out.write(" |\n");
    }

    private static void append(StringBuilder why, String lines) {
        for (String line : lines.split("\n", -1)) {
            if (why.length() > 0) {
                why.append("<br>");
            }
            why.append(text(line));
        }
    }

    /** Prose: as it is where that is safe. */
    static String text(String text) {
        return isHarmless(text) ? text.strip() : code(text);
    }

    /** A text in fixed width, whatever it holds. */
    static String code(String text) {
        String visible = VisibleText.of(text);
        if (visible.isEmpty()) {
            return "";
        }
        if (fitsCodeSpan(visible)) {
            return "`" + visible + "`";
        }
        StringBuilder html = new StringBuilder(visible.length() + 24).append("<code>");
        visible.codePoints().forEach(c -> {
            if (c > 0x7F || c == ' ' || Character.isLetterOrDigit(c)) {
                html.appendCodePoint(c);
            } else {
                html.append("&#").append(c).append(';');
            }
        });
        return html.append("</code>").toString();
    }

    /** Whether no markup, mention, link or short code can be read into a text. */
    private static boolean isHarmless(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
            boolean plain = c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || " ,;!?%()'\"=/-".indexOf(c) >= 0
                    || c == '.' && !Character.isLetter(next)
                    || c == ':' && next == ' ';
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    /** A back-tick would end the span and a pipe the cell; outer blanks would be lost. */
    private static boolean fitsCodeSpan(String text) {
        return text.indexOf('`') < 0 && text.indexOf('|') < 0 && text.strip().length() == text.length();
    }
}
