package dev.assay.cli;

import dev.assay.report.ReportFormat;
import dev.assay.report.ReportOptions;
import dev.assay.report.VisibleText;
import dev.assay.result.Evaluation;
import dev.assay.rows.RowSelection;
import dev.assay.rows.RowSink;
import dev.assay.store.ObjectStores;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The files that {@code --output KIND=PATH} asks for. */
final class Outputs {
    /** What can be written to a file. */
    static final List<ReportFormat> KINDS = List.of(ReportFormat.JSON, ReportFormat.GLUE_JSON, ReportFormat.MARKDOWN);

    /**
     * One of them.
     *
     * @param report what it is; empty: rows
     * @param path where it goes; of an object, its name in the bucket
     * @param uri of an object
     */
    private record Output(String kind, Optional<ReportFormat> report, Path path, Optional<String> uri) {
        boolean isSame(Output other) {
            return uri.isPresent() || other.uri().isPresent()
                    ? uri.equals(other.uri())
                    : OutputFile.isSame(path, other.path());
        }
    }

    private final List<Output> outputs;
    private final Map<String, String> store;

    private Outputs(List<Output> outputs, Map<String, String> store) {
        this.outputs = outputs;
        this.store = store;
    }

    /** @param store options of stores, by name */
    static Outputs parse(List<String> arguments, Map<String, String> store) throws UsageException {
        List<Output> outputs = new ArrayList<>();
        List<String> kinds =
                new ArrayList<>(KINDS.stream().map(ReportFormat::text).toList());
        kinds.addAll(RowOutputs.KINDS.keySet());
        for (String argument : arguments) {
            Map.Entry<String, String> pair = Values.pair("--output", argument, "KIND=PATH");
            String kind = Values.oneOf("the KIND of --output", pair.getKey(), kinds);
            Optional<ReportFormat> report = ReportFormat.named(kind);
            if (pair.getValue().equals("-")) {
                throw new UsageException("--output writes files"
                        + (report.isPresent() ? "; for standard output use --format " + kind : ""));
            }
            try {
                boolean isObject = ObjectStores.isStore(pair.getValue());
                Path path = Path.of(isObject ? pair.getValue().replaceFirst(".*?://", "") : pair.getValue());
                if (report.isEmpty()) {
                    RowOutputs.check(kind, path);
                }
                outputs.add(new Output(kind, report, path, isObject ? Optional.of(pair.getValue()) : Optional.empty()));
            } catch (InvalidPathException e) {
                throw new UsageException("'" + pair.getValue() + "' is no path: " + e.getReason());
            }
        }
        return new Outputs(outputs, store);
    }

    /**
     * Takers of rows for the outputs that want them.
     *
     * @param inputs files that must not be overwritten; complete when rows come
     */
    List<RowSink> rowSinks(Collection<Path> inputs, boolean neutralised, Host host) {
        List<RowSink> sinks = new ArrayList<>();
        for (Output output : outputs) {
            if (output.report().isEmpty()) {
                RowSelection selection = Objects.requireNonNull(RowOutputs.KINDS.get(output.kind()));
                if (output.uri().isPresent()) {
                    sinks.add(new UploadedRows(
                            output.uri().get(),
                            store,
                            file -> RowOutputs.sink(selection, file, neutralised, List.of(), host.shutdown())));
                    continue;
                }
                List<Path> forbidden = new ArrayList<>(inputs);
                outputs.stream()
                        .filter(other -> other != output && other.uri().isEmpty())
                        .forEach(other -> forbidden.add(other.path()));
                sinks.add(RowOutputs.sink(selection, output.path(), neutralised, forbidden, host.shutdown()));
            }
        }
        return sinks;
    }

    /**
     * Writes all reports that can be written, and a message for each that cannot.
     *
     * @param inputs files that must not be overwritten
     * @return whether all are written
     */
    boolean write(List<Evaluation> evaluations, ReportOptions options, Collection<Path> inputs, Host host) {
        List<Path> taken = new ArrayList<>(inputs);
        boolean all = true;
        for (Output output : outputs) {
            if (output.report().isEmpty()) {
                continue;
            }
            try {
                if (outputs.stream().anyMatch(other -> isBefore(other, output))) {
                    throw new OutputFile.NotWrittenException(
                            output.uri().orElse(output.path().toString()) + ": two outputs go there");
                }
                if (output.uri().isPresent()) {
                    upload(
                            output.uri().get(),
                            out -> output.report().get().reporter(options).write(evaluations, out));
                    continue;
                }
                new OutputFile(output.path(), host.shutdown())
                        .write(
                                taken,
                                out -> output.report().get().reporter(options).write(evaluations, out));
            } catch (OutputFile.NotWrittenException e) {
                if (!host.shutdown().isStopping()) {
                    host.stderr().println("assay: cannot write " + VisibleText.of(String.valueOf(e.getMessage())));
                }
                all = false;
            }
        }
        return all;
    }

    private void upload(String uri, OutputFile.Content content) throws OutputFile.NotWrittenException {
        StringWriter text = new StringWriter();
        try {
            content.write(text);
            ObjectStores.open(uri, store).write("", text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new OutputFile.NotWrittenException(String.valueOf(e.getMessage()));
        }
    }

    private boolean isBefore(Output other, Output output) {
        return outputs.indexOf(other) < outputs.indexOf(output) && other.isSame(output);
    }
}
