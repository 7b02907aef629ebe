package dev.assay.readers.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileContentTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PAR1....|a Parquet file",
                "PARE....|a Parquet file with an encrypted footer",
                "ARROW1..|an Arrow IPC file",
                "ORC.....|an ORC file",
                "PK\3\4..|a ZIP archive or office document",
                "%PDF-1.4|a PDF document",
                "<!DOCTYPE html><p>404|an HTML page",
                "<Error><Code>AccessDenied|an XML document",
                "{\"a\":1}|JSON or other text in brackets",
                "id,name|text",
                "a\0b|binary data of an unknown kind"
            })
    void recognisesContent(String head, String description) {
        assertThat(FileContent.describe(head.getBytes(StandardCharsets.UTF_8))).isEqualTo(description);
    }

    @Test
    void recognisesBytes() {
        assertThat(FileContent.describe(new byte[0])).isEqualTo("an empty file");
        assertThat(FileContent.describe(new byte[] {0x1F, (byte) 0x8B, 8})).isEqualTo("gzip-compressed data");
        assertThat(FileContent.describe(new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD}))
                .isEqualTo("zstd-compressed data");
        assertThat(FileContent.describe("é".getBytes(StandardCharsets.UTF_16))).isEqualTo("UTF-16 text");
        assertThat(FileContent.describe(new byte[] {'a', (byte) 0xC3})).isEqualTo("text");
        assertThat(FileContent.describe(new byte[] {'a', (byte) 0xFF, 'b'}))
                .isEqualTo("binary data of an unknown kind");
        assertThat(FileContent.describe(" \n".getBytes(StandardCharsets.UTF_8))).isEqualTo("blank text");
    }
}
