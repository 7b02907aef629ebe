/**
 * JSON: one object per line, objects one after the other however they are laid out, one array of objects, or plain values.
 *
 * <p>{@link dev.assay.readers.json.JsonFormat} opens a file: {@code JsonSurvey} reads a sample of it, or all, and infers the schema;
 * {@code JsonReader} fills columns according to a schema. Both stand on {@code JsonScanner}, which knows the grammar of RFC 8259, and
 * {@code JsonRecords}, which knows where records begin. What the reader cannot place (a value of another type, a new key, an error) is
 * left to a survey of the whole file, which either finds the error, with its line, or the schema that fits.
 */
@NullMarked
package dev.assay.readers.json;

import org.jspecify.annotations.NullMarked;
