package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    private static final JsonMapper JACKSON = new JsonMapper();

    @Test
    void indentsByTwoAndKeepsEmptyContainersTogether() throws IOException {
        StringWriter out = new StringWriter();
        JsonWriter json = new JsonWriter(out, true);
        json.object().field("a", 1L);
        json.name("b").object().end();
        json.name("c")
                .array()
                .number(1L)
                .text("x")
                .bool(true)
                .object()
                .field("d", 0.5)
                .end()
                .end();
        json.name("e").array().end();
        json.end().finish();
        assertThat(out).hasToString("""
                        {
                          "a": 1,
                          "b": {},
                          "c": [
                            1,
                            "x",
                            true,
                            {
                              "d": 0.5
                            }
                          ],
                          "e": []
                        }
                        """);
    }

    @Test
    void writesOneLineWhereAsked() throws IOException {
        StringWriter out = new StringWriter();
        JsonWriter json = new JsonWriter(out, false);
        for (int i = 0; i < 2; i++) {
            json.object()
                    .field("a", "b")
                    .name("c")
                    .array()
                    .text("d")
                    .text("e")
                    .end()
                    .end()
                    .finish();
        }
        assertThat(out).hasToString("{\"a\":\"b\",\"c\":[\"d\",\"e\"]}\n".repeat(2));
    }

    @Property(tries = 200)
    void anyTextReadsBackExceptForLoneSurrogates(@ForAll @CharRange(from = 0, to = 0xFFFF) String text)
            throws IOException {
        StringWriter out = new StringWriter();
        new JsonWriter(out, false).object().field(text, text).end().finish();
        JsonNode node = JACKSON.readTree(out.toString());
        String expected = wellFormed(text);
        assertThat(node.get(expected).textValue()).isEqualTo(expected);
    }

    private static String wellFormed(String text) {
        StringBuilder all = new StringBuilder();
        text.codePoints().forEach(c -> all.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c));
        return all.toString();
    }
}
