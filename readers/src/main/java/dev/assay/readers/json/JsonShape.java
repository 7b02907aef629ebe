package dev.assay.readers.json;

import org.apache.arrow.vector.types.pojo.Schema;

/**
 * What a survey found out about a JSON text.
 *
 * @param schema the columns
 * @param objects whether records are objects, whose members are the columns
 * @param complete whether all of the text was read
 * @param lines whether each record stands on one line, so that lines can be read independently
 * @param duplicates whether a key occurs twice in an object
 */
record JsonShape(Schema schema, boolean objects, boolean complete, boolean lines, boolean duplicates) {}
