package dev.assay.aws.s3;

import dev.assay.data.DataException;
import dev.assay.readers.files.FoundFile;
import dev.assay.readers.files.GlobPattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Finds the objects behind a location as {@link dev.assay.readers.files.LocalListing} finds files: one object, all below a prefix, or those
 * that match a pattern. Objects whose keys end with a slash, which some tools make as folders, hold no data.
 */
final class S3Listing {
    private final S3Store store;
    private final S3Location given;
    private final Map<String, FoundFile> found = new LinkedHashMap<>();

    private S3Listing(S3Store store, S3Location given) {
        this.store = store;
        this.given = given;
    }

    /**
     * Lists.
     *
     * @return at least one file
     * @throws DataException if there is none, or the listing fails: a part of it is never a dataset
     */
    static List<FoundFile> list(S3Store store, S3Location given) throws DataException {
        List<FoundFile> found = find(store, given);
        if (found.isEmpty()) {
            throw new DataException(given + ": "
                    + (GlobPattern.isGlob(given.key())
                            ? "no object matches"
                            : "there is no such object, and no data object below this prefix (names that begin with"
                                    + " '.' or '_' and '.crc' objects are not looked at)"));
        }
        return found;
    }

    /** Lists; empty if there is nothing. */
    static List<FoundFile> find(S3Store store, S3Location given) throws DataException {
        return new S3Listing(store, given).find();
    }

    private List<FoundFile> find() throws DataException {
        String key = given.key();
        if (key.isEmpty() || key.endsWith("/")) {
            below(key, List.of());
        } else if (!exact(key)) {
            if (GlobPattern.isGlob(key)) {
                glob(key);
            } else {
                below(key + "/", List.of());
            }
        }
        return new ArrayList<>(found.values());
    }

    /** Takes the object of exactly this key, which comes first among those that begin with it. */
    private boolean exact(String key) throws DataException {
        store.list(given, 1, object -> {
            if (object.key().equals(key)) {
                add(object, key.substring(key.lastIndexOf('/') + 1));
            }
        });
        return !found.isEmpty();
    }

    private void glob(String key) throws DataException {
        try {
            for (String pattern : GlobPattern.alternatives(key)) {
                String base = GlobPattern.base(pattern);
                below(base, List.of(pattern.substring(base.length()).split("/+")));
            }
        } catch (IllegalArgumentException e) {
            throw new DataException(given + ": " + e.getMessage(), e);
        }
    }

    /** Takes what lies below a prefix and matches the names of a pattern; all if there are none. */
    private void below(String prefix, List<String> names) throws DataException {
        List<Pattern> patterns = new ArrayList<>();
        for (String name : names) {
            patterns.add(GlobPattern.name(name));
        }
        store.list(given.withKey(prefix), Integer.MAX_VALUE, object -> {
            String relative = object.key().substring(prefix.length());
            if (!relative.isEmpty()
                    && !relative.endsWith("/")
                    && matches(List.of(relative.split("/", -1)), names, patterns)) {
                add(object, relative);
            }
        });
    }

    /** Whether the first of the path's names match the pattern and the rest are no hidden ones. */
    private static boolean matches(List<String> path, List<String> names, List<Pattern> patterns) {
        if (names.isEmpty()) {
            return path.stream().noneMatch(FoundFile::isIgnored);
        }
        if (path.isEmpty()) {
            return false;
        }
        List<String> rest = names.subList(1, names.size());
        List<Pattern> others = patterns.subList(1, patterns.size());
        List<String> below = path.subList(1, path.size());
        if (names.get(0).equals("**")) {
            return matches(path, rest, others)
                    || !FoundFile.isIgnored(path.get(0)) && (rest.isEmpty() || matches(below, names, patterns));
        }
        return GlobPattern.admits(names.get(0), path.get(0))
                && patterns.get(0).matcher(path.get(0)).matches()
                && (!rest.isEmpty() || !below.isEmpty() || path.size() == 1)
                && matches(below, rest, others);
    }

    private void add(S3Object object, String relative) {
        found.putIfAbsent(
                object.key(), new FoundFile(new S3File(store, given.withKey(object.key()), object), relative));
    }
}
