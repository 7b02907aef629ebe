package dev.assay.readers.csv;

import dev.assay.readers.format.FileFormat;
import dev.assay.readers.text.TextSizes;

/** Opens the package's format for tests of other packages. */
public final class CsvFormats {
    private CsvFormats() {}

    /** The format with other sizes. */
    public static FileFormat of(TextSizes sizes) {
        return new CsvFormat(sizes);
    }
}
