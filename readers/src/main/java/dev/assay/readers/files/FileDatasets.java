package dev.assay.readers.files;

import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.readers.format.FileFormat;
import dev.assay.readers.format.FormatLimit;
import dev.assay.readers.format.FormatOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes one dataset of files that were found somewhere. */
public final class FileDatasets {
    private FileDatasets() {}

    /**
     * Opens files as one dataset. They must be of one format; their columns are matched by name and widened where types differ; {@code
     * key=value} directories in their relative paths become the last columns. The order of the files is that of their relative paths'
     * bytes, whatever the order given.
     *
     * @param name what people call the dataset
     * @param files at least one
     * @param format name of the format; empty: by extension, or by content
     * @throws DataException if a file cannot be read, or the files do not go together
     */
    public static Dataset open(String name, List<FoundFile> files, Optional<String> format, FormatOptions options)
            throws DataException {
        return open(name, files, format, options, true);
    }

    /** Opens a file that only holds what has been read from a stream; the dataset tells no files. See {@link #open}. */
    public static Dataset openUnlisted(String name, FoundFile file, Optional<String> format, FormatOptions options)
            throws DataException {
        return open(name, List.of(file), format, options, false);
    }

    /** The {@code limit-} options of all formats, by name. */
    public static List<FormatLimit> limits() {
        return new Formats().limits();
    }

    private static Dataset open(
            String name, List<FoundFile> files, Optional<String> format, FormatOptions options, boolean tellsFiles)
            throws DataException {
        if (files.isEmpty()) {
            throw new DataException(name + ": no file");
        }
        List<FoundFile> sorted = new ArrayList<>(files);
        sorted.sort(FoundFile.BY_PATH);
        Formats formats = new Formats();
        FileFormat common = format.isPresent() ? formats.named(format.get()) : commonFormat(formats, sorted);
        List<Member> members = new ArrayList<>(sorted.size());
        for (FoundFile file : sorted) {
            members.add(new Member(file, common, options, Optional.empty(), false));
        }
        return FileDataset.of(
                name, members, new FileDataset.Traits(common.infersTypes(), options.useStatistics(), tellsFiles));
    }

    private static FileFormat commonFormat(Formats formats, List<FoundFile> files) throws DataException {
        FoundFile first = files.get(0);
        FileFormat common = formats.of(first.source());
        for (FoundFile file : files.subList(1, files.size())) {
            FileFormat other = formats.of(file.source());
            if (!other.name().equals(common.name())) {
                throw new DataException("files of different formats cannot be one dataset: "
                        + first.source().name() + " is " + common.name() + ", "
                        + file.source().name() + " is " + other.name()
                        + "; use a pattern that selects one kind, or name the format");
            }
        }
        return common;
    }
}
