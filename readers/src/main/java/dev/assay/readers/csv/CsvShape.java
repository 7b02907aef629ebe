package dev.assay.readers.csv;

import dev.assay.readers.text.LongList;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * What a survey found out about a CSV text.
 *
 * @param schema the columns
 * @param complete whether all of the text was read
 * @param multiline whether some field has a line end within
 * @param body the offset behind the header
 * @param borders for each multiple of the split size up to the last record that was read, the offset of the first record behind the
 *     header that begins there or further on
 * @param end the offset at which reading ended
 */
record CsvShape(Schema schema, boolean complete, boolean multiline, long body, LongList borders, long end) {
    /** The offset of the first record of a split, or the end of the text; only if all was read. */
    long border(int split) {
        return split < borders.size() ? borders.get(split) : end;
    }
}
