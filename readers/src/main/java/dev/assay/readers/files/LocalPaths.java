package dev.assay.readers.files;

import dev.assay.data.DataException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Makes paths of what people write. */
public final class LocalPaths {
    private LocalPaths() {}

    /**
     * A path.
     *
     * @throws DataException if it cannot be one: it holds a NUL, or letters that the JVM's locale cannot express
     */
    public static Path parse(String path) throws DataException {
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw new DataException(
                    printable(path) + ": cannot be the name of a file here: " + e.getReason()
                            + (path.chars().anyMatch(c -> c > 126)
                                    ? "; the JVM takes the encoding of file names from the locale: set LC_ALL=C.UTF-8"
                                    : ""),
                    e);
        }
    }

    private static String printable(String path) {
        StringBuilder text = new StringBuilder();
        path.chars().forEach(c -> {
            if (c < ' ') {
                text.append(String.format(Locale.ROOT, "\\x%02x", c));
            } else {
                text.append((char) c);
            }
        });
        return text.toString();
    }

    /**
     * The path of a {@code file:} URI, percent-decoded; empty if the text is no such URI.
     *
     * @throws DataException if it names another host
     */
    public static Optional<String> ofFileUri(String uri) throws DataException {
        if (!uri.regionMatches(true, 0, "file:", 0, 5)) {
            return Optional.empty();
        }
        String rest = uri.substring(5);
        if (rest.startsWith("//")) {
            int slash = rest.indexOf('/', 2);
            String host = rest.substring(2, slash < 0 ? rest.length() : slash);
            if (!host.isEmpty() && !host.equalsIgnoreCase("localhost")) {
                throw new DataException(uri + ": names the host '" + host
                        + "', but only local files can be read; a local path has three slashes: file:///...");
            }
            rest = slash < 0 ? "/" : rest.substring(slash);
        }
        return Optional.of(percentDecoded(rest));
    }

    /** Undoes percent-encoding; what is no such encoding stays as it is. Plus signs are plus signs. */
    static String percentDecoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] decoded = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length && bytes[i] == '%' ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(bytes[i + 2], 16) : -1;
            if (low >= 0) {
                decoded[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                decoded[length++] = bytes[i];
            }
        }
        return new String(decoded, 0, length, StandardCharsets.UTF_8);
    }
}
