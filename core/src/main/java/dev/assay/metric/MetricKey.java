package dev.assay.metric;

import java.util.List;

/**
 * The name of a metric in result documents: {@code Column.price.Mean}. Column names are inserted as written, so the text must not be
 * split at dots; the parts stay apart here.
 *
 * @param entity what is measured
 * @param instance {@code *}, an alias, or column names joined by commas
 * @param metric {@code Completeness}, {@code ColumnValues.Compliance}, ...
 */
public record MetricKey(Entity entity, String instance, String metric) implements Comparable<MetricKey> {
    /** What a metric is about. */
    public enum Entity {
        DATASET("Dataset"),
        COLUMN("Column"),
        MULTICOLUMN("Multicolumn");

        private final String text;

        Entity(String text) {
            this.text = text;
        }

        /** As written in keys. */
        public String text() {
            return text;
        }
    }

    /** {@code Dataset.*.metric} */
    public static MetricKey dataset(String metric) {
        return new MetricKey(Entity.DATASET, "*", metric);
    }

    /** {@code Dataset.alias.metric} */
    public static MetricKey reference(String alias, String metric) {
        return new MetricKey(Entity.DATASET, alias, metric);
    }

    /** {@code Column.c.metric} */
    public static MetricKey column(String column, String metric) {
        return new MetricKey(Entity.COLUMN, column, metric);
    }

    /** {@code Column.c.metric} for one column, {@code Multicolumn.a,b.metric} for several. */
    public static MetricKey columns(List<String> columns, String metric) {
        return columns.size() == 1
                ? column(columns.get(0), metric)
                : new MetricKey(Entity.MULTICOLUMN, String.join(",", columns), metric);
    }

    /** The key as it stands in documents. */
    @Override
    public String toString() {
        return entity.text() + "." + instance + "." + metric;
    }

    /** By the written key. */
    @Override
    public int compareTo(MetricKey other) {
        return toString().compareTo(other.toString());
    }
}
