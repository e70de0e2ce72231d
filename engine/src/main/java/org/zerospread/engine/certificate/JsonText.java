package org.zerospread.engine.certificate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON strictly (RFC 8259): what two readers could understand differently, such as a key that stands twice, is refused.
final class JsonText {

    private static final JsonFactory JSON = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).maxNumberLength(40).build()).build();
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");
    private static final Pattern BLANK = Pattern.compile("[ \t\r\n]");

    private JsonText() {
    }

    /// A text that was read.
    ///
    /// @param minified that no blank stands where it could be left out
    record Read(Object value, boolean minified) {
    }

    /// Reads a whole text.
    static Read read(String text) throws JsonFault {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            Object value = value(parser, parser.nextToken());
            if (parser.nextToken() != null) {
                throw new JsonFault(parser.currentTokenLocation().getLineNr(), "something follows the value");
            }
            return new Read(value, !BLANK.matcher(TEXT.matcher(text).replaceAll("")).find());
        } catch (JacksonException broken) {
            throw new JsonFault(broken.getLocation() == null ? 1 : Math.max(1, broken.getLocation().getLineNr()), broken.getOriginalMessage());
        }
    }

    /// Reads a text that must be an object.
    static JsonObject object(String text) throws JsonFault {
        if (read(text).value() instanceof JsonObject object) {
            return object;
        }
        throw new JsonFault(1, "it is no object");
    }

    /// A text in quotes, escaped where it must be.
    static String quoted(String plain) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsCharArray(plain)) + "\"";
    }

    private static Object value(JsonParser parser, JsonToken token) throws JsonFault {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> JsonObject.Null.NULL;
            case null, default -> throw new JsonFault(Math.max(1, parser.currentLocation().getLineNr()), "it ends too early");
        };
    }

    private static JsonObject object(JsonParser parser) throws JsonFault {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            fields.put(parser.currentName(), value(parser, parser.nextToken()));
        }
        return new JsonObject(fields);
    }

    private static List<Object> list(JsonParser parser) throws JsonFault {
        List<Object> values = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            values.add(value(parser, token));
        }
        return values;
    }
}
