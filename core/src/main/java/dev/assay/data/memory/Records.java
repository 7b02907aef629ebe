package dev.assay.data.memory;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes datasets from Java values, for tests and small tables.
 *
 * <pre>{@code
 * record Order(long id, String status, BigDecimal price) {}
 *
 * Dataset orders = Records.of("orders", List.of(new Order(1, "paid", new BigDecimal("9.90"))));
 * Dataset pages = Records.ofMaps("pages", List.of(Map.of("id", 1, "uri", "/")));
 * }</pre>
 *
 * <p>Types: {@code byte, short, int, long} become whole numbers of 8 to 64 bits; {@code float, double} floats; {@code BigDecimal} and
 * {@code BigInteger} the narrowest decimal that holds all values; {@code boolean}; {@code String, char, UUID} and enums text; {@code
 * byte[]} binary; {@code LocalDate} a date; {@code LocalDateTime} a timestamp without zone, {@code Instant, OffsetDateTime,
 * ZonedDateTime} one in UTC, both in microseconds, or nanoseconds where a value needs them; {@code LocalTime} a time of day; records
 * and maps structs; collections and arrays of objects lists; {@code Optional} its content. A column that is declared as {@code
 * Object} (or comes from a map) takes its type from its values: mixed numbers widen, anything else mixed is refused; no value at all
 * gives text. Null is allowed everywhere but in primitive components.
 *
 * <p>The values are copied to the heap when the dataset is made; nothing needs closing.
 */
public final class Records {
    private Records() {}

    /**
     * A dataset of records; the columns are the record's components in order.
     *
     * @throws IllegalArgumentException if there is no row (the type cannot be seen then: use {@link #of(String, Class, List)}), rows
     *     are of several classes, or a component has a type without a column type
     */
    public static RecordDataset of(String name, List<? extends Record> rows) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(
                    "an empty list does not tell its record class: use Records.of(name, Order.class, rows)");
        }
        return ofClass(name, rows.get(0).getClass(), rows);
    }

    /**
     * A dataset of records, possibly of none.
     *
     * @throws IllegalArgumentException if a component has a type without a column type
     */
    public static <T extends Record> RecordDataset of(String name, Class<T> type, List<T> rows) {
        return ofClass(name, type, rows);
    }

    /**
     * A dataset of maps: the columns are all keys in order of first appearance; a missing key is null.
     *
     * @throws IllegalArgumentException if the values of a key do not fit one column type
     */
    public static RecordDataset ofMaps(String name, List<? extends Map<String, ?>> rows) {
        Map<String, List<Object>> values = new LinkedHashMap<>();
        for (Map<String, ?> row : rows) {
            row.keySet().forEach(key -> values.computeIfAbsent(key, unused -> new ArrayList<>(rows.size())));
        }
        List<JavaColumn> columns = new ArrayList<>(values.size());
        values.forEach((key, list) -> {
            for (Map<String, ?> row : rows) {
                list.add(row.get(key));
            }
            columns.add(JavaColumn.of(key, Object.class, list));
        });
        return new RecordDataset(name, columns, rows.size(), Integer.MAX_VALUE);
    }

    private static RecordDataset ofClass(String name, Class<?> type, List<? extends Record> rows) {
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row).getClass() != type) {
                throw new IllegalArgumentException(
                        "row " + row + " is a " + rows.get(row).getClass().getName() + ", not a " + type.getName());
            }
        }
        List<JavaColumn> columns = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            columns.add(
                    JavaColumn.of(component.getName(), component.getGenericType(), JavaValues.read(component, rows)));
        }
        return new RecordDataset(name, columns, rows.size(), Integer.MAX_VALUE);
    }
}
