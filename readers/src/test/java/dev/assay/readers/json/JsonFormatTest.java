package dev.assay.readers.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.Dataset;
import dev.assay.readers.format.FormatOptions;
import dev.assay.readers.io.SpooledFile;
import dev.assay.testing.Tables;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JsonFormatTest {
    private static Dataset open(String text) throws Exception {
        return new JsonFormat()
                .open(
                        SpooledFile.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "test.json"),
                        FormatOptions.DEFAULT,
                        Optional.empty(),
                        false);
    }

    @Test
    void readsOneObjectPerLine() throws Exception {
        Dataset data = open(
                "{\"id\":1,\"s\":\"a\",\"d\":1.5,\"b\":true}\n{\"id\":2,\"s\":null,\"b\":false,\"d\":-0.25}\n{}\n");
        assertThat(data.schema().toString())
                .isEqualTo("Schema<id: Int(64, true), s: Utf8, d: FloatingPoint(DOUBLE), b: Bool>");
        assertThat(Tables.rows(data))
                .containsExactly(
                        Arrays.asList(1L, "a", 1.5, true),
                        Arrays.asList(2L, null, -0.25, false),
                        Arrays.asList(null, null, null, null));
    }

    @Test
    void readsMembersOfObjects() throws Exception {
        Dataset data = open("[{\"a\":{\"b\":1,\"c\":\"x\"}}, {\"a\":null},{\"a\":{\"c\":\"\\u00e9\"}}]");
        assertThat(Tables.rows(data, "a/b", "a/c", "a"))
                .containsExactly(
                        Arrays.asList(1L, "x", true), Arrays.asList(null, null, null), Arrays.asList(null, "é", true));
    }
}
