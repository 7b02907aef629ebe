package dev.assay.aws.serve;

import dev.assay.aws.json.Tree;
import dev.assay.store.DirectoryStore;
import dev.assay.store.ObjectStore;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Documents of one kind by their names, kept in a folder: each is a file, which is read when the endpoint starts. Thread-safe. */
final class Documents {
    private static final int MOST_BYTES = 64 << 20;

    private final ObjectStore store;
    private final String kind;
    private final TreeMap<String, Tree> byName = new TreeMap<>();

    private Documents(ObjectStore store, String kind) {
        this.store = store;
        this.kind = kind;
    }

    static Documents open(Path folder, String kind) throws IOException {
        Documents documents = new Documents(new DirectoryStore(folder), kind);
        for (ObjectStore.Entry entry : documents.store.list(kind + "/")) {
            if (!entry.name().endsWith(".json")) {
                continue;
            }
            Optional<byte[]> content = documents.store.read(entry.name(), MOST_BYTES);
            if (content.isPresent()) {
                try {
                    Tree document = Tree.parse(new String(content.get(), StandardCharsets.UTF_8));
                    documents.byName.put(document.text(NAME).orElse(entry.name()), document.tree(CONTENT));
                } catch (IOException e) {
                    throw new IOException(
                            folder.resolve(entry.name()) + " is damaged (" + e.getMessage()
                                    + "): restore it from a copy, or remove it",
                            e);
                }
            }
        }
        return documents;
    }

    private static final String NAME = "name";
    private static final String CONTENT = "document";

    synchronized Optional<Tree> get(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All of them, in the order of their names. */
    synchronized List<Tree> all() {
        return new ArrayList<>(byName.values());
    }

    synchronized void put(String name, Tree document) throws IOException {
        String text = new Tree().put(NAME, name).put(CONTENT, document).toJson(true) + "\n";
        store.write(file(name), text.getBytes(StandardCharsets.UTF_8));
        byName.put(name, document);
    }

    synchronized boolean remove(String name) throws IOException {
        store.delete(file(name));
        return byName.remove(name) != null;
    }

    private String file(String name) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("*", "%2A");
        return kind + "/" + (encoded.startsWith(".") ? "%2E" + encoded.substring(1) : encoded) + ".json";
    }
}
