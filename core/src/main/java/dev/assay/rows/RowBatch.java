package dev.assay.rows;

import dev.assay.batch.Column;
import dev.assay.batch.RowMask;
import java.util.Optional;
import org.apache.arrow.vector.dictionary.DictionaryProvider;

/**
 * Some rows and what the rules say of them. It and everything obtained from it is valid until the sink returns.
 *
 * <p>Rows and rules count from 0 here, {@link #rowNumber} counts from 1.
 */
public interface RowBatch {
    /** Number of rows, at least 1. */
    int rows();

    /** The file that all of these rows are in; empty for data that is not in files. */
    Optional<String> file();

    /** A row's number, from 1, within its file, or within the dataset if there are no files. Records count, not lines. */
    long rowNumber(int row);

    /** The values of a column of {@link RowTable#columns()}. */
    Column column(int index);

    /** Dictionaries of the vectors behind columns that are dictionary-encoded. */
    DictionaryProvider dictionaries();

    /** What a rule of {@link RowTable#rules()} says of a row. */
    RowVerdict verdict(int rule, int row);

    /** The rows that some rule fails. */
    RowMask failed();
}
