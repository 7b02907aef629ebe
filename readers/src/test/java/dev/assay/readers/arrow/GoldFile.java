package dev.assay.readers.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.data.BatchReader;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.Projection;
import dev.assay.data.Split;
import dev.assay.testing.CheckingDataset;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.PeriodDuration;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** Compares a dataset with Arrow's integration JSON: values of flat columns and struct members, presence of others. */
final class GoldFile {
    private GoldFile() {}

    static void compare(JsonNode gold, Dataset dataset) throws DataException {
        Map<Long, JsonNode> dictionaries = new HashMap<>();
        for (JsonNode dictionary : gold.path("dictionaries")) {
            dictionaries.put(
                    dictionary.path("id").asLong(),
                    dictionary.path("data").path("columns").get(0));
        }
        Map<List<String>, List<Object>> expected = new LinkedHashMap<>();
        JsonNode fields = gold.path("schema").path("fields");
        for (JsonNode batch : gold.path("batches")) {
            for (int i = 0; i < fields.size(); i++) {
                collect(List.of(), fields.get(i), batch.path("columns").get(i), null, dictionaries, expected);
            }
        }
        CheckingDataset checked = new CheckingDataset(dataset);
        for (Map.Entry<List<String>, List<Object>> column : expected.entrySet()) {
            String root = column.getKey().get(0);
            long same = dataset.schema().getFields().stream()
                    .filter(field -> field.getName().equals(root))
                    .count();
            if (same > 1 || dataset.schema().findField(root).getMetadata().containsKey(Dataset.UNSUPPORTED)) {
                continue;
            }
            assertThat(actual(checked, column.getKey(), column.getValue().contains("present")))
                    .as(String.join(".", column.getKey()))
                    .isEqualTo(column.getValue());
        }
        checked.assertAllClosed();
    }

    /** Adds a column's values, and those of its members if it is a struct that is not encoded. */
    private static void collect(
            List<String> prefix,
            JsonNode field,
            JsonNode column,
            List<Object> outer,
            Map<Long, JsonNode> dictionaries,
            Map<List<String>, List<Object>> into) {
        List<String> path = new ArrayList<>(prefix);
        path.add(field.path("name").asText());
        List<Object> values = new ArrayList<>();
        for (int row = 0; row < column.path("count").asInt(); row++) {
            boolean hidden = outer != null && outer.get(row) == null;
            values.add(hidden ? null : value(field, column, row, dictionaries));
        }
        if (!isUnion(field)) {
            into.computeIfAbsent(path, unused -> new ArrayList<>()).addAll(values);
        }
        if (typeName(field).equals("struct") && !field.has("dictionary") && !repeats(field.path("children"))) {
            JsonNode children = field.path("children");
            for (int i = 0; i < children.size(); i++) {
                collect(path, children.get(i), column.path("children").get(i), values, dictionaries, into);
            }
        }
    }

    /** A repeated name finds the first of its columns only. */
    private static boolean repeats(JsonNode fields) {
        List<String> names = new ArrayList<>();
        fields.forEach(field -> names.add(field.path("name").asText()));
        return names.size() != names.stream().distinct().count();
    }

    private static String typeName(JsonNode field) {
        return field.path("type").path("name").asText();
    }

    private static boolean isUnion(JsonNode field) {
        return typeName(field).equals("union");
    }

    private static Object value(JsonNode field, JsonNode column, int row, Map<Long, JsonNode> dictionaries) {
        if (typeName(field).equals("null")) {
            return null;
        }
        if (column.has("VALIDITY") && column.path("VALIDITY").get(row).asInt() == 0) {
            return null;
        }
        if (field.has("dictionary")) {
            JsonNode dictionary =
                    dictionaries.get(field.path("dictionary").path("id").asLong());
            return plain(field, dictionary, column.path("DATA").get(row).asInt());
        }
        return plain(field, column, row);
    }

    private static Object plain(JsonNode field, JsonNode column, int row) {
        if (column.has("VALIDITY") && column.path("VALIDITY").get(row).asInt() == 0) {
            return null;
        }
        JsonNode data = column.path("DATA").get(row);
        switch (typeName(field)) {
            case "bool":
                return data.asBoolean() || data.asInt() == 1;
            case "floatingpoint":
                return field.path("type").path("precision").asText().equals("DOUBLE")
                        ? (Object) data.asDouble()
                        : (Object) (float) data.asDouble();
            case "binary":
            case "largebinary":
            case "fixedsizebinary":
                return field.path("metadata").toString().contains("arrow.uuid")
                        ? data.asText()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5")
                        : data.asText().toUpperCase(java.util.Locale.ROOT);
            case "interval":
                return data.isObject() ? interval(data) : data.asText();
            case "struct":
            case "list":
            case "largelist":
            case "fixedsizelist":
            case "map":
            case "listview":
            case "largelistview":
            case "union":
                return "present";
            default:
                return data.asText();
        }
    }

    private static String interval(JsonNode data) {
        long months = data.path("months").asLong();
        long days = data.path("days").asLong();
        long fraction = data.has("nanoseconds")
                ? data.path("nanoseconds").asLong()
                : data.path("milliseconds").asLong();
        return months + " " + days + " " + fraction;
    }

    private static List<Object> actual(CheckingDataset dataset, List<String> path, boolean nested)
            throws DataException {
        Projection projection = new Projection(List.of(ColumnRequest.values(new ColumnPath(path))));
        List<Object> values = new ArrayList<>();
        try (BufferAllocator allocator = new RootAllocator()) {
            for (Split split : dataset.splits()) {
                try (BatchReader reader = split.open(projection, allocator)) {
                    while (reader.next()) {
                        FieldVector vector = reader.batch().getVector(0);
                        for (int row = 0; row < reader.batch().getRowCount(); row++) {
                            Object value = actual(vector, row, reader.dictionaries());
                            // Of encoded lists and structs, only presence comes, as bits.
                            values.add(nested && value != null ? "present" : value);
                        }
                    }
                }
            }
        }
        return values;
    }

    private static Object actual(FieldVector vector, int row, DictionaryProvider dictionaries) {
        if (vector.isNull(row)) {
            return null;
        }
        if (vector.getField().getDictionary() != null) {
            int index = ((Number) vector.getObject(row)).intValue();
            return actual(
                    dictionaries
                            .lookup(vector.getField().getDictionary().getId())
                            .getVector(),
                    index,
                    dictionaries);
        }
        ArrowType type = vector.getField().getType();
        if (!vector.getField().getChildren().isEmpty() || type instanceof ArrowType.Struct) {
            return "present";
        }
        Object value = vector.getObject(row);
        if (value instanceof byte[] bytes) {
            return HexFormat.of().withUpperCase().formatHex(bytes);
        } else if (value instanceof PeriodDuration both) {
            return both.getPeriod().toTotalMonths() + " " + both.getPeriod().getDays() + " "
                    + both.getDuration().toNanos();
        } else if (type instanceof ArrowType.Interval && value instanceof Duration) {
            return "0 " + vector.getDataBuffer().getInt(8L * row) + " "
                    + vector.getDataBuffer().getInt(8L * row + 4);
        } else if (type instanceof ArrowType.Interval && value instanceof Period period) {
            return String.valueOf(period.toTotalMonths());
        } else if (value instanceof BigDecimal decimal) {
            return decimal.unscaledValue().toString();
        } else if (vector instanceof Float2Vector half) {
            return half.getValueAsFloat(row);
        } else if (value instanceof Boolean || value instanceof Float || value instanceof Double) {
            return value;
        } else if (type instanceof ArrowType.Int whole && !whole.getIsSigned()) {
            return unsigned(vector, row, whole.getBitWidth());
        } else if (vector instanceof BaseFixedWidthVector fixed && !(vector instanceof BitVector)) {
            int width = fixed.getTypeWidth();
            return String.valueOf(
                    width == 8
                            ? vector.getDataBuffer().getLong(8L * row)
                            : width == 4 ? vector.getDataBuffer().getInt(4L * row) : ((Number) value).longValue());
        }
        return value.toString();
    }

    private static String unsigned(FieldVector vector, int row, int bits) {
        switch (bits) {
            case 8:
                return String.valueOf(vector.getDataBuffer().getByte(row) & 0xFF);
            case 16:
                return String.valueOf(vector.getDataBuffer().getShort(2L * row) & 0xFFFF);
            case 32:
                return Integer.toUnsignedString(vector.getDataBuffer().getInt(4L * row));
            default:
                return Long.toUnsignedString(vector.getDataBuffer().getLong(8L * row));
        }
    }
}
