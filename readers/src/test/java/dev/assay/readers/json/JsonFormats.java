package dev.assay.readers.json;

import dev.assay.readers.format.FileFormat;
import dev.assay.readers.text.TextSizes;

/** Opens the package's format for tests of other packages. */
public final class JsonFormats {
    private JsonFormats() {}

    /** The format with other sizes. */
    public static FileFormat of(TextSizes sizes) {
        return new JsonFormat(sizes);
    }
}
