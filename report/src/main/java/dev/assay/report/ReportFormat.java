package dev.assay.report;

import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The formats a result can be written in. A new one is a {@link Reporter} and a line here. */
public enum ReportFormat {
    TABLE("table", "a table for people", "", ConsoleTable::new),
    JSON("json", "the complete result", "result-1.schema.json", options -> new JsonReport(options.timings())),
    GLUE_JSON(
            "glue-json",
            "the document that AWS Glue's GetDataQualityResult returns",
            "glue-result-1.schema.json",
            options -> new GlueJsonReport()),
    MARKDOWN("markdown", "a table for pull requests and job summaries", "", options -> new MarkdownReport());

    private final String text;
    private final String summary;
    private final String schema;
    private final Function<ReportOptions, Reporter> reporter;

    ReportFormat(String text, String summary, String schema, Function<ReportOptions, Reporter> reporter) {
        this.text = text;
        this.summary = summary;
        this.schema = schema;
        this.reporter = reporter;
    }

    /** The format of that name, as in {@link #text()}. */
    public static Optional<ReportFormat> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.text.equals(name))
                .findFirst();
    }

    /** All names, in order. */
    public static List<String> names() {
        return Arrays.stream(values()).map(ReportFormat::text).toList();
    }

    /** The name that users write: {@code glue-json}. */
    public String text() {
        return text;
    }

    /** What it is, in a few words. */
    public String summary() {
        return summary;
    }

    /** Where the JSON Schema (draft 2020-12) of the format is; empty if it is no JSON. */
    public Optional<URL> schema() {
        return schema.isEmpty()
                ? Optional.empty()
                : Optional.of(Objects.requireNonNull(ReportFormat.class.getResource(schema), schema));
    }

    /** A writer of this format. Options that mean nothing to it are ignored. */
    public Reporter reporter(ReportOptions options) {
        return reporter.apply(options);
    }
}
