/**
 * CSV as RFC 4180 has it, with any of four delimiters.
 *
 * <p>{@link dev.assay.readers.csv.CsvFormat} opens a file: {@code DelimiterSniff} finds the delimiter, {@code CsvSurvey} reads a sample,
 * or all, and infers the types; {@code CsvReader} fills columns. Both stand on {@code CsvScanner}, which cuts records into fields.
 * Records are cut from bytes here, not by FastCSV, which gives characters, takes a quote that is never closed, and tells neither the
 * offsets of errors nor the borders of records; tests compare with it.
 */
@NullMarked
package dev.assay.readers.csv;

import org.jspecify.annotations.NullMarked;
