package dev.assay.readers.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.LimitException;
import dev.assay.data.SchemaChangedException;
import dev.assay.readers.format.FileFormat;
import dev.assay.readers.format.FormatOptions;
import dev.assay.readers.text.MemoryFile;
import dev.assay.readers.text.Reading;
import dev.assay.readers.text.TextSizes;
import dev.assay.testing.Tables;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class JsonFormatTest {
    private static Dataset open(String text, FormatOptions options, TextSizes sizes) throws DataException {
        return new JsonFormat(sizes).open(MemoryFile.of("x.json", text), options, Optional.empty(), false);
    }

    private static Dataset open(String text) throws DataException {
        return open(text, FormatOptions.DEFAULT, TextSizes.DEFAULT);
    }

    private static Reading.Table read(String text) throws DataException {
        return Reading.all(open(text));
    }

    private static FormatOptions schema(Map<String, ArrowType> types) {
        return new FormatOptions(Map.of(), types, Map.of(), true, true);
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    @Test
    void readsOneObjectPerLine() throws Exception {
        Reading.Table table = read(
                "{\"id\":1,\"s\":\"a\",\"d\":1.5,\"b\":true}\n{\"id\":2,\"s\":null,\"b\":false,\"d\":-0.25}\n{}\n");
        assertThat(table.dataset().schema())
                .hasToString("Schema<id: Int(64, true), s: Utf8, d: FloatingPoint(DOUBLE), b: Bool>");
        assertThat(table.rows())
                .containsExactly(row(1L, "a", 1.5, true), row(2L, null, -0.25, false), row(null, null, null, null));
        assertThat(table.dataset().isSchemaCertain()).isTrue();
    }

    @Test
    void readsObjectsHoweverTheyAreLaidOut() throws Exception {
        List<List<@Nullable Object>> expected = List.of(row(1L, "x"), row(2L, null));
        for (String text : List.of(
                "{\"a\":1,\"b\":\"x\"}\n{\"a\":2}",
                "{\"a\":1,\"b\":\"x\"}{\"a\":2}",
                "{\n  \"a\": 1,\n  \"b\": \"x\"\n}\n{\n  \"a\": 2\n}\n",
                "[{\"a\":1,\"b\":\"x\"},{\"a\":2}]",
                "\uFEFF\n [\n{\"a\":1,\"b\":\"x\"}\n,\n{\"a\":2}\n]\n\n",
                "\r\n{\"b\":\"x\",\"a\":1}\r\n\r\n{\"a\":2}\r\n")) {
            assertThat(Tables.rows(open(text), "a", "b")).as(text).isEqualTo(expected);
        }
    }

    @Test
    void readsPlainValuesAsOneColumn() throws Exception {
        assertThat(read("1\n2\nnull\n").rows()).containsExactly(row(1L), row(2L), row((Object) null));
        assertThat(read("[\"a\", true, 1.50]").column("value")).isEqualTo(row("a", "true", "1.50"));
        assertThat(read("[[1,2],[],null]").dataset().schema())
                .hasToString("Schema<value: List<element: Int(64, true)>>");
        assertThat(read("[[1,2],[],null]").column("value")).isEqualTo(row(true, true, null));
    }

    @Test
    void readsMembersOfObjects() throws Exception {
        Dataset data = open("[{\"a\":{\"b\":1,\"c\":\"x\"}}, {\"a\":null},{\"a\":{\"c\":\"\\u00e9\"}}]");
        assertThat(Tables.rows(data, "a/b", "a/c", "a"))
                .containsExactly(row(1L, "x", true), row(null, null, null), row(null, "é", true));
    }

    @Test
    void keepsTextsThatLookLikeSomethingElse() throws Exception {
        assertThat(read("{\"v\":\"007\"}\n{\"v\":\"2024-01-01\"}\n{\"v\":\"true\"}\n")
                        .column("v"))
                .isEqualTo(row("007", "2024-01-01", "true"));
    }

    @Test
    void widensNumbers() throws Exception {
        assertThat(read("{\"v\":1}{\"v\":-9223372036854775809}").column("v"))
                .isEqualTo(row(new BigDecimal(1), new BigDecimal("-9223372036854775809")));
        assertThat(read("{\"v\":1}{\"v\":1e2}").column("v")).isEqualTo(row(1.0, 100.0));
        assertThat(read("{\"v\":" + "9".repeat(50) + "}").column("v")).isEqualTo(row(new BigDecimal("9".repeat(50))));
    }

    @Test
    void writesMixedKindsAsTheyStandWithoutBlanks() throws Exception {
        assertThat(read("{\"v\":{ \"a\" : [1, \" x \\\" y \"] }}\n{\"v\":[ ]}\n{\"v\":1.50}\n{\"v\":\"\\u0041\"}\n")
                        .column("v"))
                .isEqualTo(row("{\"a\":[1,\" x \\\" y \"]}", "[]", "1.50", "A"));
    }

    @Test
    void takesTheLastOfKeysThatOccurTwice() throws Exception {
        Reading.Table table = read("{\"a\":1,\"b\":{\"c\":1,\"d\":2},\"a\":null,\"b\":{\"d\":3}}\n{\"a\":1,\"a\":2}\n");
        assertThat(Tables.rows(table.dataset(), "a", "b/c", "b/d"))
                .containsExactly(row(null, null, 3L), row(2L, null, null));
        assertThat(table.dataset().warnings())
                .containsExactly("x.json: keys occur twice in an object; the last value counts");
    }

    @Test
    void warnsOfKeysThatOccurTwiceBehindTheSample() throws Exception {
        Reading.Table table = Reading.all(open(
                "{\"a\":1}\n{\"a\":2,\"a\":\"\\u0061\"}\n{\"a\":\"x\",\"a\":3}",
                FormatOptions.DEFAULT,
                new TextSizes(1, 1000, 64)));
        assertThat(table.restarts()).isEqualTo(1);
        assertThat(table.column("a")).isEqualTo(row("1", "a", "3"));
        assertThat(table.dataset().warnings()).hasSize(1);
    }

    @Test
    void startsAgainWhenATypeOrAKeyIsNotThatOfTheSample() throws Exception {
        for (String late :
                List.of("{\"a\":\"x\"}", "{\"a\":1.5}", "{\"a\":{}}", "{\"b\":1}", "{\"a\":9223372036854775808}")) {
            Dataset sampled = open("{\"a\":1}\n" + late + "\n", FormatOptions.DEFAULT, new TextSizes(1, 1000, 64));
            assertThat(sampled.isSchemaCertain()).isFalse();
            Reading.Table table = Reading.all(sampled);
            assertThat(table.restarts()).as(late).isEqualTo(1);
            assertThat(table.dataset().isSchemaCertain()).isTrue();
            assertThat(table.rows())
                    .as(late)
                    .isEqualTo(read("{\"a\":1}\n" + late + "\n").rows());
        }
    }

    @Test
    void checksKeysThatNobodyReads() {
        assertThatThrownBy(() -> Tables.rows(
                        open(
                                "{\"a\":1,\"b\":{\"c\":[1]}}\n{\"a\":2,\"b\":{\"c\":[\"x\"]}}\n",
                                FormatOptions.DEFAULT,
                                new TextSizes(1, 1000, 64)),
                        "a"))
                .isInstanceOf(SchemaChangedException.class)
                .hasMessage(
                        "x.json: byte offset 39: a value does not fit the schema inferred from the beginning of the file; it is read"
                                + " again with a schema for all of it");
    }

    @Test
    void refusesRecordsThatAreNotAllObjects() {
        assertThatThrownBy(() -> read("{\"a\":1}\n[1]\n"))
                .hasMessage(
                        "x.json: line 2, byte offset 8: record 2 is an array, but the first one is an object; records must be all"
                                + " objects, or all values");
        assertThatThrownBy(() -> read("[null, {\"a\":1}]"))
                .hasMessage(
                        "x.json: line 1, byte offset 7: element 2 is an object, but the first one is null; records must be all"
                                + " objects, or all values");
    }

    @Test
    void saysWhenNoValueHasBeenSeen() throws Exception {
        Schema schema = open("{\"a\":null,\"b\":[null]}").schema();
        assertThat(schema.findField("a").getMetadata()).containsKey(FileFormat.NO_VALUES);
        assertThat(schema.findField("b").getChildren().get(0).getMetadata()).containsKey(FileFormat.NO_VALUES);
    }

    @Test
    void readsAsTheTypesTheUserNames() throws Exception {
        Reading.Table table = Reading.all(open(
                "{\"d\":\"2024-02-29\",\"n\":1.5,\"o\":{\"t\":\"2024-02-29T12:00:00Z\"},\"s\":[1, 2]}\n{\"n\":\"2\",\"s\":7,\"o\":{\"t\":null}}\n",
                schema(Map.of(
                        "d", new ArrowType.Date(DateUnit.DAY),
                        "n", new ArrowType.Decimal(12, 2, 128),
                        "o.t", new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC"),
                        "s", ArrowType.Utf8.INSTANCE)),
                TextSizes.DEFAULT));
        assertThat(table.dataset().schema())
                .hasToString(
                        "Schema<d: Date(DAY), n: Decimal(12, 2, 128), o: Struct<t: Timestamp(MICROSECOND, UTC)>, s: Utf8>");
        assertThat(Tables.rows(table.dataset(), "d", "n", "o/t", "s").toString())
                .isEqualTo("[[19782, 1.50, 1709208000000000, [1,2]], [null, 2.00, null, 7]]");
    }

    @Test
    void saysWhereAValueIsNotOfTheTypeTheUserNames() {
        FormatOptions options =
                schema(Map.of("n", new ArrowType.Int(32, true), "o.d", new ArrowType.Date(DateUnit.DAY)));
        assertThatThrownBy(() -> open("{\"n\":1}\n{\"n\":2147483648}\n", options, TextSizes.DEFAULT))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "x.json: line 2, byte offset 13: column 'n' is to be read as IntegerType, but this value cannot be");
        assertThatThrownBy(() -> open("{\"o\":{\"d\":20240101}}", options, TextSizes.DEFAULT))
                .hasMessage(
                        "x.json: line 1, byte offset 10: column 'o.d' is to be read as DateType, but this value cannot be");
        assertThatThrownBy(() -> open("{\"n\":[1]}", options, TextSizes.DEFAULT))
                .hasMessageContaining("column 'n' is to be read as IntegerType");
        // Behind the sample the error is the same.
        assertThatThrownBy(() -> Reading.all(open("{\"n\":1}\n{\"n\":2147483648}\n", options, new TextSizes(1, 5, 16))))
                .hasMessage(
                        "x.json: line 2, byte offset 13: column 'n' is to be read as IntegerType, but this value cannot be");
    }

    @Test
    void readsUnderACommonSchema() throws Exception {
        Field number = new Field(
                "b",
                FieldType.nullable(
                        new ArrowType.FloatingPoint(org.apache.arrow.vector.types.FloatingPointPrecision.DOUBLE)),
                null);
        Field more = new Field("c", FieldType.nullable(ArrowType.Utf8.INSTANCE), null);
        Schema common = new Schema(List.of(
                new Field("s", FieldType.nullable(ArrowType.Struct.INSTANCE), List.of(number, more)),
                Field.nullable("t", ArrowType.Utf8.INSTANCE)));
        Dataset data = new JsonFormat()
                .open(
                        MemoryFile.of("x.json", "{\"t\":{\"x\": 1},\"s\":{\"b\":1}}"),
                        FormatOptions.DEFAULT,
                        Optional.of(common),
                        false);
        assertThat(Tables.rows(data, "s/b", "s/c", "t")).containsExactly(row(1.0, null, "{\"x\":1}"));
    }

    @Test
    void readsNestingDeeperThanASchemaMayBeAsText() throws Exception {
        String deep = "[".repeat(500) + "]".repeat(500);
        Schema schema = open("{\"a\":" + deep + "}").schema();
        Field field = schema.getFields().get(0);
        int depth = 0;
        while (field.getType() instanceof ArrowType.List) {
            field = field.getChildren().get(0);
            depth++;
        }
        assertThat(depth).isEqualTo(JsonSurvey.MAX_SCHEMA_DEPTH - 1);
        assertThat(field.getType()).isEqualTo(ArrowType.Utf8.INSTANCE);
        assertThat(Tables.rows(open("{\"a\":" + deep + "}"))).containsExactly(row(true));
    }

    @Test
    void keepsToLimits() {
        assertLimit(
                "{\"a\":\"0123456789x\"}",
                "limit-field-bytes",
                "x.json: line 1, byte offset 6: a text of more than 10 bytes; raise the option 'limit-field-bytes'");
        assertLimit(
                "{}\n{\"a\":\"0123456\"}",
                "limit-line-bytes",
                "x.json: line 2, byte offset 3: a record of more than 10 bytes; raise the option 'limit-line-bytes'");
        assertLimit(
                "{\"much longer\":1}",
                "limit-name-bytes",
                "x.json: line 1, byte offset 2: a key of more than 10 bytes; raise the option 'limit-name-bytes'");
        assertLimit(
                "{\"a\":12345678901}",
                "limit-number-characters",
                "x.json: line 1, byte offset 5: a number of more than 10 characters; raise the option 'limit-number-characters'");
        assertLimit(
                "{\"a\":" + "[".repeat(10),
                "limit-json-depth",
                "x.json: line 1, byte offset 14: objects and arrays nested more than 10 deep; raise the option 'limit-json-depth'");
        assertLimit(
                "{\"a\":{\"1\":1,\"2\":1,\"3\":1,\"4\":1,\"5\":1},\"b\":{\"6\":1,\"7\":1,\"8\":1,\"9\":1}}",
                "limit-columns",
                "x.json: line 1, byte offset 63: more than 10 columns; raise the option 'limit-columns'");
    }

    private static void assertLimit(String text, String option, String message) {
        FormatOptions options = new FormatOptions(Map.of(), Map.of(), Map.of(option, 10L), true, true);
        assertThatThrownBy(() -> open(text, options, TextSizes.DEFAULT))
                .isInstanceOf(LimitException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> Reading.all(open("{}\n" + text, options, new TextSizes(1, 1000, 16))))
                .isInstanceOf(LimitException.class)
                .hasMessageEndingWith(message.substring(message.lastIndexOf(':')));
    }

    @Test
    void saysWhatAFileLooksLikeThatIsNoJson() {
        assertThatThrownBy(() -> read("<!DOCTYPE html>\n<html></html>\n"))
                .hasMessage(
                        "x.json: line 1, byte offset 0: unexpected '<', where a value should follow; the file looks like an HTML page");
    }

    @Test
    void namesLeadingZeros() {
        assertThatThrownBy(() -> read("{\"zip\":08123}"))
                .hasMessage(
                        "x.json: line 1, byte offset 7: a number with a leading zero, which JSON does not have; it must be written as a"
                                + " text");
    }

    @Test
    void looksLikeJsonFromItsFirstCharacters() {
        JsonFormat format = new JsonFormat();
        for (String text : List.of("{\"a\":1}", " \n{ }", "[]", "[ {", "[1", "\uFEFF{\"")) {
            assertThat(format.looksLike(text.getBytes(StandardCharsets.UTF_8), new byte[0]))
                    .as(text)
                    .isTrue();
        }
        for (String text : List.of("", "a,b", "{a}", "[x]", "<html>", "1", "[")) {
            assertThat(format.looksLike(text.getBytes(StandardCharsets.UTF_8), new byte[0]))
                    .as(text)
                    .isFalse();
        }
    }

    @Test
    void stopsWhenInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> read("{}")).hasMessage("x.json: interrupted while being read");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void readsAFileOfLinesInSplitsAndAnyOtherAsAWhole() throws Exception {
        TextSizes sizes = new TextSizes(20, 10, 64);
        assertThat(open("{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n{\"a\":4}\n", FormatOptions.DEFAULT, sizes)
                        .splits())
                .hasSize(4);
        assertThat(open("[{\"a\":1},\n{\"a\":2},\n{\"a\":3},\n{\"a\":4}]", FormatOptions.DEFAULT, sizes)
                        .splits())
                .hasSize(1);
        assertThat(open("{\n\"a\":1}\n{\"a\":2}\n{\"a\":3}\n{\"a\":4}\n", FormatOptions.DEFAULT, sizes)
                        .splits())
                .hasSize(1);
    }

    @Test
    void makesBatchesThatAreNotTooLarge() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 70_000; i++) {
            text.append("{\"a\":").append(i).append("}\n");
        }
        text.append("{\"a\":\"")
                .append("x".repeat(20 << 20))
                .append("\"}\n{\"a\":\"")
                .append("y".repeat(5 << 20))
                .append("\"}\n");
        // The checks of the reading test helper are what is tested here.
        List<@Nullable Object> column = read(text.toString()).column("a");
        assertThat(column).hasSize(70_002);
        assertThat(column.get(69_999)).isEqualTo("69999");
        assertThat(((String) column.get(70_000))).hasSize(20 << 20);
    }
}
