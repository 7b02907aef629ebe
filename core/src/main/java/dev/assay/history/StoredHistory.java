package dev.assay.history;

import dev.assay.store.DirectoryStore;
import dev.assay.store.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
 * A history in a directory, or in another store: a folder per context, in it a JSON document per run, named after the run's instant. A
 * document is written as a whole, so that readers and other writers never see half of one; nothing is ever changed in place. Two writers
 * of one context and instant replace each other, as one that runs twice does.
 *
 * <p>A document that is damaged, or was written by a newer version, makes reads fail that need it; nothing is skipped silently. Only as many
 * documents are read as are needed.
 */
public final class StoredHistory implements MetricsHistory {
    private static final String ENDING = ".json";
    private static final int MOST_BYTES = 256 << 20;

    /** A series that is in none of so many runs in a row is taken to have begun after them. */
    private static final int MOST_RUNS_SEARCHED = 10_000;

    /** Runs kept in memory: a ruleset with many dynamic rules reads the same documents for each. */
    private static final int MOST_RUNS_KEPT = 1_000;

    private final ObjectStore store;
    private final Retention retention;
    private final Map<String, Known> known = new HashMap<>();

    /** A document's content as long as the document is the same. */
    private record Known(String version, Run run) {}

    private StoredHistory(ObjectStore store, Retention retention) {
        this.store = store;
        this.retention = retention;
    }

    /** A history in a directory, which is created with the first run. */
    public static StoredHistory at(Path root) {
        return at(root, Retention.EVERYTHING);
    }

    /** The same, of which older runs are removed when new ones come. */
    public static StoredHistory at(Path root, Retention retention) {
        return in(new DirectoryStore(root), retention);
    }

    /** A history in any store, of which older runs are removed when new ones come. */
    public static StoredHistory in(ObjectStore store, Retention retention) {
        return new StoredHistory(store, retention);
    }

    @Override
    public List<Point> last(String context, Series series, int limit, Instant before) throws HistoryException {
        List<Point> points = new ArrayList<>();
        int vain = 0;
        for (Map.Entry<Instant, ObjectStore.Entry> document :
                documents(context).headMap(before, false).descendingMap().entrySet()) {
            Optional<Run> run = read(document.getValue());
            vain++;
            if (run.isPresent()) {
                for (Run.Value value : run.get().values()) {
                    if (value.included() && value.series().equals(series)) {
                        points.add(new Point(document.getKey(), value.value().doubleValue()));
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
        write(run);
        if (!retention.equals(Retention.EVERYTHING)) {
            removeOld(run.context());
        }
    }

    @Override
    public boolean annotate(String context, Instant at, Series series, boolean included) throws HistoryException {
        ObjectStore.Entry document = documents(context).get(at);
        Optional<Run> run = document == null ? Optional.empty() : read(document);
        if (run.isEmpty()
                || run.get().values().stream().noneMatch(value -> value.series().equals(series))) {
            return false;
        }
        write(Annotations.apply(run.get(), series, included));
        return true;
    }

    private void write(Run run) throws HistoryException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        String name = folder(run.context()) + name(run.at());
        try {
            RunFiles.write(run, content);
            store.write(name, content.toByteArray());
        } catch (IOException e) {
            throw new HistoryException("history " + e.getMessage(), e);
        }
        synchronized (known) {
            known.remove(name);
        }
    }

    /** The document's run; empty if somebody removed it in the meantime. */
    private Optional<Run> read(ObjectStore.Entry document) throws HistoryException {
        synchronized (known) {
            Known before = known.get(document.name());
            if (before != null && before.version().equals(document.version())) {
                return Optional.of(before.run());
            }
        }
        try {
            Optional<byte[]> content = store.read(document.name(), MOST_BYTES);
            if (content.isEmpty()) {
                return Optional.empty();
            }
            Run run = RunFiles.read(
                    new ByteArrayInputStream(content.get()), "history " + store.uri() + "/" + document.name());
            synchronized (known) {
                if (known.size() < MOST_RUNS_KEPT) {
                    known.put(document.name(), new Known(document.version(), run));
                }
            }
            return Optional.of(run);
        } catch (HistoryException e) {
            throw e;
        } catch (IOException e) {
            throw new HistoryException("history " + e.getMessage(), e);
        }
    }

    private NavigableMap<Instant, ObjectStore.Entry> documents(String context) throws HistoryException {
        NavigableMap<Instant, ObjectStore.Entry> documents = new TreeMap<>();
        try {
            for (ObjectStore.Entry entry : store.list(folder(context))) {
                instant(entry.name()).ifPresent(at -> documents.put(at, entry));
            }
        } catch (IOException e) {
            throw new HistoryException("history " + e.getMessage(), e);
        }
        return documents;
    }

    private void removeOld(String context) throws HistoryException {
        NavigableMap<Instant, ObjectStore.Entry> documents = documents(context);
        List<ObjectStore.Entry> old = new ArrayList<>();
        if (retention.runs().isPresent()) {
            documents.values().stream()
                    .limit(Math.max(0, documents.size() - retention.runs().getAsInt()))
                    .forEach(old::add);
        }
        if (retention.age().isPresent() && !documents.isEmpty()) {
            Duration age = retention.age().get();
            old.addAll(documents.headMap(documents.lastKey().minus(age), false).values());
        }
        for (ObjectStore.Entry document : old) {
            try {
                store.delete(document.name());
            } catch (IOException e) {
                throw new HistoryException(
                        "history " + store.uri() + "/" + document.name() + ": is too old but cannot be removed", e);
            }
            synchronized (known) {
                known.remove(document.name());
            }
        }
    }

    private static String folder(String context) {
        String name = URLEncoder.encode(context, StandardCharsets.UTF_8);
        // "." and ".." are no names for a folder.
        return (name.startsWith(".") ? "%2E" + name.substring(1) : name) + "/";
    }

    /** An instant as a name that sorts by time and is allowed everywhere: no colons. */
    private static String name(Instant at) {
        return at.toString().replace(":", "") + ENDING;
    }

    private static Optional<Instant> instant(String path) {
        if (!path.endsWith(ENDING)) {
            return Optional.empty();
        }
        String text = path.substring(path.lastIndexOf('/') + 1, path.length() - ENDING.length());
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
