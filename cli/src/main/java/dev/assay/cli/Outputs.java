package dev.assay.cli;

import dev.assay.report.ReportFormat;
import dev.assay.report.ReportOptions;
import dev.assay.report.VisibleText;
import dev.assay.result.Evaluation;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The files that {@code --output KIND=PATH} asks for. */
final class Outputs {
    /** What can be written to a file. */
    static final List<ReportFormat> KINDS = List.of(ReportFormat.JSON, ReportFormat.GLUE_JSON, ReportFormat.MARKDOWN);

    private record Output(ReportFormat kind, Path path) {}

    private final List<Output> outputs;

    private Outputs(List<Output> outputs) {
        this.outputs = outputs;
    }

    static Outputs parse(List<String> arguments) throws UsageException {
        List<Output> outputs = new ArrayList<>();
        List<String> kinds = KINDS.stream().map(ReportFormat::text).toList();
        for (String argument : arguments) {
            Map.Entry<String, String> pair = Values.pair("--output", argument, "KIND=PATH");
            String kind = Values.oneOf("the KIND of --output", pair.getKey(), kinds);
            if (pair.getValue().equals("-")) {
                throw new UsageException("--output writes files; for standard output use --format " + kind);
            }
            try {
                outputs.add(new Output(ReportFormat.named(kind).orElseThrow(), Path.of(pair.getValue())));
            } catch (InvalidPathException e) {
                throw new UsageException("'" + pair.getValue() + "' is no path: " + e.getReason());
            }
        }
        return new Outputs(outputs);
    }

    /**
     * Writes all that can be written, and a message for each that cannot.
     *
     * @param inputs files that must not be overwritten
     * @return whether all are written
     */
    boolean write(Evaluation evaluation, ReportOptions options, Collection<Path> inputs, Host host) {
        List<Path> taken = new ArrayList<>(inputs);
        boolean all = true;
        for (Output output : outputs) {
            try {
                if (outputs.stream().anyMatch(other -> isBefore(other, output))) {
                    throw new OutputFile.NotWrittenException(output.path() + ": two outputs go there");
                }
                new OutputFile(output.path(), host.shutdown())
                        .write(taken, out -> output.kind().reporter(options).write(evaluation, out));
            } catch (OutputFile.NotWrittenException e) {
                if (!host.shutdown().isStopping()) {
                    host.stderr().println("assay: cannot write " + VisibleText.of(String.valueOf(e.getMessage())));
                }
                all = false;
            }
        }
        return all;
    }

    private boolean isBefore(Output other, Output output) {
        return outputs.indexOf(other) < outputs.indexOf(output) && OutputFile.isSame(other.path(), output.path());
    }
}
