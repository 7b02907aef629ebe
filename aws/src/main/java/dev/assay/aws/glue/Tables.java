package dev.assay.aws.glue;

import dev.assay.aws.json.Tree;
import dev.assay.aws.s3.S3Files;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.readers.OpenOptions;
import dev.assay.readers.files.FileDatasets;
import dev.assay.readers.files.FoundFile;
import dev.assay.readers.files.LocalListing;
import dev.assay.readers.format.FormatOptions;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** Opens tables of a catalog. */
public final class Tables {
    private static final int MOST_LINKS = 5;
    private static final String NULL = "__HIVE_DEFAULT_PARTITION__";

    private final Catalog catalog;
    private final OpenOptions options;

    /** @param options for the files, and for the stores that they are in */
    public Tables(Catalog catalog, OpenOptions options) {
        this.catalog = catalog;
        this.options = options;
    }

    /**
     * Opens a table with all its partitions.
     *
     * @throws DataException if there is no such table, nothing here reads its files, or they cannot be found
     */
    public Dataset open(String database, String name) throws DataException {
        return open(database, name, Optional.empty());
    }

    /**
     * Opens a table.
     *
     * @param predicate which partitions to read, a condition on their keys as {@code where} has it; empty: all
     * @throws DataException if there is no such table, nothing here reads its files, they cannot be found, or no partition is selected
     */
    public Dataset open(String database, String name, Optional<String> predicate) throws DataException {
        Tree table = table(database, name);
        String label = "glue://" + database + "/" + name;
        TableFormat format = TableFormat.of(label, table);
        List<Tree> keys = table.trees("PartitionKeys");
        List<FoundFile> files =
                keys.isEmpty() ? flat(list(label, location(label, table))) : partitioned(label, table, predicate);
        return FileDatasets.open(label, files, Optional.of(format.format()), formatOptions(table, format));
    }

    /** The table, or the one that it links to. */
    private Tree table(String database, String name) throws DataException {
        String inDatabase = database;
        String wanted = name;
        for (int links = 0; links < MOST_LINKS; links++) {
            Optional<Tree> table = catalog.table(inDatabase, wanted);
            if (table.isEmpty()) {
                throw new DataException(
                        "glue://" + inDatabase + "/" + wanted + ": there is no such table in the catalog");
            }
            Tree target = table.get().tree("TargetTable");
            if (target.fields().isEmpty()) {
                return table.get();
            }
            inDatabase = target.text("DatabaseName").orElse(inDatabase);
            wanted = target.text("Name").orElse(wanted);
        }
        throw new DataException("glue://" + database + "/" + name + ": links that lead to links");
    }

    private List<FoundFile> partitioned(String label, Tree table, Optional<String> predicate) throws DataException {
        List<Tree> keys = table.trees("PartitionKeys");
        List<Tree> partitions = catalog.partitions(
                table.text("DatabaseName").orElse(""), table.text("Name").orElse(""));
        if (partitions.isEmpty()) {
            throw new DataException(label + ": the catalog has no partition of this table; register them (MSCK REPAIR"
                    + " TABLE, a crawler), or name the files");
        }
        List<Map<String, Object>> values = new ArrayList<>();
        for (Tree partition : partitions) {
            values.add(values(label, keys, partition));
        }
        BitSet selected = new BitSet();
        selected.set(0, partitions.size());
        if (predicate.isPresent()) {
            selected = PartitionFilter.selected(label, predicate.get(), values);
        }
        List<FoundFile> all = new ArrayList<>();
        for (int i = selected.nextSetBit(0); i >= 0; i = selected.nextSetBit(i + 1)) {
            StringBuilder folders = new StringBuilder();
            for (int key = 0; key < keys.size(); key++) {
                String value = partitions.get(i).texts("Values").get(key);
                folders.append(encoded(keys.get(key).text("Name").orElse("")))
                        .append('=')
                        .append(encoded(value))
                        .append('/');
            }
            for (FoundFile file : list(label, location(label, partitions.get(i)))) {
                all.add(new FoundFile(file.source(), folders + plain(file.relative())));
            }
        }
        if (all.isEmpty()) {
            throw new DataException(
                    label + (selected.isEmpty() ? ": no partition is selected" : ": no partition has a file"));
        }
        return all;
    }

    /** A partition's values by key, as predicates see them. */
    private static Map<String, Object> values(String label, List<Tree> keys, Tree partition) throws DataException {
        List<String> texts = partition.texts("Values");
        if (texts.size() != keys.size()) {
            throw new DataException(label + ": a partition has " + texts.size() + " values, but the table has "
                    + keys.size() + " partition keys");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            boolean whole = HiveTypes.of(keys.get(i).text("Type").orElse("")).orElse(null) instanceof ArrowType.Int;
            Object value = text.equals(NULL) ? null : text;
            if (whole && value != null) {
                try {
                    value = Long.valueOf(text);
                } catch (NumberFormatException e) {
                    throw new DataException(
                            label + ": the partition value '" + text + "' is no number, as its key's type wants", e);
                }
            }
            values.put(keys.get(i).text("Name").orElse(""), value);
        }
        return values;
    }

    private static String encoded(String text) {
        return text.equals(NULL)
                ? text
                : URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Folders below a location are no partitions: the catalog says what those are. */
    private static List<FoundFile> flat(List<FoundFile> files) {
        return files.stream()
                .map(file -> new FoundFile(file.source(), plain(file.relative())))
                .toList();
    }

    private static String plain(String relative) {
        return relative.replace("%", "%25").replace("=", "%3D");
    }

    private String location(String label, Tree described) throws DataException {
        return described
                .tree("StorageDescriptor")
                .text("Location")
                .filter(location -> !location.isBlank())
                .map(catalog::resolve)
                .orElseThrow(() -> new DataException(label + ": the catalog says no location of its files"));
    }

    private List<FoundFile> list(String label, String location) throws DataException {
        String scheme = location.contains("://")
                ? location.substring(0, location.indexOf("://")).toLowerCase(Locale.ROOT)
                : "";
        switch (scheme) {
            case "s3", "s3a", "s3n":
                String folder = location.endsWith("/") ? location : location + "/";
                return S3Files.list("s3" + folder.substring(scheme.length()), storeOptions(options.store()));
            case "", "file":
                if (catalog.mayBeLocal()) {
                    String path = scheme.isEmpty()
                            ? location
                            : Path.of(URI.create(location)).toString();
                    return LocalListing.list(path, options.root());
                }
                break;
            default:
                break;
        }
        throw new DataException(label + ": its files are at " + location.replaceFirst("(?s)://.*@", "://***@")
                + ", which is not read from here; only s3:// locations are");
    }

    /** The options of stores without those of catalogs. */
    public static Map<String, String> storeOptions(Map<String, String> store) {
        Map<String, String> rest = new HashMap<>(store);
        rest.keySet().removeAll(Catalog.OPTIONS);
        return rest;
    }

    /** Types of columns whose files have none; given options come first. */
    private FormatOptions formatOptions(Tree table, TableFormat format) {
        FormatOptions given = options.formatOptions();
        Map<String, String> csv = new LinkedHashMap<>(format.csv());
        Map<String, ArrowType> schema = new LinkedHashMap<>();
        if (!format.format().equals("parquet")) {
            List<String> names = new ArrayList<>();
            for (Tree column : table.tree("StorageDescriptor").trees("Columns")) {
                String name = column.text("Name").orElse("");
                names.add(name);
                HiveTypes.of(column.text("Type").orElse("")).ifPresent(type -> schema.put(name, type));
            }
            if ("false".equals(csv.get("header"))) {
                csv.put("columns", String.join("\n", names));
            }
        }
        csv.putAll(given.csv());
        schema.putAll(given.schema());
        return new FormatOptions(csv, schema, given.limits(), given.verifyChecksums(), given.useStatistics());
    }
}
