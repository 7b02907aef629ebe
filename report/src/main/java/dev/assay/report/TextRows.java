package dev.assay.report;

import dev.assay.internal.io.StagedFile;
import dev.assay.rows.RowBatch;
import dev.assay.rows.RowSelection;
import dev.assay.rows.RowSink;
import dev.assay.rows.RowTable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as lines of a UTF-8 text file, which appears under its name when it is whole. */
abstract class TextRows implements RowSink {
    private final Path path;
    private final RowSelection selection;
    private final StagedFile.Watcher watcher;
    private @Nullable StagedFile file;
    private @Nullable Writer out;

    TextRows(Path path, RowSelection selection, StagedFile.Watcher watcher) {
        this.path = path;
        this.selection = selection;
        this.watcher = watcher;
    }

    /** Called once, before rows: writes what stands above them. */
    abstract void begin(RowTable table, RowSelection rows, Writer to) throws IOException;

    /** Writes one row with its line end. */
    abstract void row(RowBatch batch, int row, Writer to) throws IOException;

    /** Texts as a JSON array. */
    static String jsonList(List<String> texts) {
        try {
            StringWriter out = new StringWriter();
            JsonWriter json = new JsonWriter(out, false).array();
            for (String text : texts) {
                json.text(text);
            }
            json.end();
            return out.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String target() {
        return path.toString();
    }

    @Override
    public void begin(RowTable table) throws IOException {
        selection.check(table);
        try {
            StagedFile staged = StagedFile.at(path, watcher);
            file = staged;
            Writer writer = new BufferedWriter(new OutputStreamWriter(staged.open(), StandardCharsets.UTF_8), 1 << 16);
            out = writer;
            begin(table, selection, writer);
        } catch (IOException e) {
            throw new IOException(StagedFile.reason(e), e);
        }
    }

    @Override
    public void write(RowBatch batch) throws IOException {
        Writer to = writer();
        for (int row = 0; row < batch.rows(); row++) {
            if (selection.includes(batch, row)) {
                row(batch, row, to);
            }
        }
    }

    private Writer writer() {
        Writer current = out;
        if (current == null) {
            throw new IllegalStateException("begin was not called");
        }
        return current;
    }

    @Override
    public void commit() throws IOException {
        writer().close();
        StagedFile staged = file;
        if (staged != null) {
            staged.publish();
        }
    }

    @Override
    public void close() {
        try {
            if (out != null) {
                out.close();
            }
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            // Whatever could be lost by this was reported, or is not wanted any more.
            file = null;
        }
    }
}
