package dev.assay.report;

import dev.assay.result.Evaluation;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes a result in one format. Immutable; equal results give equal text, on every host and JDK. */
public interface Reporter {
    /**
     * Writes the whole report, ending with a line feed. Does not close {@code out}; flushing is the caller's, too.
     *
     * @throws IOException if {@code out} fails; part of the report may have been written then
     */
    void write(Evaluation evaluation, Writer out) throws IOException;

    /**
     * Writes the results of several rulesets: JSON as an array of documents, others one after the other. A single one is written as by
     * {@link #write(Evaluation, Writer)}.
     */
    default void write(List<Evaluation> evaluations, Writer out) throws IOException {
        String between = "";
        for (Evaluation evaluation : evaluations) {
            out.write(between);
            write(evaluation, out);
            between = "\n";
        }
    }
}
