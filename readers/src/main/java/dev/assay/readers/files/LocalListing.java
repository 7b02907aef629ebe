package dev.assay.readers.files;

import dev.assay.data.DataException;
import dev.assay.readers.io.LocalFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Finds the files behind a path of the local file system: a file, a directory with everything below it, or a pattern. Whatever cannot
 * be listed or is neither file nor directory is an error; nothing is left out silently but what {@link FoundFile#isIgnored} names.
 */
public final class LocalListing {
    /** Real directories are nowhere near this deep; a loop of mounts is. */
    private static final int MAX_DEPTH = 256;

    private final String given;
    private final Optional<Path> root;
    private final Map<String, FoundFile> found = new TreeMap<>();
    private final Deque<Object> ancestors = new ArrayDeque<>();

    private LocalListing(String given, Optional<Path> root) {
        this.given = given;
        this.root = root;
    }

    /**
     * Lists.
     *
     * @param path the path as people wrote it; for messages too
     * @param root if present, every file must really lie under this directory, links resolved
     * @return at least one file, in no particular order
     * @throws DataException if something cannot be listed, or there is no file
     */
    public static List<FoundFile> list(String path, Optional<Path> root) throws DataException {
        return new LocalListing(path, resolve(root)).list();
    }

    private static Optional<Path> resolve(Optional<Path> root) throws DataException {
        if (root.isEmpty()) {
            return root;
        }
        try {
            return Optional.of(root.get().toRealPath());
        } catch (IOException e) {
            throw new DataException("the root directory " + root.get() + " cannot be used: " + reason(e), e);
        }
    }

    private List<FoundFile> list() throws DataException {
        Path path = LocalPaths.parse(given);
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) || !GlobPattern.isGlob(given)) {
            BasicFileAttributes attributes = attributes(path, given);
            if (attributes.isDirectory()) {
                walk(path, withSlash(given), "", attributes);
            } else {
                add(path, given, path.getFileName().toString(), attributes);
            }
            if (found.isEmpty()) {
                throw new DataException(given + ": no data file in this directory (names that begin with '.' or '_' and"
                        + " '.crc' files are not looked at)");
            }
        } else {
            glob();
        }
        return new ArrayList<>(found.values());
    }

    private void glob() throws DataException {
        List<String> patterns;
        try {
            patterns = GlobPattern.alternatives(given);
            for (String pattern : patterns) {
                String base = GlobPattern.base(pattern);
                List<String> names = List.of(pattern.substring(base.length()).split("/+"));
                Path start = LocalPaths.parse(base.isEmpty() ? "." : base);
                if (GlobPattern.isGlob(pattern)) {
                    if (Files.exists(start)) {
                        match(start, base, "", names);
                    }
                } else if (Files.exists(LocalPaths.parse(pattern), LinkOption.NOFOLLOW_LINKS)) {
                    Path path = LocalPaths.parse(pattern);
                    take(path, pattern, path.getFileName().toString(), attributes(path, pattern));
                }
            }
        } catch (IllegalArgumentException e) {
            throw new DataException(given + ": " + e.getMessage(), e);
        }
        if (found.isEmpty()) {
            throw new DataException(given + ": no file matches");
        }
    }

    /** Matches the names of a pattern from the first of {@code names} on against a directory's entries. */
    private void match(Path directory, String shown, String relative, List<String> names) throws DataException {
        String name = names.get(0);
        List<String> rest = names.subList(1, names.size());
        if (name.equals("**")) {
            if (rest.isEmpty()) {
                walk(directory, shown, relative, attributes(directory, shown));
                return;
            }
            match(directory, shown, relative, rest);
        }
        boolean any = name.equals("**");
        Pattern pattern = GlobPattern.name(name);
        enter(directory, shown, attributes(directory, shown));
        for (Path entry : entries(directory, shown)) {
            String entryName = entry.getFileName().toString();
            if (!GlobPattern.admits(name, entryName)
                    || !pattern.matcher(entryName).matches()) {
                continue;
            }
            BasicFileAttributes attributes = attributes(entry, shown + entryName);
            if (any || !rest.isEmpty()) {
                if (attributes.isDirectory()) {
                    match(entry, shown + entryName + "/", relative + entryName + "/", any ? names : rest);
                }
            } else {
                take(entry, shown + entryName, relative + entryName, attributes);
            }
        }
        ancestors.removeLast();
    }

    private void take(Path path, String shown, String relative, BasicFileAttributes attributes) throws DataException {
        if (attributes.isDirectory()) {
            walk(path, withSlash(shown), withSlash(relative), attributes);
        } else {
            add(path, shown, relative, attributes);
        }
    }

    private void walk(Path directory, String shown, String relative, BasicFileAttributes own) throws DataException {
        enter(directory, shown, own);
        for (Path entry : entries(directory, shown)) {
            String name = entry.getFileName().toString();
            if (!FoundFile.isIgnored(name)) {
                take(entry, shown + name, relative + name, attributes(entry, shown + name));
            }
        }
        ancestors.removeLast();
    }

    /** Notes that a directory is being listed; refuses one that is being listed already. */
    private void enter(Path directory, String shown, BasicFileAttributes attributes) throws DataException {
        realPath(directory, shown);
        Object key = attributes.fileKey() == null ? directory.toAbsolutePath().normalize() : attributes.fileKey();
        if (ancestors.size() >= MAX_DEPTH || ancestors.contains(key)) {
            throw new DataException(
                    shown + ": a loop of symbolic links, or directories nested more than " + MAX_DEPTH + " deep");
        }
        ancestors.addLast(key);
    }

    private static List<Path> entries(Path directory, String shown) throws DataException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(entries::add);
        } catch (DirectoryIteratorException e) {
            IOException cause = e.getCause();
            throw new DataException(
                    shown + ": cannot list this directory: " + (cause == null ? "unknown" : reason(cause)), e);
        } catch (IOException e) {
            throw new DataException(shown + ": cannot list this directory: " + reason(e), e);
        }
        return entries;
    }

    private void add(Path path, String shown, String relative, BasicFileAttributes attributes) throws DataException {
        FoundFile file = new FoundFile(LocalFile.of(realPath(path, shown), shown, attributes), relative);
        // The same file may be matched by two alternatives of a pattern.
        found.put(shown, file);
    }

    /** The path itself, or, where a root is set, what it really is; refused outside the root. */
    private Path realPath(Path path, String shown) throws DataException {
        if (root.isEmpty()) {
            return path;
        }
        try {
            Path real = path.toRealPath();
            if (!real.startsWith(root.get())) {
                throw new DataException(shown + ": lies outside the permitted directory " + root.get());
            }
            return real;
        } catch (DataException e) {
            throw e;
        } catch (IOException e) {
            throw new DataException(shown + ": " + reason(e), e);
        }
    }

    private BasicFileAttributes attributes(Path path, String shown) throws DataException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            throw new DataException(
                    shown + ": " + (Files.isSymbolicLink(path) ? "broken symbolic link" : "no such file or directory"),
                    e);
        } catch (IOException e) {
            throw new DataException(shown + ": " + reason(e), e);
        }
    }

    private static String withSlash(String path) {
        return path.endsWith("/") ? path : path + "/";
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        String message = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }
}
