package dev.assay.readers.parquet;

import dev.assay.data.DataException;

/** The check that a page was used up. */
final class Remains {
    private Remains() {}

    /** Fails if bytes are left behind the last value of a page. */
    static void check(int bytes, Place place) throws DataException {
        if (bytes != 0) {
            throw place.damaged("there are " + bytes + " bytes behind the last value of the page");
        }
    }
}
