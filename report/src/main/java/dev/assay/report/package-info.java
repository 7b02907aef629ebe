/**
 * Writes an {@link dev.assay.result.Evaluation} for people and programs: one file per format, listed in
 * {@link dev.assay.report.ReportFormat}, which is the place to start. Everything streams to a {@link java.io.Writer}; the caller opens and
 * closes it. No name or value from a ruleset or from data gets through uninterpreted: terminals see no control characters, Markdown sees
 * no markup, JSON is always valid. The JSON Schemas of the machine formats are resources of this package.
 */
@NullMarked
package dev.assay.report;

import org.jspecify.annotations.NullMarked;
