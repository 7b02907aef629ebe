package dev.assay.aws.glue;

import dev.assay.aws.json.Tree;
import dev.assay.data.DataException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How the files of a table are read, found out from what the catalog says about them.
 *
 * @param format name of the format
 * @param csv options of CSV, by name
 */
record TableFormat(String format, Map<String, String> csv) {
    /**
     * Of a table, or of a partition with a storage descriptor of its own.
     *
     * @param name of the table, for messages
     * @throws DataException if nothing here reads it; says what to do
     */
    static TableFormat of(String name, Tree table) throws DataException {
        Map<String, String> parameters = table.map("Parameters");
        Tree storage = table.tree("StorageDescriptor");
        storage.map("Parameters").forEach(parameters::putIfAbsent);
        String special = parameters
                .getOrDefault("table_type", parameters.getOrDefault("spark.sql.sources.provider", ""))
                .toLowerCase(Locale.ROOT);
        if (special.equals("iceberg") || special.equals("delta") || special.equals("hudi")) {
            throw new DataException(name + ": is a table of " + special + ", whose files cannot be read one by one;"
                    + " write the snapshot to check as Parquet, or name its files");
        }
        if (table.text("TableType").orElse("").equals("VIRTUAL_VIEW")) {
            throw new DataException(name + ": is a view, which has no files; check the tables behind it");
        }
        Tree serde = storage.tree("SerdeInfo");
        String library = serde.text("SerializationLibrary").orElse("").toLowerCase(Locale.ROOT);
        String input = storage.text("InputFormat").orElse("").toLowerCase(Locale.ROOT);
        String classification = parameters.getOrDefault("classification", "").toLowerCase(Locale.ROOT);
        Optional<String> format = classified(classification).or(() -> ofSerde(library, input));
        if (format.isEmpty()) {
            String what = !classification.isEmpty() ? classification : !library.isEmpty() ? library : "unknown";
            throw new DataException(name + ": the format " + what
                    + " is not read; formats are parquet, json and csv. Write the table in one of them, for example with"
                    + " CREATE TABLE ... AS SELECT");
        }
        return new TableFormat(
                format.get(),
                format.get().equals("csv") ? csv(library, serde.map("Parameters"), parameters) : Map.of());
    }

    private static Optional<String> classified(String classification) {
        return switch (classification) {
            case "parquet", "json", "csv" -> Optional.of(classification);
            default -> Optional.empty();
        };
    }

    private static Optional<String> ofSerde(String library, String input) {
        if (library.contains("parquet") || input.contains("parquet")) {
            return Optional.of("parquet");
        }
        if (library.contains("json")) {
            return Optional.of("json");
        }
        return library.endsWith("opencsvserde") || library.endsWith("lazysimpleserde")
                ? Optional.of("csv")
                : Optional.empty();
    }

    private static Map<String, String> csv(String library, Map<String, String> serde, Map<String, String> table) {
        Map<String, String> options = new LinkedHashMap<>();
        boolean open = library.endsWith("opencsvserde");
        String delimiter = open
                ? serde.getOrDefault("separatorChar", ",")
                : serde.getOrDefault(
                        "field.delim", serde.getOrDefault("serialization.format", library.isEmpty() ? "," : "\u0001"));
        // Hive writes a delimiter's number, too.
        options.put("delimiter", delimiter.equals("1") ? "\u0001" : delimiter);
        options.put("quote", open ? serde.getOrDefault("quoteChar", "\"") : library.isEmpty() ? "\"" : "none");
        String skipped =
                table.getOrDefault("skip.header.line.count", serde.getOrDefault("skip.header.line.count", "0"));
        options.put("header", library.isEmpty() || !skipped.equals("0") ? "true" : "false");
        if (!open && !library.isEmpty()) {
            options.put("null", serde.getOrDefault("serialization.null.format", "\\N"));
        }
        return options;
    }
}
