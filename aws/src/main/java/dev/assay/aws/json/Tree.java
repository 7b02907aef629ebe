package dev.assay.aws.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object: fields in their order. Values are {@link Tree}, {@code List}, {@code String}, {@code Long}, {@code Double}, {@code Boolean}
 * and, in trees that were not parsed, {@link Instant}, written as seconds since 1970 as AWS services do. Null fields do not exist.
 */
public final class Tree {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxStringLength(16 << 20)
                    .build())
            .build();
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private final Map<String, Object> fields = new LinkedHashMap<>();

    /** An empty object. */
    public Tree() {}

    /**
     * Parses a document, which must be an object.
     *
     * @throws IOException if it is none; says the line
     */
    public static Tree parse(String text) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no JSON object");
            }
            Tree tree = object(parser);
            if (parser.nextToken() != null) {
                throw new IOException("more than one JSON object");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new IOException(
                    "no valid JSON in line "
                            + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()),
                    e);
        }
    }

    private static Tree object(JsonParser parser) throws IOException {
        Tree tree = new Tree();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            tree.put(name, value(parser));
        }
        return tree;
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT:
                return object(parser);
            case START_ARRAY:
                List<Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    Object element = value(parser);
                    if (element != null) {
                        list.add(element);
                    }
                }
                return list;
            case VALUE_NUMBER_INT:
                return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? (Object) parser.getDoubleValue()
                        : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT:
                return parser.getDoubleValue();
            case VALUE_TRUE:
                return true;
            case VALUE_FALSE:
                return false;
            case VALUE_NULL:
                return null;
            default:
                return parser.getText();
        }
    }

    /** Another object with the same fields. */
    public Tree copy() {
        Tree copy = new Tree();
        copy.fields.putAll(fields);
        return copy;
    }

    /** Sets a field; null removes it. */
    public Tree put(String name, @Nullable Object value) {
        if (value == null) {
            fields.remove(name);
        } else {
            fields.put(name, value);
        }
        return this;
    }

    /** The fields in their order; read only. */
    public Map<String, Object> fields() {
        return Collections.unmodifiableMap(fields);
    }

    /** Whether there is such a field. */
    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /** A text. */
    public Optional<String> text(String name) {
        return fields.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** A number. */
    public Optional<Number> number(String name) {
        return fields.get(name) instanceof Number number ? Optional.of(number) : Optional.empty();
    }

    /** A time: seconds since 1970, or an ISO 8601 text. */
    public Optional<Instant> instant(String name) {
        Object value = fields.get(name);
        if (value instanceof Instant instant) {
            return Optional.of(instant);
        }
        if (value instanceof Number number) {
            BigDecimal micros = new BigDecimal(number.toString()).multiply(MILLION);
            return Optional.of(Instant.EPOCH.plus(micros.longValue(), ChronoUnit.MICROS));
        }
        try {
            return value instanceof String text ? Optional.of(Instant.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** An object; an empty one if there is none. */
    public Tree tree(String name) {
        return fields.get(name) instanceof Tree tree ? tree : new Tree();
    }

    /** The objects of a list; none if there is none. */
    public List<Tree> trees(String name) {
        return elements(name, Tree.class);
    }

    /** The texts of a list; none if there is none. */
    public List<String> texts(String name) {
        return elements(name, String.class);
    }

    private <T> List<T> elements(String name, Class<T> type) {
        return fields.get(name) instanceof List<?> list
                ? list.stream().filter(type::isInstance).map(type::cast).toList()
                : List.of();
    }

    /** The texts of an object of texts. */
    public Map<String, String> map(String name) {
        Map<String, String> map = new LinkedHashMap<>();
        tree(name).fields.forEach((key, value) -> map.put(key, String.valueOf(value)));
        return map;
    }

    /** As a document. */
    public String toJson(boolean pretty) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            if (pretty) {
                generator.setPrettyPrinter(new DefaultPrettyPrinter());
            }
            write(this, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(@Nullable Object value, JsonGenerator out) throws IOException {
        if (value instanceof Tree tree) {
            out.writeStartObject();
            for (Map.Entry<String, Object> field : tree.fields.entrySet()) {
                out.writeFieldName(field.getKey());
                write(field.getValue(), out);
            }
            out.writeEndObject();
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.writeFieldName(String.valueOf(entry.getKey()));
                write(entry.getValue(), out);
            }
            out.writeEndObject();
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object element : list) {
                write(element, out);
            }
            out.writeEndArray();
        } else if (value instanceof Instant instant) {
            out.writeNumber(BigDecimal.valueOf(instant.getEpochSecond())
                    .add(BigDecimal.valueOf(instant.getNano() / 1_000_000, 3)));
        } else if (value instanceof Long || value instanceof Integer) {
            out.writeNumber(((Number) value).longValue());
        } else if (value instanceof Number number) {
            out.writeNumber(number.doubleValue());
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else {
            out.writeString(String.valueOf(value));
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tree tree && fields.equals(tree.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return toJson(false);
    }
}
