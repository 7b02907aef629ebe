package dev.assay.cli;

import dev.assay.rows.RowBatch;
import dev.assay.rows.RowSink;
import dev.assay.rows.RowTable;
import dev.assay.store.ObjectStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows for an object: written to a temporary file, and uploaded when they are complete, so that there is never a part of them. */
final class UploadedRows implements RowSink {
    private final String uri;
    private final Map<String, String> store;
    private final Function<Path, RowSink> writer;
    private @Nullable Path folder;
    private @Nullable Path file;
    private @Nullable RowSink sink;

    /** @param writer makes a sink that writes a file, whose ending is that of the URI */
    UploadedRows(String uri, Map<String, String> store, Function<Path, RowSink> writer) {
        this.uri = uri;
        this.store = store;
        this.writer = writer;
    }

    @Override
    public String target() {
        return uri;
    }

    @Override
    public void begin(RowTable table) throws IOException {
        Path made = Files.createTempDirectory("assay-rows-");
        folder = made;
        file = made.resolve(uri.substring(uri.lastIndexOf('/') + 1));
        sink = writer.apply(file);
        sink.begin(table);
    }

    @Override
    public void write(RowBatch batch) throws IOException {
        if (sink != null) {
            sink.write(batch);
        }
    }

    @Override
    public void commit() throws IOException {
        if (sink != null && file != null) {
            sink.commit();
            ObjectStores.open(uri, store).writeFile("", file);
        }
    }

    @Override
    public void close() {
        if (sink != null) {
            sink.close();
        }
        delete(file);
        delete(folder);
    }

    private static void delete(@Nullable Path path) {
        if (path == null) {
            return;
        }
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // It is in the folder for temporary files, which the system empties.
        }
    }
}
