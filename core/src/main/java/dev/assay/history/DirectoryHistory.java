package dev.assay.history;

import dev.assay.internal.io.StagedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A history in a directory: a folder per context, in it a JSON file per run, named after the run's instant. Files are written under
 * another name and then renamed, so that readers and other writers never see half of one; nothing is ever changed in place. Two writers
 * of one context and instant replace each other, as one that runs twice does.
 *
 * <p>A file that is damaged, or was written by a newer version, makes reads fail that need it; nothing is skipped silently. Only as many
 * files are read as are needed.
 */
public final class DirectoryHistory implements MetricsHistory {
    private static final String ENDING = ".json";

    /** A series that is in none of so many runs in a row is taken to have begun after them. */
    private static final int MOST_RUNS_SEARCHED = 10_000;

    /** Runs kept in memory: a ruleset with many dynamic rules reads the same files for each. */
    private static final int MOST_RUNS_KEPT = 1_000;

    private final Path root;
    private final Retention retention;
    private final Map<Path, Known> known = new HashMap<>();

    /** A file's content as long as the file is the same. */
    private record Known(FileTime modified, long size, Run run) {}

    private DirectoryHistory(Path root, Retention retention) {
        this.root = root;
        this.retention = retention;
    }

    /** A history in a directory, which is created with the first run. */
    public static DirectoryHistory at(Path root) {
        return at(root, Retention.EVERYTHING);
    }

    /** The same, of which older runs are removed when new ones come. */
    public static DirectoryHistory at(Path root, Retention retention) {
        return new DirectoryHistory(root, retention);
    }

    @Override
    public List<Point> last(String context, Series series, int limit, Instant before) throws HistoryException {
        List<Point> points = new ArrayList<>();
        int vain = 0;
        for (Map.Entry<Instant, Path> file :
                files(context).headMap(before, false).descendingMap().entrySet()) {
            Optional<Run> run = read(file.getValue());
            vain++;
            if (run.isPresent()) {
                for (Run.Value value : run.get().values()) {
                    if (value.included() && value.series().equals(series)) {
                        points.add(new Point(file.getKey(), value.value().doubleValue()));
                        vain = 0;
                        break;
                    }
                }
            }
            if (points.size() == limit || vain == MOST_RUNS_SEARCHED) {
                break;
            }
        }
        return points;
    }

    @Override
    public void append(Run run) throws HistoryException {
        Path folder = folder(run.context());
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new HistoryException("history " + folder + ": cannot be created: " + StagedFile.reason(e), e);
        }
        write(run);
        if (!retention.equals(Retention.EVERYTHING)) {
            removeOld(run.context());
        }
    }

    @Override
    public boolean annotate(String context, Instant at, Series series, boolean included) throws HistoryException {
        Path file = files(context).get(at);
        Optional<Run> run = file == null ? Optional.empty() : read(file);
        if (run.isEmpty()
                || run.get().values().stream().noneMatch(value -> value.series().equals(series))) {
            return false;
        }
        write(Annotations.apply(run.get(), series, included));
        return true;
    }

    private void write(Run run) throws HistoryException {
        Path path = folder(run.context()).resolve(name(run.at()));
        try (StagedFile file = StagedFile.at(path, StagedFile.Watcher.NONE)) {
            try (OutputStream out = file.open()) {
                RunFiles.write(run, out);
            }
            file.publish();
        } catch (IOException e) {
            throw new HistoryException("history " + path + ": cannot be written: " + StagedFile.reason(e), e);
        }
        synchronized (known) {
            known.remove(path);
        }
    }

    /** Runs of the file's name; empty if somebody removed it in the meantime. */
    private Optional<Run> read(Path path) throws HistoryException {
        Run run;
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            synchronized (known) {
                Known before = known.get(path);
                if (before != null
                        && before.modified().equals(file.lastModifiedTime())
                        && before.size() == file.size()) {
                    return Optional.of(before.run());
                }
            }
            try (InputStream in = Files.newInputStream(path)) {
                run = RunFiles.read(in, "history " + path);
            }
            synchronized (known) {
                if (known.size() < MOST_RUNS_KEPT) {
                    known.put(path, new Known(file.lastModifiedTime(), file.size(), run));
                }
            }
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (HistoryException e) {
            throw e;
        } catch (IOException e) {
            throw new HistoryException("history " + path + ": cannot be read: " + StagedFile.reason(e), e);
        }
        return Optional.of(run);
    }

    private NavigableMap<Instant, Path> files(String context) throws HistoryException {
        NavigableMap<Instant, Path> files = new TreeMap<>();
        Path folder = folder(context);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path file : all) {
                instant(file).ifPresent(at -> files.put(at, file));
            }
        } catch (NoSuchFileException e) {
            return files;
        } catch (NotDirectoryException e) {
            throw new HistoryException("history " + folder + ": is no directory", e);
        } catch (IOException | DirectoryIteratorException e) {
            throw new HistoryException("history " + folder + ": cannot be read: " + e.getMessage(), e);
        }
        return files;
    }

    private void removeOld(String context) throws HistoryException {
        NavigableMap<Instant, Path> files = files(context);
        List<Path> old = new ArrayList<>();
        if (retention.runs().isPresent()) {
            files.values().stream()
                    .limit(Math.max(0, files.size() - retention.runs().getAsInt()))
                    .forEach(old::add);
        }
        if (retention.age().isPresent() && !files.isEmpty()) {
            Duration age = retention.age().get();
            old.addAll(files.headMap(files.lastKey().minus(age), false).values());
        }
        for (Path file : old) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new HistoryException("history " + file + ": is too old but cannot be removed", e);
            }
            synchronized (known) {
                known.remove(file);
            }
        }
    }

    private Path folder(String context) {
        String name = URLEncoder.encode(context, StandardCharsets.UTF_8);
        // "." and ".." are no names for a folder.
        return root.resolve(name.startsWith(".") ? "%2E" + name.substring(1) : name);
    }

    /** An instant as a file name that sorts by time and is allowed everywhere: no colons. */
    private static String name(Instant at) {
        return at.toString().replace(":", "") + ENDING;
    }

    private static Optional<Instant> instant(Path file) {
        String name = file.getFileName().toString();
        String text = name.substring(0, name.length() - ENDING.length());
        int t = text.indexOf('T');
        if (t < 0 || text.length() < t + 7) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(
                    text.substring(0, t + 3) + ":" + text.substring(t + 3, t + 5) + ":" + text.substring(t + 5)));
        } catch (DateTimeException e) {
            // Not one of ours.
            return Optional.empty();
        }
    }
}
