package dev.assay.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.Dataset;
import dev.assay.dqdl.filter.FilterParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;

/**
 * The texts of {@code bind-errors.txt}: a filter per line, what is wrong with it indented below. To accept new wording, copy what the failing
 * test shows and review the difference.
 */
class FilterErrorsTest {
    private static final Schema SCHEMA = new Schema(List.of(
            field("amount", FilterTable.decimal(10, 2)),
            field("name", FilterTable.TEXT),
            field("flag", ArrowType.Bool.INSTANCE),
            field("born", FilterTable.DATE),
            field("dup", FilterTable.TEXT),
            field("DUP", FilterTable.TEXT),
            new Field(
                    "customer",
                    FieldType.nullable(ArrowType.Struct.INSTANCE),
                    List.of(field("name", FilterTable.TEXT))),
            new Field("tags", FieldType.nullable(ArrowType.List.INSTANCE), List.of(field("item", FilterTable.TEXT))),
            new Field(
                    "secret",
                    new FieldType(true, FilterTable.TEXT, null, Map.of(Dataset.UNSUPPORTED, "it is encrypted")),
                    null)));

    @Test
    void saysWhatIsWrongAndWhere() throws IOException {
        String golden;
        try (InputStream in = FilterErrorsTest.class.getResourceAsStream("bind-errors.txt")) {
            golden = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        StringBuilder actual = new StringBuilder();
        golden.lines()
                .filter(line -> !line.startsWith("  "))
                .forEach(filter -> actual.append(filter)
                        .append("\n  ")
                        .append(problem(filter))
                        .append('\n'));
        assertThat(actual.toString()).isEqualTo(golden);
    }

    @Test
    void tellsPositionProblemAndHintApart() {
        try {
            Filter.bind(
                    FilterParser.parse("born > 0 or amout > 1").expression().orElseThrow(),
                    SCHEMA,
                    Instant.EPOCH,
                    ZoneOffset.UTC);
        } catch (FilterException e) {
            assertThat(e.problem()).isEqualTo("Cannot compare date with int");
            assertThat(e.at().start()).isZero();
            assertThat(e.at().end()).isEqualTo(8);
            assertThat(e.hint()).isEqualTo("use CAST");
            assertThat(e).hasMessage("Cannot compare date with int (at character 1); use CAST");
            return;
        }
        throw new AssertionError("no exception");
    }

    private static String problem(String filter) {
        try {
            Filter.bind(FilterParser.parse(filter).expression().orElseThrow(), SCHEMA, Instant.EPOCH, ZoneOffset.UTC);
            return "(no problem)";
        } catch (FilterException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static Field field(String name, ArrowType type) {
        return new Field(name, FieldType.nullable(type), null);
    }
}
