package dev.assay.readers;

import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.readers.files.FileDatasets;
import dev.assay.readers.files.FoundFile;
import dev.assay.readers.files.LocalListing;
import dev.assay.readers.files.LocalPaths;
import dev.assay.readers.format.FormatLimit;
import dev.assay.readers.io.SpooledFile;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Opens datasets.
 *
 * <pre>{@code
 * Dataset orders = Datasets.open("data/orders.parquet");
 * Dataset pages = Datasets.open("data/pages/year=*", OpenOptions.DEFAULT.withFormat("json"));
 * }</pre>
 *
 * <p>A dataset is given as a path or {@code file:} URI of a file; of a directory, which stands for all files below it, {@code key=value}
 * directories becoming columns; or as a pattern ({@code *}, {@code **}, {@code ?}, {@code [a-z]}, {@code {a,b}}), whose partition
 * columns are those below its last directory without a wildcard. A path that exists is never taken for a pattern. Other schemes come
 * from other modules.
 */
public final class Datasets {
    /** At least two letters, because one letter and a colon is a drive on Windows. */
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*", Pattern.DOTALL);

    private Datasets() {}

    /** Opens a dataset with default options; see {@link #open(String, OpenOptions)}. */
    public static Dataset open(String uri) throws DataException {
        return open(uri, OpenOptions.DEFAULT);
    }

    /**
     * Opens a dataset. Its name is {@code uri}.
     *
     * @throws DataException if there is no such file, or it cannot be read; the message names it
     */
    public static Dataset open(String uri, OpenOptions options) throws DataException {
        if (uri.isBlank()) {
            throw new DataException("the dataset's path is empty");
        }
        Optional<String> local = LocalPaths.ofFileUri(uri);
        if (local.isPresent()) {
            return openLocal(uri, local.get(), options);
        }
        Matcher matcher = SCHEME.matcher(uri);
        if (matcher.matches()) {
            String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
            Optional<DatasetScheme> found =
                    schemes().stream().filter(s -> s.scheme().equals(scheme)).findFirst();
            if (found.isPresent()) {
                return found.get().open(uri, options);
            }
            if (!Files.exists(LocalPaths.parse(uri), LinkOption.NOFOLLOW_LINKS)) {
                throw unknownScheme(uri, scheme);
            }
        }
        return openLocal(uri, uri, options);
    }

    /** Opens a local file or directory with default options. */
    public static Dataset open(Path path) throws DataException {
        return openLocal(path.toString(), path.toString(), OpenOptions.DEFAULT);
    }

    /**
     * Reads a stream to its end and opens what it held, with the options' format or the one that the content looks like. The bytes are
     * kept on the heap or, beyond 8 MB, in a temporary file without a name; they are freed with the dataset. The stream is not closed.
     *
     * @param name the dataset's name, and what messages call the input
     */
    public static Dataset open(InputStream stream, String name, OpenOptions options) throws DataException {
        FoundFile file = new FoundFile(SpooledFile.of(stream, name), name.replace('/', '_'));
        return FileDatasets.openUnlisted(name, file, options.format(), options.formatOptions());
    }

    /** The {@code limit-} options of all formats, by name; {@link OpenOptions#withLimits} sets them. */
    public static List<FormatLimit> limits() {
        return FileDatasets.limits();
    }

    private static Dataset openLocal(String name, String path, OpenOptions options) throws DataException {
        return FileDatasets.open(
                name, LocalListing.list(path, options.root()), options.format(), options.formatOptions());
    }

    private static List<DatasetScheme> schemes() {
        List<DatasetScheme> schemes = new ArrayList<>();
        ServiceLoader.load(DatasetScheme.class, DatasetScheme.class.getClassLoader())
                .forEach(schemes::add);
        return schemes;
    }

    private static DataException unknownScheme(String uri, String scheme) {
        TreeSet<String> known = new TreeSet<>();
        schemes().forEach(each -> known.add(each.scheme()));
        known.add("file");
        String hint = scheme.equals("s3a") || scheme.equals("s3n") ? "; write s3:" : "";
        return new DataException(withoutCredentials(uri) + ": there is no such file, and '" + scheme
                + "' is no scheme that is known here; known are: " + String.join(", ", known) + hint);
    }

    /** What stands before an at sign in a URI may be a password. */
    private static String withoutCredentials(String uri) {
        return uri.replaceFirst("(?s)://.*@", "://***@");
    }
}
