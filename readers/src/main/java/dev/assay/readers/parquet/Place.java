package dev.assay.readers.parquet;

import dev.assay.data.DataException;

/** Where decoding stands, so that an error can name it. */
interface Place {
    /** File, row group, column, page and offset. */
    String place();

    /** An error about the data at this place. */
    default DataException damaged(String what) {
        return new DataException(place() + ": " + what);
    }

    /** The same with a cause. */
    default DataException damaged(String what, Throwable cause) {
        return new DataException(place() + ": " + what, cause);
    }
}
