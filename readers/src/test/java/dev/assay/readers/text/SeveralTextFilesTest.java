package dev.assay.readers.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.data.Dataset;
import dev.assay.readers.Datasets;
import dev.assay.readers.OpenOptions;
import dev.assay.testing.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several JSON or CSV files as one dataset: the formats together with what stands above them. */
final class SeveralTextFilesTest {
    @TempDir
    Path folder;

    private void file(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
    }

    private Dataset open() throws Exception {
        return Datasets.open(folder.toString(), OpenOptions.DEFAULT);
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    @Test
    void matchesColumnsByName() throws Exception {
        file("a.csv", "id,name\n1,a\n");
        file("b.csv", "name,id\nb,2\n");
        file("c.csv", "id,name,extra\n3,c,x\n");
        assertThat(Reading.all(open()).rows())
                .containsExactly(row(1L, "a", null), row(2L, "b", null), row(3L, "c", "x"));
    }

    @Test
    void widensTypesAcrossFiles() throws Exception {
        file("a.json", "{\"n\":1,\"m\":1,\"o\":{\"x\":1},\"e\":null}\n");
        file("b.json", "{\"n\":1.5,\"m\":\"x\",\"o\":{\"y\":\"z\"},\"e\":7}\n");
        Reading.Table table = Reading.all(open());
        assertThat(table.dataset().schema())
                .hasToString(
                        "Schema<n: FloatingPoint(DOUBLE), m: Utf8, o: Struct<x: Int(64, true), y: Utf8>, e: Int(64, true)>");
        assertThat(Tables.rows(table.dataset(), "n", "m", "o/x", "o/y", "e"))
                .containsExactly(row(1.0, "1", 1L, null, null), row(1.5, "x", null, "z", 7L));
    }

    @Test
    void startsAgainOnceWhenATypeChangesFarIntoOneOfTheFiles() throws Exception {
        StringBuilder late = new StringBuilder();
        for (int i = 0; late.length() < 5 << 20; i++) {
            late.append("{\"v\":")
                    .append(i)
                    .append(",\"filler\":\"")
                    .append("x".repeat(300))
                    .append("\"}\n");
        }
        late.append("{\"v\":\"seven\",\"w\":true}\n");
        file("a.json", "{\"v\":1}\n");
        file("b.json", late.toString());
        Dataset dataset = open();
        assertThat(dataset.isSchemaCertain()).isFalse();
        Reading.Table table = Reading.all(dataset);
        assertThat(table.restarts()).isEqualTo(1);
        assertThat(table.names()).containsExactly("v", "filler", "w");
        List<@Nullable Object> values = table.column("v");
        assertThat(values.get(0)).isEqualTo("1");
        assertThat(values.get(values.size() - 1)).isEqualTo("seven");
    }

    @Test
    void tellsFormatsByContent() throws Exception {
        file("one", "{\"a\":1}\n");
        assertThat(Reading.all(open()).rows()).containsExactly(row(1L));
        Files.delete(folder.resolve("one"));
        file("one", "a;b\n1;2\n");
        assertThat(Reading.all(open()).rows()).containsExactly(row(1L, 2L));
    }

    @Test
    void failsForOneBadFileOfMany() throws Exception {
        file("a.csv", "id\n1\n");
        file("b.csv", "id\n2,3\n");
        file("c.csv", "id\n4\n");
        assertThatThrownBy(() -> Reading.all(open()))
                .hasMessage(folder.resolve("b.csv")
                        + ": line 2, byte offset 3: expected 1 field, as the header has, but found 2");
    }
}
