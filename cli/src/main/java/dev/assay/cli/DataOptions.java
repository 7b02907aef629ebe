package dev.assay.cli;

import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.FileFacts.FileFact;
import dev.assay.readers.Datasets;
import dev.assay.readers.OpenOptions;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is checked: ruleset, dataset and references, and how files are read. */
final class DataOptions {
    static final List<String> FORMATS = List.of("parquet", "json", "csv", "arrow");

    private static final String STDIN = "-";
    private static final String LIMIT_PREFIX = "limit-";

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RULESET",
            description = "A file of DQDL, or - for standard input.")
    private Optional<String> first;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DATASET",
            description = "A file, a directory (key=value folders become columns), a pattern, or - for standard input.")
    private Optional<String> second;

    @Option(
            names = "--rules",
            paramLabel = "TEXT",
            description = "The ruleset itself: --rules 'Rules = [ RowCount > 0 ]'.")
    private Optional<String> rules;

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

    /** Filled by picocli. */
    @SuppressWarnings("NullAway.Init")
    DataOptions() {}

    /** Checks what can be checked without touching a file. */
    void validate() throws UsageException {
        if (rules.isPresent() && second.isPresent()) {
            throw new UsageException("--rules takes the place of RULESET; give the dataset only");
        }
        if (rules.isEmpty() && first.isEmpty()) {
            throw new UsageException("RULESET and DATASET are missing");
        }
        if (dataset().isEmpty()) {
            throw new UsageException("DATASET is missing");
        }
        if (formatIn.isPresent()) {
            Values.oneOf("--format-in", formatIn.get(), FORMATS);
        }
        List<String> readers = new ArrayList<>(references().values());
        readers.add(dataset().get());
        rulesetArgument().ifPresent(readers::add);
        if (readers.stream().filter(STDIN::equals).count() > 1) {
            throw new UsageException("only one of RULESET, DATASET and --ref can be standard input");
        }
        if (dataset().get().equals(STDIN) && formatIn.isEmpty()) {
            throw new UsageException("standard input needs --format-in");
        }
    }

    RulesetText ruleset(Host host) throws UsageException {
        return rules.isPresent()
                ? RulesetText.given(rules.get())
                : RulesetText.read(rulesetArgument().orElse(""), host);
    }

    private Optional<String> rulesetArgument() {
        return rules.isPresent() ? Optional.empty() : first;
    }

    private Optional<String> dataset() {
        return rules.isPresent() ? first : second;
    }

    private Map<String, String> references() throws UsageException {
        Map<String, String> all = new LinkedHashMap<>();
        for (String reference : references) {
            Map.Entry<String, String> pair = Values.pair("--ref", reference, "ALIAS=DATASET");
            if (all.put(pair.getKey(), pair.getValue()) != null) {
                throw new UsageException("--ref gives " + pair.getKey() + " twice");
            }
        }
        return all;
    }

    /** Options for all datasets. */
    OpenOptions openOptions(boolean statistics, Map<String, String> settings) throws UsageException {
        OpenOptions options = OpenOptions.DEFAULT.withStatistics(statistics);
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
        Map<String, Long> limits = new TreeMap<>();
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            if (setting.getKey().startsWith(LIMIT_PREFIX)) {
                limits.put(setting.getKey(), Values.size("--set " + setting.getKey(), setting.getValue()));
            }
        }
        return limits.isEmpty() ? options : options.withLimits(limits);
    }

    Dataset openDataset(Host host, OpenOptions options) throws UsageException, DataException {
        return open(dataset().orElse(""), host, options);
    }

    Map<String, Dataset> openReferences(Host host, OpenOptions options) throws UsageException, DataException {
        Map<String, Dataset> opened = new LinkedHashMap<>();
        for (Map.Entry<String, String> reference : references().entrySet()) {
            opened.put(reference.getKey(), open(reference.getValue(), host, options));
        }
        return opened;
    }

    private static Dataset open(String argument, Host host, OpenOptions options) throws DataException {
        return argument.equals(STDIN)
                ? Datasets.open(host.stdin(), "standard input", options)
                : Datasets.open(argument, options);
    }

    /** The local files behind datasets, which no output may overwrite. */
    static List<Path> files(Collection<Dataset> datasets) {
        List<Path> files = new ArrayList<>();
        for (Dataset dataset : datasets) {
            if (dataset.files().isPresent()) {
                for (FileFact file : dataset.files().get().files()) {
                    path(file.uri()).ifPresent(files::add);
                }
            }
        }
        return files;
    }

    private static Optional<Path> path(String uri) {
        try {
            return uri.startsWith("file:") ? Optional.of(Path.of(URI.create(uri))) : Optional.empty();
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }
}
