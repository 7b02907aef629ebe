package dev.assay.cli;

import dev.assay.Ruleset;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.FileFacts.FileFact;
import dev.assay.dqdl.ast.DataSources;
import dev.assay.readers.Datasets;
import dev.assay.readers.OpenOptions;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is checked: ruleset, dataset and references. */
final class DataOptions {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RULESET",
            description = "A file of DQDL, an object (s3://bucket/key), or - for standard input.")
    private Optional<String> first;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DATASET",
            description = "A file, a directory (key=value folders become columns), a pattern, the same on S3"
                    + " (s3://bucket/prefix), or - for standard input.")
    private Optional<String> second;

    @Option(
            names = "--rules",
            paramLabel = "TEXT",
            description = "The ruleset itself: --rules 'Rules = [ RowCount > 0 ]'.")
    private Optional<String> rules;

    @Option(
            names = "--ruleset",
            paramLabel = "FILE",
            description = "One more ruleset, or instead of RULESET the only one. Repeatable: all of them share one"
                    + " reading of the data, and each gets a result.")
    private List<String> more = new ArrayList<>();

    @Mixin
    private ReadOptions reading;

    /** Filled by picocli. */
    @SuppressWarnings("NullAway.Init")
    DataOptions() {}

    /** Checks what can be checked without touching a file. */
    void validate() throws UsageException {
        if (rules.isPresent() && second.isPresent()) {
            throw new UsageException("--rules takes the place of RULESET; give the dataset only");
        }
        if (rules.isEmpty() && more.isEmpty() && first.isEmpty()) {
            throw new UsageException("RULESET and DATASET are missing");
        }
        List<String> inputs = new ArrayList<>(rulesetFiles());
        dataset().ifPresent(inputs::add);
        reading.validate(inputs);
        if (dataset().isPresent()) {
            reading.validateDataset(dataset().get());
        }
    }

    /** The rulesets, at least one: RULESET or {@code --rules}, then those of {@code --ruleset}. */
    List<RulesetText> rulesets(Host host) throws UsageException {
        List<RulesetText> texts = new ArrayList<>();
        if (rules.isPresent()) {
            texts.add(RulesetText.given(rules.get()));
        }
        for (String file : rulesetFiles()) {
            texts.add(RulesetText.read(file, host, store()));
        }
        return texts;
    }

    /** The options of stores, by name. */
    Map<String, String> store() throws UsageException {
        return reading.store();
    }

    private List<String> rulesetFiles() {
        List<String> files = new ArrayList<>();
        if (hasRulesetArgument()) {
            files.add(first.orElse(""));
        }
        files.addAll(more);
        return files;
    }

    /** Whether the first argument is a ruleset: it is the dataset if there is no second and rulesets came otherwise. */
    private boolean hasRulesetArgument() {
        return rules.isEmpty() && (more.isEmpty() || second.isPresent());
    }

    private Optional<String> dataset() {
        return hasRulesetArgument() ? second : first;
    }

    OpenOptions openOptions(boolean statistics, Map<String, Long> limits) throws UsageException {
        return reading.openOptions(statistics, limits);
    }

    /**
     * The dataset's path or URI: the one given, or the table that the rulesets declare as their primary source.
     *
     * @throws UsageException if there is none
     */
    private String dataset(List<Ruleset> rulesets) throws UsageException {
        if (dataset().isPresent()) {
            return dataset().get();
        }
        List<String> declared = rulesets.stream()
                .flatMap(ruleset -> ruleset.document().dataSources().flatMap(DataSources::primary).stream())
                .distinct()
                .toList();
        if (declared.isEmpty()) {
            throw new UsageException("DATASET is missing");
        }
        return declared.stream()
                .filter(table -> declared.size() == 1)
                .flatMap(table -> tableUri(table).stream())
                .findFirst()
                .orElseThrow(() -> new UsageException("DATASET is missing, and the rulesets' Primary source "
                        + String.join(", ", declared) + " is no table, which would be DATABASE.TABLE"));
    }

    private static Optional<String> tableUri(String name) {
        int dot = name.indexOf('.');
        boolean isTable = dot > 0 && dot < name.length() - 1 && name.indexOf('/') < 0;
        return isTable
                ? Optional.of("glue://" + name.substring(0, dot) + "/" + name.substring(dot + 1))
                : Optional.empty();
    }

    /** @throws UsageException if no dataset is given, and the rulesets declare none */
    Engine.Data open(List<Ruleset> rulesets, Host host, OpenOptions options) throws UsageException, DataException {
        String dataset = dataset(rulesets);
        Dataset primary = ReadOptions.open(dataset, host, options);
        boolean hasCatalog = dataset.startsWith("glue://") || options.store().containsKey("catalog");
        return new Engine.Data(
                primary,
                reading.openReferences(host, options),
                hasCatalog ? Optional.of(alias -> table(alias, options)) : Optional.empty());
    }

    /** A reference that the rulesets name and nobody gave, as a table of the catalog. */
    private static Optional<Dataset> table(String alias, OpenOptions options) throws DataException {
        Optional<String> uri = tableUri(alias);
        return uri.isPresent() ? Optional.of(Datasets.open(uri.get(), options)) : Optional.empty();
    }

    /** The local files behind datasets, which no output may overwrite. */
    static List<Path> files(Engine.Data data) {
        List<Dataset> datasets = new ArrayList<>(data.references().values());
        datasets.add(data.primary());
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
