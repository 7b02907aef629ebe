package dev.assay.report;

import dev.assay.result.Evaluation;
import java.io.IOException;
import java.io.Writer;

/** Writes a result in one format. Immutable; equal results give equal text, on every host and JDK. */
public interface Reporter {
    /**
     * Writes the whole report, ending with a line feed. Does not close {@code out}; flushing is the caller's, too.
     *
     * @throws IOException if {@code out} fails; part of the report may have been written then
     */
    void write(Evaluation evaluation, Writer out) throws IOException;
}
