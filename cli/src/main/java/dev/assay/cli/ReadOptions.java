package dev.assay.cli;

import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.readers.Datasets;
import dev.assay.readers.OpenOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Reference datasets, and how files are read. */
final class ReadOptions {
    static final String STDIN = "-";

    private static final List<String> FORMATS = List.of("parquet", "json", "csv", "arrow");

    @Option(
            names = "--ref",
            paramLabel = "ALIAS=DATASET",
            description = "A reference dataset under the name that the ruleset uses. Repeatable.")
    private List<String> references = new ArrayList<>();

    @Option(
            names = "--format-in",
            paramLabel = "FORMAT",
            description = "Format of the files: parquet, json, csv or arrow. Default: by extension, or by content.")
    private Optional<String> formatIn;

    @Option(
            names = "--schema",
            paramLabel = "COL=TYPE,...",
            description = "Types of columns where JSON or CSV would be guessed: id=bigint,price=decimal(10,2).")
    private Optional<String> schema;

    @Option(
            names = "--csv",
            paramLabel = "NAME=VALUE,...",
            description = "How CSV is written: header=false, delimiter=;, null=NA, encoding=latin1, quote='.")
    private Optional<String> csv;

    @Option(
            names = "--aws",
            paramLabel = "NAME=VALUE,...",
            description =
                    "How to reach AWS: region=eu-west-1, profile=NAME, endpoint=http://localhost:9000 (of S3),"
                            + " glue-endpoint=URL, path-style=true, requester-pays=true, anonymous=true. Default: as AWS tools do.")
    private Optional<String> aws;

    @Option(
            names = "--catalog",
            paramLabel = "FILE",
            description = "A file with the tables behind glue://DATABASE/TABLE, instead of the Glue Data Catalog.")
    private Optional<String> catalog;

    /** Filled by picocli. */
    @SuppressWarnings("NullAway.Init")
    ReadOptions() {}

    /**
     * Checks what can be checked without touching a file.
     *
     * @param inputs the other inputs, of which only one can be standard input
     */
    void validate(List<String> inputs) throws UsageException {
        if (formatIn.isPresent()) {
            Values.oneOf("--format-in", formatIn.get(), FORMATS);
        }
        List<String> all = new ArrayList<>(inputs);
        all.addAll(references().values());
        if (all.stream().filter(STDIN::equals).count() > 1) {
            throw new UsageException("only one input can be standard input");
        }
    }

    /** To be asked for a dataset: a stream has no extension that would say what it holds. */
    void validateDataset(String dataset) throws UsageException {
        if (dataset.equals(STDIN) && formatIn.isEmpty()) {
            throw new UsageException("standard input needs --format-in");
        }
    }

    private Map<String, String> references() throws UsageException {
        Map<String, String> all = new LinkedHashMap<>();
        for (String reference : references) {
            Map.Entry<String, String> pair = Values.pair("--ref", reference, "ALIAS=DATASET");
            validateDataset(pair.getValue());
            if (all.put(pair.getKey(), pair.getValue()) != null) {
                throw new UsageException("--ref gives " + pair.getKey() + " twice");
            }
        }
        return all;
    }

    /** Options for all datasets. */
    OpenOptions openOptions(boolean statistics, Map<String, Long> limits) throws UsageException {
        OpenOptions options = OpenOptions.DEFAULT
                .withStatistics(statistics)
                .withLimits(limits)
                .withStore(store());
        if (formatIn.isPresent()) {
            options = options.withFormat(formatIn.get());
        }
        try {
            if (schema.isPresent()) {
                options = options.withSchema(schema.get());
            }
            if (csv.isPresent()) {
                options = options.withCsv(csv.get());
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        return options;
    }

    /** The options of stores, by name. */
    Map<String, String> store() throws UsageException {
        return Values.store(aws, catalog);
    }

    /** Opens a path, or standard input. */
    static Dataset open(String argument, Host host, OpenOptions options) throws UsageException, DataException {
        try {
            return argument.equals(STDIN)
                    ? Datasets.open(host.stdin(), "standard input", options)
                    : Datasets.open(argument, options);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    Map<String, Dataset> openReferences(Host host, OpenOptions options) throws UsageException, DataException {
        Map<String, Dataset> opened = new LinkedHashMap<>();
        for (Map.Entry<String, String> reference : references().entrySet()) {
            opened.put(reference.getKey(), open(reference.getValue(), host, options));
        }
        return opened;
    }
}
