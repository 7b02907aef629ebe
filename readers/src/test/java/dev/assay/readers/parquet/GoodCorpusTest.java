package dev.assay.readers.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.data.ColumnNeed;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnStatistics;
import dev.assay.data.Dataset;
import dev.assay.data.Split;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every good file of the corpus against what other engines found in it: rows, nulls, distinct values, least and greatest. */
class GoodCorpusTest {
    @TestFactory
    Stream<DynamicTest> readsWhatIsThere() throws IOException {
        Path folder = Corpus.folder("parquet-good");
        List<DynamicTest> tests = new ArrayList<>();
        Corpus.json(folder.resolve("ground-truth.json"))
                .get("files")
                .properties()
                .forEach(entry -> {
                    String name = entry.getKey();
                    if (!name.startsWith("parquet-bad/") && entry.getValue().has("columns")) {
                        tests.add(DynamicTest.dynamicTest(
                                name,
                                () -> check(
                                        folder.resolve(name),
                                        entry.getValue(),
                                        !name.endsWith("filter_pushdown_int_lying_stats.parquet"))));
                    }
                });
        return tests.stream();
    }

    static void check(Path file, JsonNode truth, boolean trustStatistics) throws IOException {
        Dataset dataset = Corpus.open(file);
        List<Field> readable = new ArrayList<>();
        for (Field field : dataset.schema().getFields()) {
            boolean unique = dataset.schema().getFields().stream()
                            .filter(other -> other.getName().equals(field.getName()))
                            .count()
                    == 1;
            if (unique && !field.getMetadata().containsKey(Dataset.UNSUPPORTED)) {
                readable.add(field);
            }
        }
        List<ColumnPath> paths =
                readable.stream().map(field -> ColumnPath.of(field.getName())).toList();
        List<Summary> summaries = Summary.of(dataset, paths, ColumnNeed.VALUES);
        List<Summary> presence = Summary.of(dataset, paths, ColumnNeed.PRESENCE);
        for (int i = 0; i < readable.size(); i++) {
            Field field = readable.get(i);
            JsonNode column = column(dataset, truth.get("columns"), field);
            if (column == null) {
                continue;
            }
            Summary summary = summaries.get(i);
            assertThat(summary.rows).as("rows").isEqualTo(truth.get("rows").asLong());
            assertThat(presence.get(i).rows).as("rows").isEqualTo(summary.rows);
            assertThat(presence.get(i).nulls)
                    .as("nulls of %s by presence", field.getName())
                    .isEqualTo(summary.nulls);
            compare(field, column, summary);
        }
        if (trustStatistics) {
            checkStatistics(dataset, readable);
        }
    }

    /** By place; by name where the truth has only some of the columns. */
    private static @Nullable JsonNode column(Dataset dataset, JsonNode columns, Field field) {
        List<Field> fields = dataset.schema().getFields();
        if (columns.size() == fields.size()) {
            return columns.get(fields.indexOf(field));
        }
        for (JsonNode column : columns) {
            if (column.get("name").asText().equals(field.getName())) {
                return column;
            }
        }
        return null;
    }

    private static void compare(Field field, JsonNode truth, Summary found) {
        String name = field.getName() + " (" + field.getType() + ", truth " + truth.get("type") + ")";
        assertThat(found.nulls)
                .as("nulls of %s", name)
                .isEqualTo(truth.get("null_count").asLong());
        if (field.getType().isComplex()
                || !truth.has("count_distinct")
                || field.getType().getTypeID() == ArrowType.ArrowTypeID.Null) {
            return;
        }
        assertThat((long) found.distinct.size())
                .as("distinct values of %s", name)
                .isEqualTo(truth.get("count_distinct").asLong());
        compareBound("minimum of " + name, field.getType(), truth, "min", found.minimum);
        compareBound("maximum of " + name, field.getType(), truth, "max", found.maximum);
    }

    private static void compareBound(
            String what, ArrowType type, JsonNode truth, String bound, @Nullable Object found) {
        JsonNode node = truth.get(bound);
        if (node == null || node.isNull()) {
            assertThat(truth.has(bound) ? found : null).as(what).isNull();
            return;
        }
        String text = node.asText();
        switch (type.getTypeID()) {
            case Int, Decimal:
                assertThat((BigDecimal) found).as(what).isEqualByComparingTo(new BigDecimal(text));
                break;
            case FloatingPoint:
                assertThat((Double) found).as(what).isEqualTo(Double.valueOf(number(text, type)));
                break;
            case Bool:
                assertThat(found).as(what).isEqualTo(Boolean.valueOf(text));
                break;
            case Utf8:
                compareText(what, truth, text, (Summary.Text) java.util.Objects.requireNonNull(found));
                break;
            case Binary:
                // Nobody says what the text form of bytes is, unless it is hexadecimal.
                assertThat(found).as(what).isEqualTo(new Summary.Text(text.toLowerCase(Locale.ROOT)));
                break;
            case Date:
                if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
                    assertThat(found).as(what).isEqualTo(LocalDate.parse(text).toEpochDay());
                }
                break;
            case Timestamp:
                if (truth.has(bound + "_epoch_us")) {
                    long ticks = (Long) java.util.Objects.requireNonNull(found);
                    assertThat(micros(ticks, ((ArrowType.Timestamp) type).getUnit()))
                            .as(what)
                            .isEqualTo(truth.get(bound + "_epoch_us").asLong());
                }
                break;
            case Time:
                // DuckDB shows times before midnight as times of the day before.
                long time = nanos((Long) java.util.Objects.requireNonNull(found), ((ArrowType.Time) type).getUnit());
                assertThat(time >= 0 ? time : Math.floorMod(time, 86_400_000_000_000L))
                        .as(what)
                        .isEqualTo(LocalTime.parse(
                                        text.substring(0, text.indexOf("+") < 0 ? text.length() : text.indexOf("+")))
                                .toNanoOfDay());
                break;
            default:
                throw new AssertionError(what + ": no rule for " + type);
        }
    }

    /** The truth has hexadecimal digits for what its engine takes for bytes, and cuts long texts. */
    private static void compareText(String what, JsonNode truth, String text, Summary.Text found) {
        if (truth.get("type").asText().equals("binary")) {
            assertThat(found).as(what).isEqualTo(new Summary.Text(text.toLowerCase(Locale.ROOT)));
        } else if (text.codePointCount(0, text.length()) >= 80) {
            assertThat(found.hex()).as(what).startsWith(Summary.Text.of(text).hex());
        } else {
            assertThat(found).as(what).isEqualTo(Summary.Text.of(text));
        }
    }

    private static double number(String text, ArrowType type) {
        switch (text) {
            case "nan":
                return Double.NaN;
            case "inf":
                return Double.POSITIVE_INFINITY;
            case "-inf":
                return Double.NEGATIVE_INFINITY;
            default:
                boolean single = ((ArrowType.FloatingPoint) type).getPrecision()
                        == org.apache.arrow.vector.types.FloatingPointPrecision.SINGLE;
                double value = single ? Float.parseFloat(text) : Double.parseDouble(text);
                return value == 0 ? 0.0 : value;
        }
    }

    private static long micros(long ticks, TimeUnit unit) {
        return unit == TimeUnit.MILLISECOND
                ? ticks * 1000
                : unit == TimeUnit.NANOSECOND ? Math.floorDiv(ticks, 1000L) : ticks;
    }

    private static long nanos(long ticks, TimeUnit unit) {
        return unit == TimeUnit.MILLISECOND ? ticks * 1_000_000 : unit == TimeUnit.MICROSECOND ? ticks * 1000 : ticks;
    }

    /** What the footer says about a row group must be true of it. */
    private static void checkStatistics(Dataset dataset, List<Field> fields) throws IOException {
        for (Split split : dataset.splits()) {
            for (Field field : fields) {
                ColumnPath path = ColumnPath.of(field.getName());
                ColumnStatistics statistics = split.statistics().column(path).orElse(ColumnStatistics.UNKNOWN);
                if (statistics.equals(ColumnStatistics.UNKNOWN)) {
                    continue;
                }
                List<Summary> summaries = List.of(new Summary());
                Summary.add(split, List.of(path), ColumnNeed.VALUES, summaries);
                Summary summary = summaries.get(0);
                String what = split.description() + " " + field.getName();
                statistics
                        .nullCount()
                        .ifPresent(nulls -> assertThat(nulls).as(what).isEqualTo(summary.nulls));
                statistics.minimum().ifPresent(bound -> {
                    assertThat(Summary.compare(comparable(bound, field.getType()), summary.minimum))
                            .as(what)
                            .isLessThanOrEqualTo(0);
                    if (bound.exact()) {
                        assertThat(comparable(bound, field.getType())).as(what).isEqualTo(summary.minimum);
                    }
                });
                statistics.maximum().ifPresent(bound -> {
                    assertThat(Summary.compare(comparable(bound, field.getType()), summary.maximum))
                            .as(what)
                            .isGreaterThanOrEqualTo(0);
                    if (bound.exact()) {
                        assertThat(comparable(bound, field.getType())).as(what).isEqualTo(summary.maximum);
                    }
                });
            }
        }
    }

    private static Object comparable(ColumnStatistics.Bound bound, ArrowType type) {
        Object value = bound.value();
        if (value instanceof Long number && type instanceof ArrowType.Int) {
            return BigDecimal.valueOf(number);
        } else if (value instanceof Long number && type instanceof ArrowType.Bool) {
            return number == 1;
        } else if (value instanceof BigDecimal decimal) {
            return type instanceof ArrowType.Decimal ? decimal.stripTrailingZeros() : decimal;
        } else if (value instanceof Double number) {
            return number == 0 ? 0.0 : number;
        } else if (value instanceof String text) {
            return Summary.Text.of(text);
        }
        return value;
    }
}
