package dev.assay.readers.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.assay.data.DataException;
import dev.assay.readers.format.FormatOptions;
import dev.assay.readers.text.MemoryFile;
import dev.assay.readers.text.Reading;
import dev.assay.readers.text.TextSizes;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;

/** Reads JSON with Jackson into trees, and compares: what is JSON at all, and every value. */
final class JsonTwinTest {
    private static final JsonFactory JACKSON = new JsonFactory();

    /** A number as it is written. */
    private record Number(String text) {}

    @Property(tries = 200)
    void agreesWithJackson(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        RandomJson json = new RandomJson(random, random.nextInt(3) == 0);
        byte[] text = json.text().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(3) == 0) {
            text = json.damaged(text);
        }
        compare(text);
    }

    private static void compare(byte[] text) throws IOException {
        Optional<List<@Nullable Object>> expected;
        try {
            expected = records(text);
        } catch (IOException e) {
            expected = Optional.empty();
        }
        Reading.Table table;
        String shown = new String(text, StandardCharsets.UTF_8);
        try {
            table = Reading.all(new JsonFormat(TextSizes.DEFAULT)
                    .open(new MemoryFile("x.json", text), FormatOptions.DEFAULT, Optional.empty(), false));
        } catch (DataException e) {
            assertThat(expected).as("%s is refused: %s", shown, e.getMessage()).isEmpty();
            return;
        }
        assertThat(expected).as("%s is read", shown).isPresent();
        List<@Nullable Object> records = expected.get();
        assertThat(table.rows()).as(shown).hasSameSizeAs(records);
        List<Field> fields = table.dataset().schema().getFields();
        for (int row = 0; row < records.size(); row++) {
            Object record = records.get(row);
            Map<?, ?> members =
                    records.stream().allMatch(Map.class::isInstance) ? (Map<?, ?>) record : singleton(record);
            for (int i = 0; i < fields.size(); i++) {
                Object value = members.get(fields.get(i).getName());
                check(fields.get(i), value, table.rows().get(row).get(i), shown + " row " + row);
            }
        }
    }

    private static Map<String, @Nullable Object> singleton(@Nullable Object value) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("value", value);
        return map;
    }

    private static void check(Field field, @Nullable Object expected, @Nullable Object actual, String where)
            throws IOException {
        String what = where + " column " + field;
        if (expected == null) {
            assertThat(actual).as(what).isNull();
            return;
        }
        ArrowType type = field.getType();
        if (type instanceof ArrowType.Utf8) {
            if (expected instanceof Map || expected instanceof List) {
                byte[] nested = String.valueOf(actual).getBytes(StandardCharsets.UTF_8);
                try (JsonParser parser = JACKSON.createParser(nested)) {
                    assertThat(value(parser, parser.nextToken())).as(what).isEqualTo(expected);
                }
                assertThat(String.valueOf(actual)).as(what).doesNotContain("\n").doesNotContain(", ");
            } else {
                assertThat(actual)
                        .as(what)
                        .isEqualTo(expected instanceof Number number ? number.text() : String.valueOf(expected));
            }
        } else if (type instanceof ArrowType.Int) {
            assertThat(actual).as(what).isEqualTo(new BigDecimal(((Number) expected).text()).longValueExact());
        } else if (type instanceof ArrowType.FloatingPoint) {
            assertThat(actual).as(what).isEqualTo(Double.valueOf(((Number) expected).text()));
        } else if (type instanceof ArrowType.Decimal) {
            assertThat(actual).as(what).isEqualTo(new BigDecimal(((Number) expected).text()));
        } else if (type instanceof ArrowType.Bool) {
            assertThat(actual).as(what).isEqualTo(expected);
        } else {
            assertThat(expected).as(what).isInstanceOfAny(Map.class, List.class);
            assertThat(actual).as(what).isEqualTo(true);
        }
    }

    /** The records, or nothing if the text is JSON that no records are made of. */
    private static Optional<List<@Nullable Object>> records(byte[] text) throws IOException {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
        List<@Nullable Object> records = new ArrayList<>();
        boolean array = false;
        try (JsonParser parser = JACKSON.createParser(text)) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                array = true;
                token = parser.nextToken();
            }
            while (token != null && token != JsonToken.END_ARRAY) {
                records.add(value(parser, token));
                token = parser.nextToken();
            }
            if (array && parser.nextToken() != null) {
                return Optional.empty();
            }
        }
        String plain = new String(text, StandardCharsets.UTF_8).replace("\uFEFF", "");
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        Object first =
                records.stream().filter(java.util.Objects::nonNull).findFirst().orElse(null);
        boolean objects = first instanceof Map;
        return objects && !records.stream().allMatch(Map.class::isInstance) ? Optional.empty() : Optional.of(records);
    }

    private static @Nullable Object value(JsonParser parser, JsonToken token) throws IOException {
        switch (token) {
            case START_OBJECT:
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = text(parser);
                    members.put(name, value(parser, parser.nextToken()));
                }
                return members;
            case START_ARRAY:
                List<@Nullable Object> elements = new ArrayList<>();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    elements.add(value(parser, next));
                }
                return elements;
            case VALUE_STRING:
                return text(parser);
            case VALUE_NULL:
                return null;
            case VALUE_TRUE:
                return true;
            case VALUE_FALSE:
                return false;
            default:
                return new Number(parser.getText());
        }
    }

    /** Jackson lets halves of surrogate pairs pass. */
    private static String text(JsonParser parser) throws IOException {
        String text = parser.getText();
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IOException("half of a surrogate pair");
        }
        return text;
    }
}
