package dev.assay.cli;

import dev.assay.readers.parquet.ParquetRows;
import dev.assay.report.CsvRows;
import dev.assay.report.JsonRows;
import dev.assay.rows.RowBatch;
import dev.assay.rows.RowSelection;
import dev.assay.rows.RowSink;
import dev.assay.rows.RowTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The files of rows that {@code --output rows=PATH} and {@code --output failed-rows=PATH} ask for. */
final class RowOutputs {
    /** What can be asked for, by its name on the command line. */
    static final Map<String, RowSelection> KINDS = Map.of("rows", RowSelection.ALL, "failed-rows", RowSelection.FAILED);

    private static final List<String> ENDINGS = List.of("parquet", "jsonl", "ndjson", "json", "csv");

    private RowOutputs() {}

    /** @throws UsageException if the path's ending says no format */
    static void check(String kind, Path path) throws UsageException {
        if (!ENDINGS.contains(ending(path))) {
            throw new UsageException("--output " + kind + "=" + path
                    + ": the format follows from the ending, which can be .parquet, .jsonl, .ndjson, .json (lines)"
                    + " or .csv");
        }
    }

    private static String ending(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /**
     * A sink that writes such a file.
     *
     * @param forbidden files that must not be overwritten, complete when rows come
     * @param neutralised whether CSV makes formulas harmless
     */
    static RowSink sink(
            RowSelection selection, Path path, boolean neutralised, Collection<Path> forbidden, Shutdown shutdown) {
        RowSink sink = switch (ending(path)) {
            case "parquet" -> new ParquetRows(path, selection, shutdown);
            case "csv" -> new CsvRows(path, selection, neutralised, shutdown);
            default -> new JsonRows(path, selection, shutdown);
        };
        return new Guarded(sink, path, forbidden, shutdown);
    }

    /** Refuses to overwrite what must not be, and to publish anything while the process is being stopped. */
    private record Guarded(RowSink sink, Path path, Collection<Path> forbidden, Shutdown shutdown) implements RowSink {
        @Override
        public String target() {
            return sink.target();
        }

        @Override
        public void begin(RowTable table) throws IOException {
            for (Path other : forbidden) {
                if (OutputFile.isSame(path, other)) {
                    throw new IOException("would overwrite an input, or another output");
                }
            }
            sink.begin(table);
        }

        @Override
        public void write(RowBatch batch) throws IOException {
            sink.write(batch);
        }

        @Override
        public void commit() throws IOException {
            if (shutdown.isStopping()) {
                throw new IOException("stopped");
            }
            sink.commit();
        }

        @Override
        public void close() {
            sink.close();
        }
    }
}
