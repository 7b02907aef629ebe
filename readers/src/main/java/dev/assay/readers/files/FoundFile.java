package dev.assay.readers.files;

import dev.assay.readers.io.FileSource;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * A file that belongs to a dataset.
 *
 * @param source the file
 * @param relative its way from the dataset's directory, with {@code /} between names; just the name for a file that was named itself
 */
public record FoundFile(FileSource source, String relative) {
    /** The order of files in a dataset: by the bytes of their paths in UTF-8. */
    public static final Comparator<FoundFile> BY_PATH =
            Comparator.comparing(file -> file.relative().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    /**
     * Whether a file or directory of this name, met while listing, is no data: hidden files, {@code _SUCCESS}, {@code _metadata},
     * checksums, unfinished copies. A name such as {@code _year=2024} is a partition.
     */
    public static boolean isIgnored(String name) {
        return name.startsWith(".")
                || (name.startsWith("_") && name.indexOf('=') < 0)
                || name.endsWith(".crc")
                || name.endsWith("._COPYING_");
    }
}
