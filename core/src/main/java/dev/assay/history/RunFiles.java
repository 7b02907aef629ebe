package dev.assay.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs as JSON documents:
 *
 * <pre>{@code
 * {
 *   "schemaVersion" : 1,
 *   "context" : "orders",
 *   "at" : "2026-11-25T06:00:00Z",
 *   "values" : [ {
 *     "metric" : "Column.price.Mean",
 *     "value" : 12.5,
 *     "where" : "country = 'DE'",
 *     "included" : false
 *   } ]
 * }
 * }</pre>
 *
 * {@code dataset} is written unless it is the primary one, {@code where} and {@code statement} where there are any, {@code included} where
 * it is false. Fields that are not known are passed over when read, as later versions may add some.
 */
final class RunFiles {
    private static final int VERSION = 1;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(1 << 20)
                    .build())
            .build();

    private RunFiles() {}

    static void write(Run run, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeNumberField("schemaVersion", VERSION);
            json.writeStringField("context", run.context());
            json.writeStringField("at", run.at().toString());
            json.writeArrayFieldStart("values");
            for (Run.Value value : run.values()) {
                write(value, json);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void write(Run.Value value, JsonGenerator json) throws IOException {
        Series series = value.series();
        json.writeStartObject();
        if (!series.dataset().equals(Series.PRIMARY)) {
            json.writeStringField("dataset", series.dataset());
        }
        json.writeStringField("metric", series.metric());
        if (value.value() instanceof Long whole) {
            json.writeNumberField("value", whole);
        } else {
            json.writeNumberField("value", value.value().doubleValue());
        }
        if (series.where().isPresent()) {
            json.writeStringField("where", series.where().get());
        }
        if (series.statement().isPresent()) {
            json.writeStringField("statement", series.statement().get());
        }
        if (!value.included()) {
            json.writeBooleanField("included", false);
        }
        json.writeEndObject();
    }

    /**
     * Reads a document.
     *
     * @param place its name, for messages
     * @throws HistoryException if it is no such document
     * @throws IOException if it cannot be read
     */
    static Run read(InputStream in, String place) throws IOException {
        try (JsonParser json = JSON.createParser(in)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw damaged(place, "no JSON object", null);
            }
            String context = null;
            Instant at = null;
            List<Run.Value> values = null;
            int version = 0;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "schemaVersion" -> {
                        version = json.getIntValue();
                        if (version > VERSION) {
                            throw new HistoryException(place + " was written by a newer version (schemaVersion "
                                    + version + "; this one reads " + VERSION
                                    + "): use a newer Assay, or move the file away");
                        }
                    }
                    case "context" -> context = text(json, place);
                    case "at" -> at = Instant.parse(text(json, place));
                    case "values" -> values = values(json, place);
                    default -> json.skipChildren();
                }
            }
            if (version < 1 || context == null || at == null || values == null) {
                throw damaged(place, "schemaVersion, context, at or values is missing", null);
            }
            return new Run(context, at, values);
        } catch (JsonProcessingException e) {
            throw damaged(place, "no valid JSON in line " + line(e), e);
        } catch (DateTimeException e) {
            throw damaged(place, "'at' is no instant", e);
        }
    }

    private static int line(JsonProcessingException e) {
        return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    }

    private static HistoryException damaged(String place, String why, @Nullable Exception cause) {
        return new HistoryException(
                place + " is damaged (" + why + "): restore it from a copy, or remove it to go on without it", cause);
    }

    private static String text(JsonParser json, String place) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw damaged(
                    place,
                    json.currentName() + " is no text in line "
                            + json.currentLocation().getLineNr(),
                    null);
        }
        return json.getText();
    }

    private static List<Run.Value> values(JsonParser json, String place) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw damaged(place, "values is no array", null);
        }
        List<Run.Value> values = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            values.add(value(json, place));
        }
        if (json.currentToken() != JsonToken.END_ARRAY) {
            throw damaged(place, "values holds something else than objects", null);
        }
        return values;
    }

    private static Run.Value value(JsonParser json, String place) throws IOException {
        Map<String, String> texts = new HashMap<>();
        Number number = null;
        boolean included = true;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "dataset", "metric", "where", "statement" -> texts.put(name, text(json, place));
                case "value" -> number = number(json, place);
                case "included" -> included = json.getBooleanValue();
                default -> json.skipChildren();
            }
        }
        String metric = texts.get("metric");
        if (metric == null || number == null) {
            throw damaged(place, "a value without metric or number", null);
        }
        return new Run.Value(
                new Series(
                        texts.getOrDefault("dataset", Series.PRIMARY),
                        metric,
                        Optional.ofNullable(texts.get("where")),
                        Optional.ofNullable(texts.get("statement"))),
                number,
                included);
    }

    private static Number number(JsonParser json, String place) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return json.getLongValue();
        }
        if (json.currentToken() == JsonToken.VALUE_NUMBER_FLOAT && Double.isFinite(json.getDoubleValue())) {
            return json.getDoubleValue();
        }
        throw damaged(
                place, "a value is no number in line " + json.currentLocation().getLineNr(), null);
    }
}
