package dev.assay.readers.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.data.ColumnNeed;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.DataException;
import dev.assay.data.LimitException;
import dev.assay.data.Projection;
import dev.assay.data.SchemaChangedException;
import dev.assay.readers.format.FileFormat;
import dev.assay.readers.format.FormatOptions;
import dev.assay.readers.text.MemoryFile;
import dev.assay.readers.text.Reading;
import dev.assay.readers.text.TextSizes;
import dev.assay.testing.Tables;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class CsvFormatTest {
    private static FormatOptions options(Map<String, String> csv) {
        return new FormatOptions(csv, Map.of(), Map.of(), true, true);
    }

    private static FormatOptions schema(Map<String, ArrowType> types) {
        return new FormatOptions(Map.of(), types, Map.of(), true, true);
    }

    private static Reading.Table read(byte[] text, FormatOptions options) throws DataException {
        return Reading.all(new CsvFormat().open(new MemoryFile("x.csv", text), options, Optional.empty(), false));
    }

    private static Reading.Table read(String text, FormatOptions options) throws DataException {
        return read(text.getBytes(StandardCharsets.UTF_8), options);
    }

    private static Reading.Table read(String text) throws DataException {
        return read(text, FormatOptions.DEFAULT);
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    @Test
    void readsAHeaderAndRecords() throws Exception {
        Reading.Table table = read("id,name,price,ok\n1,a,1.5,true\n2,\"b, c\",-2,false\n");
        assertThat(table.dataset().schema())
                .hasToString("Schema<id: Int(64, true), name: Utf8, price: FloatingPoint(DOUBLE), ok: Bool>");
        assertThat(table.rows()).containsExactly(row(1L, "a", 1.5, true), row(2L, "b, c", -2.0, false));
        assertThat(table.dataset().isSchemaCertain()).isTrue();
        assertThat(table.dataset().files().orElseThrow().files()).hasSize(1);
    }

    @Test
    void takesOnlyTheUnquotedEmptyFieldForNull() throws Exception {
        assertThat(read("a,b\n1,\n2,\"\"\n3,x\n").column("b")).isEqualTo(row(null, "", "x"));
    }

    @Test
    void keepsNumbersThatAreNotPlainAsText() throws Exception {
        for (String text : List.of("007", "+5", "\"1,000\"", ".5", "5.", "0x1F", " 5", "5 ", "NaN", "1_000", "--1")) {
            assertThat(read("v\n1\n" + text + "\n").column("v")).as(text).isEqualTo(row("1", text.replace("\"", "")));
        }
    }

    @Test
    void widensNumbers() throws Exception {
        assertThat(read("v\n1\n9223372036854775808\n").dataset().schema())
                .hasToString("Schema<v: Decimal(19, 0, 128)>");
        assertThat(read("v\n1\n2.5\n").dataset().schema()).hasToString("Schema<v: FloatingPoint(DOUBLE)>");
        assertThat(read("v\n9223372036854775808\n2.5\n").column("v")).isEqualTo(row(9223372036854775808.0, 2.5));
        assertThat(read("v\n" + "1".repeat(76) + "\n").dataset().schema())
                .hasToString("Schema<v: Decimal(76, 0, 256)>");
        assertThat(read("v\n" + "1".repeat(77) + "\n").dataset().schema())
                .hasToString("Schema<v: FloatingPoint(DOUBLE)>");
        assertThat(read("v\n" + "1".repeat(1001) + "\n").dataset().schema()).hasToString("Schema<v: Utf8>");
    }

    @Test
    void mixesOfKindsAreText() throws Exception {
        assertThat(read("v\n1\ntrue\n").column("v")).isEqualTo(row("1", "true"));
        assertThat(read("v\ntrue\nTrue\n").column("v")).isEqualTo(row("true", "True"));
    }

    @Test
    void saysWhenNoValueHasBeenSeen() throws Exception {
        Schema schema = read("a,b\n1,\n").dataset().schema();
        assertThat(schema.findField("b").getMetadata()).containsKey(FileFormat.NO_VALUES);
        assertThat(schema.findField("a").getMetadata()).isEmpty();
    }

    @Test
    void findsTheDelimiter() throws Exception {
        assertThat(read("a;b\n1,5;x\n").names()).containsExactly("a", "b");
        assertThat(read("a\tb\n1\t\"x\ty\"\n").names()).containsExactly("a", "b");
        assertThat(read("a|b\n1|x\n").names()).containsExactly("a", "b");
        assertThat(read("\"a;b;c\",d\n\"1;2;3\",x\n").names()).containsExactly("a;b;c", "d");
        assertThat(read("a\n1\n").names()).containsExactly("a");
    }

    @Test
    void looksLikeCsvWhereRecordsHaveEquallyManyFields() {
        CsvFormat format = new CsvFormat();
        assertThat(format.looksLike("a;b\n1;2\n".getBytes(StandardCharsets.UTF_8), new byte[0]))
                .isTrue();
        assertThat(format.looksLike("a;b\n1;2;3\n".getBytes(StandardCharsets.UTF_8), new byte[0]))
                .isFalse();
        assertThat(format.looksLike("some text\nof two lines\n".getBytes(StandardCharsets.UTF_8), new byte[0]))
                .isFalse();
        assertThat(format.looksLike("<a,b>\n<c,d>\n".getBytes(StandardCharsets.UTF_8), new byte[0]))
                .isFalse();
        assertThat(format.looksLike(
                        "{\"a\":1,\"b\":2}\n{\"a\":1,\"b\":2}\n".getBytes(StandardCharsets.UTF_8), new byte[0]))
                .isFalse();
        assertThat(format.looksLike(new byte[] {'a', ',', 0, '\n', 'b', ',', 'c'}, new byte[0]))
                .isFalse();
        assertThat(format.looksLike(new byte[0], new byte[0])).isFalse();
    }

    @Test
    void takesOptions() throws Exception {
        assertThat(read("1,x\n2,y\n", options(Map.of("header", "false"))).names())
                .containsExactly("column_1", "column_2");
        assertThat(read("1,x\n2,y\n", options(Map.of("header", "false"))).rows())
                .hasSize(2);
        assertThat(read("a:b\n1:x\n", options(Map.of("delimiter", ":"))).rows()).containsExactly(row(1L, "x"));
        assertThat(read("a\tb,c\n", options(Map.of("delimiter", "\\t"))).names())
                .containsExactly("a", "b,c");
        assertThat(read("a,b\n'x, y',\"z\n", options(Map.of("quote", "'"))).rows())
                .containsExactly(row("x, y", "\"z"));
        assertThat(read("a,b\n\"x,'y'\n", options(Map.of("quote", ""))).rows()).containsExactly(row("\"x", "'y'"));
        assertThat(read("a,b\nNA,\"NA\"\n,x\n", options(Map.of("null", "NA"))).rows())
                .containsExactly(row(null, "NA"), row(null, "x"));
    }

    @Test
    void takesOtherEncodings() throws Exception {
        for (String encoding : List.of("latin1", "ISO-8859-1", "windows-1252", "UTF-16", "UTF-16LE", "utf-8")) {
            Charset charset = Charset.forName(encoding.equals("latin1") ? "ISO-8859-1" : encoding);
            byte[] text = "id,name\n1,café\n".getBytes(charset);
            assertThat(read(text, options(Map.of("encoding", encoding))).rows())
                    .as(encoding)
                    .containsExactly(row(1L, "café"));
        }
        String large = "id,name\n" + "12345,äöü€\n".repeat(60_000);
        assertThat(read(large.getBytes(StandardCharsets.UTF_16BE), options(Map.of("encoding", "UTF-16BE")))
                        .column("name"))
                .hasSize(60_000)
                .containsOnly("äöü€");
    }

    @Test
    void saysWhereBytesAreNotOfTheEncoding() {
        byte[] cut = Arrays.copyOf("id,name\n1,x\n".getBytes(StandardCharsets.UTF_16LE), 21);
        assertThatThrownBy(() -> read(cut, options(Map.of("encoding", "UTF-16LE"))))
                .hasMessage("x.csv: byte offset 20: the bytes are no UTF-16LE text; is it another encoding?");
    }

    @Test
    void refusesOptionsWithoutMeaning() {
        assertThatThrownBy(() -> read("", options(Map.of("header", "maybe"))))
                .hasMessage("the CSV option 'header' is true or false, not 'maybe'");
        assertThatThrownBy(() -> read("", options(Map.of("delimiter", "ab"))))
                .hasMessage("the CSV option 'delimiter' is one ASCII character or tab, not 'ab'");
        assertThatThrownBy(() -> read("", options(Map.of("delimiter", "\""))))
                .hasMessage("the CSV options 'delimiter' and 'quote' are the same");
        assertThatThrownBy(() -> read("", options(Map.of("encoding", "klingon"))))
                .hasMessage("the CSV option 'encoding': 'klingon' is no encoding that this JVM knows");
    }

    @Test
    void readsAsTheTypesTheUserNames() throws Exception {
        Reading.Table table = read(
                "i,l,d,b,t,s,n,x\n007,+5,1.50,yes,2024-02-29 12:00:00,007,2024-1-5,\n -3 ,1e3,2,F,2024-02-29T12:00:00+02:00,,\"2024-12-31\",\n",
                schema(Map.of(
                        "i", new ArrowType.Int(16, true),
                        "l", new ArrowType.Int(64, true),
                        "d", new ArrowType.Decimal(10, 2, 128),
                        "b", ArrowType.Bool.INSTANCE,
                        "t", new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC"),
                        "s", ArrowType.Utf8.INSTANCE,
                        "n", new ArrowType.Date(DateUnit.DAY),
                        "x", new ArrowType.Int(32, true))));
        assertThat(table.dataset().schema())
                .hasToString(
                        "Schema<i: Int(16, true), l: Int(64, true), d: Decimal(10, 2, 128), b: Bool, t: Timestamp(MICROSECOND, UTC),"
                                + " s: Utf8, n: Date(DAY), x: Int(32, true)>");
        assertThat(table.rows().toString())
                .isEqualTo("[[7, 5, 1.50, true, 1709208000000000, 007, 19727, null],"
                        + " [-3, 1000, 2.00, false, 1709200800000000, null, 20088, null]]");
    }

    @Test
    void saysWhereAValueIsNotOfTheTypeTheUserNames() {
        Map<String, ArrowType> types = Map.of(
                "i", new ArrowType.Int(8, true),
                "d", new ArrowType.Decimal(4, 1, 128),
                "n", new ArrowType.Date(DateUnit.DAY),
                "t", new ArrowType.Timestamp(TimeUnit.MICROSECOND, null));
        assertThatThrownBy(() -> read("a,i\nx,127\ny,128\n", schema(types)))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "x.csv: line 3, byte offset 12: column 'i' is to be read as ByteType, but this value cannot be");
        for (String value : List.of("1.25", "1000", "x", "\"\"", "1e9999999999", "NaN")) {
            assertThatThrownBy(() -> read("d\n" + value + "\n", schema(types)))
                    .as(value)
                    .hasMessageStartingWith("x.csv: line 2, byte offset ")
                    .hasMessageEndingWith("column 'd' is to be read as DecimalType(4,1), but this value cannot be");
        }
        for (String value : List.of("2023-02-29", "yesterday", "02/03/2024")) {
            assertThatThrownBy(() -> read("n\n" + value + "\n", schema(types)))
                    .as(value)
                    .hasMessageContaining("column 'n' is to be read as DateType");
        }
        for (String value : List.of("12:30:00", "T12:30", "2024-01-01 25:00:00")) {
            assertThatThrownBy(() -> read("t\n" + value + "\n", schema(types)))
                    .as(value)
                    .hasMessageContaining("column 't' is to be read as TimestampNTZType");
        }
    }

    @Test
    void warnsOfTypesForColumnsThatAreNotThere() throws Exception {
        assertThat(read("a\n1\n", schema(Map.of("b", ArrowType.Utf8.INSTANCE)))
                        .dataset()
                        .warnings())
                .containsExactly("x.csv: the schema option names a column 'b', which the file does not have");
    }

    @Test
    void readsUnderACommonSchema() throws Exception {
        Schema common = new Schema(List.of(
                Field.nullable("a", ArrowType.Utf8.INSTANCE),
                Field.nullable(
                        "b", new ArrowType.FloatingPoint(org.apache.arrow.vector.types.FloatingPointPrecision.DOUBLE)),
                Field.nullable("c", ArrowType.Utf8.INSTANCE)));
        assertThat(Reading.all(new CsvFormat()
                                .open(
                                        MemoryFile.of("x.csv", "b,a\n1,2\n"),
                                        FormatOptions.DEFAULT,
                                        Optional.of(common),
                                        false))
                        .rows())
                .containsExactly(row(1.0, "2"));
    }

    @Test
    void startsAgainWhenAValueDoesNotFitACommonSchema() throws Exception {
        Schema common = new Schema(List.of(Field.nullable("a", new ArrowType.Int(64, true))));
        TextSizes sizes = new TextSizes(4, 1000, 64);
        Reading.Table table = Reading.all(new CsvFormat(sizes)
                .open(MemoryFile.of("x.csv", "a\n1\n2\nx\n"), FormatOptions.DEFAULT, Optional.of(common), false));
        assertThat(table.restarts()).isEqualTo(1);
        assertThat(table.column("a")).isEqualTo(row("1", "2", "x"));
    }

    @Test
    void checksColumnsThatNobodyReads() {
        TextSizes sizes = new TextSizes(6, 1000, 64);
        assertThatThrownBy(() -> Tables.rows(
                        new CsvFormat(sizes)
                                .open(
                                        MemoryFile.of("x.csv", "a,b\n1,2\n3,x\n"),
                                        FormatOptions.DEFAULT,
                                        Optional.empty(),
                                        false),
                        "a"))
                .isInstanceOf(SchemaChangedException.class)
                .hasMessage(
                        "x.csv: byte offset 10: a value does not fit the schema inferred from the beginning of the file; it is read"
                                + " again with a schema for all of it");
    }

    @Test
    void isNotCertainOfASchemaFromASample() throws Exception {
        TextSizes sizes = new TextSizes(6, 1000, 64);
        assertThat(new CsvFormat(sizes)
                        .open(MemoryFile.of("x.csv", "a,b\n1,2\n3,x\n"), FormatOptions.DEFAULT, Optional.empty(), false)
                        .isSchemaCertain())
                .isFalse();
        assertThat(new CsvFormat(sizes)
                        .open(MemoryFile.of("x.csv", "a,b\n1,2\n3,x\n"), FormatOptions.DEFAULT, Optional.empty(), true)
                        .isSchemaCertain())
                .isTrue();
    }

    @Test
    void givesPresenceOfTextsWithoutTheirValues() throws Exception {
        Projection projection = new Projection(List.of(new ColumnRequest(ColumnPath.of("b"), ColumnNeed.PRESENCE)));
        var dataset = new CsvFormat()
                .open(MemoryFile.of("x.csv", "a,b\n1,x\n2,\n"), FormatOptions.DEFAULT, Optional.empty(), false);
        try (BufferAllocator allocator = new RootAllocator();
                var reader = dataset.splits().get(0).open(projection, allocator)) {
            assertThat(reader.next()).isTrue();
            assertThat(reader.batch().getVector(0).isNull(0)).isFalse();
            assertThat(reader.batch().getVector(0).isNull(1)).isTrue();
            assertThat(reader.next()).isFalse();
        }
    }

    @Test
    void countsRowsWithoutAnyColumn() throws Exception {
        assertThat(Tables.rows(
                        new CsvFormat()
                                .open(
                                        MemoryFile.of("x.csv", "a,b\n1,x\n2,\n"),
                                        FormatOptions.DEFAULT,
                                        Optional.empty(),
                                        false),
                        new String[0]))
                .hasSize(2);
    }

    @Test
    void keepsToLimits() {
        assertLimit(
                "a\n" + "x".repeat(20) + "\n",
                "limit-field-bytes",
                "x.csv: line 2, byte offset 2: a field of more than 10 bytes; raise the option 'limit-field-bytes'");
        assertLimit(
                "a,b\n1,2\n123456,78901\n",
                "limit-line-bytes",
                "x.csv: line 3, byte offset 8: a record of more than 10 bytes; raise the option 'limit-line-bytes'");
        assertLimit(
                "short,much longer name\n",
                "limit-name-bytes",
                "x.csv: line 1, byte offset 6: a column name of more than 10 bytes; raise the option 'limit-name-bytes'");
        assertLimit(
                "a,b,c,d,e,f,g,h,i,j,k\n",
                "limit-columns",
                "x.csv: line 1, byte offset 20: more than 10 columns; raise the option 'limit-columns'");
    }

    private static void assertLimit(String text, String option, String message) {
        FormatOptions options = new FormatOptions(Map.of(), Map.of(), Map.of(option, 10L), true, true);
        assertThatThrownBy(() -> read(text, options))
                .isInstanceOf(LimitException.class)
                .hasMessage(message);
    }

    @Test
    void saysWhatAFileLooksLikeThatIsNoTable() {
        assertThatThrownBy(() -> read("<!DOCTYPE html>\n<html><body>403, sorry</body></html>\n"))
                .hasMessage("x.csv: this is no CSV file: it looks like an HTML page");
        byte[] parquet = {'P', 'A', 'R', '1', 21, 4, 0, 0};
        assertThatThrownBy(() -> read(parquet, FormatOptions.DEFAULT))
                .hasMessage("x.csv: this is no CSV file: it looks like a Parquet file");
    }

    @Test
    void stopsWhenInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> read("a\n1\n")).hasMessage("x.csv: interrupted while being read");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void splitsWhereRecordsBeginAlsoWithLineEndsInFields() throws Exception {
        StringBuilder text = new StringBuilder("id,v\n");
        for (int i = 0; i < 300; i++) {
            text.append(i).append(",\"a\nb\"\n");
        }
        var dataset = new CsvFormat(new TextSizes(50, 100, 64))
                .open(MemoryFile.of("x.csv", text.toString()), FormatOptions.DEFAULT, Optional.empty(), false);
        assertThat(dataset.splits()).hasSizeGreaterThan(20);
        assertThat(dataset.splits().get(1).description()).isEqualTo("x.csv: bytes from 100 to 200");
        assertThat(dataset.splits().stream().mapToLong(split -> split.bytes()).sum())
                .isEqualTo(text.length());
        Reading.Table table = Reading.all(dataset);
        assertThat(table.restarts()).isZero();
        assertThat(table.column("id")).hasSize(300).startsWith(0L, 1L).endsWith(299L);
        assertThat(table.column("v")).containsOnly("a\nb");
    }
}
