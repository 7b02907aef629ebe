package dev.assay.readers.files;

import dev.assay.data.DataException;
import dev.assay.readers.format.FileFormat;
import dev.assay.readers.format.FormatLimit;
import dev.assay.readers.io.FileContent;
import dev.assay.readers.io.FileSource;
import dev.assay.readers.io.RandomInput;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** The formats that are installed, and which one a file has. */
final class Formats {
    private static final int HEAD = 64 << 10;
    private static final int COMPRESSED_HEAD = 256 << 10;
    private static final int TAIL = 16;

    private final List<FileFormat> formats;

    /**
     * Looks the formats up once. They are asked whether a file is theirs in this order: those with a magic number first, CSV last,
     * because nearly any text may be CSV.
     */
    Formats() {
        List<FileFormat> found = new ArrayList<>();
        ServiceLoader.load(FileFormat.class, FileFormat.class.getClassLoader()).forEach(found::add);
        found.sort(Comparator.comparing(FileFormat::infersTypes)
                .thenComparing(format -> format.name().equals("csv"))
                .thenComparing(FileFormat::name));
        formats = List.copyOf(found);
    }

    /** What the formats' options that begin with {@code limit-} are, each once, by name. */
    List<FormatLimit> limits() {
        return formats.stream()
                .flatMap(format -> format.limits().stream())
                .distinct()
                .sorted(Comparator.comparing(FormatLimit::name))
                .toList();
    }

    private String names() {
        return formats.stream().map(FileFormat::name).sorted().collect(Collectors.joining(", "));
    }

    /**
     * A format by its name.
     *
     * @throws DataException if there is none; names those that exist
     */
    FileFormat named(String name) throws DataException {
        for (FileFormat format : formats) {
            if (format.name().equalsIgnoreCase(name)) {
                return format;
            }
        }
        throw new DataException("there is no format '" + name + "'; formats are: " + names());
    }

    /**
     * The format of a file: by its extension, or by its content where the extension says nothing.
     *
     * @throws DataException if it cannot be told
     */
    FileFormat of(FileSource file) throws DataException {
        Optional<FileFormat> byName = byExtension(file.name());
        if (byName.isPresent()) {
            return byName.get();
        }
        byte[] head;
        byte[] tail;
        try (RandomInput input = file.open()) {
            head = FileContent.head(input, file.length(), HEAD);
            tail = FileContent.tail(input, file.length(), TAIL);
            if (FileContent.isGzip(head) || FileContent.isZstd(head)) {
                // A Zstandard block has up to 128 KB and is decoded as a whole.
                head = FileContent.head(input, file.length(), COMPRESSED_HEAD);
            }
        }
        byte[] content = head;
        if (FileContent.isGzip(head) || FileContent.isZstd(head)) {
            content = decompressed(file, head);
            tail = new byte[0];
        }
        if (content.length > 0) {
            for (FileFormat format : formats) {
                if (format.looksLike(content, tail)) {
                    return format;
                }
            }
        }
        throw new DataException(
                file.name() + ": cannot tell the format: neither the extension nor the content is one of "
                        + names() + "; it looks like " + FileContent.describe(content)
                        + (content == head ? "" : " in " + FileContent.describe(head))
                        + "; name the format if it is one of these");
    }

    private Optional<FileFormat> byExtension(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String suffix : List.of(".gz", ".gzip", ".zst", ".zstd")) {
            if (lower.endsWith(suffix)) {
                lower = lower.substring(0, lower.length() - suffix.length());
                break;
            }
        }
        String extension = lower.substring(lower.lastIndexOf('.') + 1);
        if (extension.indexOf('/') >= 0 || extension.length() == lower.length()) {
            return Optional.empty();
        }
        return formats.stream()
                .filter(format -> format.extensions().contains(extension))
                .findFirst();
    }

    private static byte[] decompressed(FileSource file, byte[] head) throws DataException {
        try (InputStream stream = FileContent.isGzip(head)
                ? new GZIPInputStream(new ByteArrayInputStream(head))
                : new ZstdInputStream(new ByteArrayInputStream(head))) {
            // Only a piece of the file was given, so that the stream may end in the middle.
            byte[] content = new byte[HEAD];
            int length = 0;
            try {
                int count = stream.read(content, 0, HEAD);
                while (count > 0) {
                    length += count;
                    count = stream.read(content, length, HEAD - length);
                }
            } catch (IOException | RuntimeException e) {
                if (length == 0) {
                    throw new DataException(
                            file.name() + ": looks like " + FileContent.describe(head) + ", but cannot be decompressed",
                            e);
                }
            }
            return Arrays.copyOf(content, length);
        } catch (DataException e) {
            throw e;
        } catch (IOException e) {
            throw new DataException(
                    file.name() + ": looks like " + FileContent.describe(head) + ", but cannot be decompressed", e);
        }
    }
}
