package io.supervisor4j.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A JSON object that a manager has sent. Read by the streaming API alone: mapping objects would cost a command line 200 ms. */
final class Document {

    static final JsonFactory FACTORY = new JsonFactory();

    private final Map<?, ?> fields;

    private Document(Map<?, ?> fields) {
        this.fields = fields;
    }

    static Document read(String line) {
        try (JsonParser parser = FACTORY.createParser(line)) {
            parser.nextToken();
            if (value(parser) instanceof Map<?, ?> object) {
                return new Document(object);
            }
            throw wrong("the manager has sent '" + line + "'");
        } catch (IOException e) {
            throw new ConnectionLostException("what the manager has sent is no JSON: " + line, e);
        }
    }

    private static ConnectionLostException wrong(String what) {
        return new ConnectionLostException(what + ": does it speak another version?", null);
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                object.put(name, value(parser));
            }
            return object;
        } else if (token == JsonToken.START_ARRAY) {
            List<@Nullable Object> array = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                array.add(value(parser));
            }
            return array;
        } else if (token == JsonToken.VALUE_NUMBER_INT) {
            return parser.getLongValue();
        } else if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return parser.getBooleanValue();
        }
        return token == JsonToken.VALUE_NULL ? null : parser.getText();
    }

    Optional<String> optionalText(String name) {
        return Optional.ofNullable(fields.get(name)).map(String::valueOf);
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> wrong("the manager has left out '" + name + "'"));
    }

    OptionalLong optionalNumber(String name) {
        return fields.get(name) instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
    }

    long number(String name) {
        return optionalNumber(name).orElseThrow(() -> wrong("the manager has left out '" + name + "'"));
    }

    int integer(String name) {
        return (int) number(name);
    }

    OptionalInt optionalInteger(String name) {
        OptionalLong number = optionalNumber(name);
        return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
    }

    boolean flag(String name) {
        return fields.get(name) instanceof Boolean flag && flag;
    }

    Instant time(String name) {
        return Instant.parse(text(name));
    }

    Optional<Instant> optionalTime(String name) {
        return optionalText(name).map(Instant::parse);
    }

    Optional<Duration> optionalMillis(String name) {
        OptionalLong millis = optionalNumber(name + "Millis");
        return millis.isPresent() ? Optional.of(Duration.ofMillis(millis.getAsLong())) : Optional.empty();
    }

    /** As {@code never-and-stop} stands for {@code NEVER_AND_STOP}. */
    <E extends Enum<E>> E constant(String name, Class<E> type) {
        return Enum.valueOf(type, text(name).toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    Optional<Document> object(String name) {
        return fields.get(name) instanceof Map<?, ?> object ? Optional.of(new Document(object)) : Optional.empty();
    }

    <T> List<T> objects(String name, Function<Document, T> reader) {
        return elements(name).stream()
                .map(element -> new Document((Map<?, ?>) element))
                .map(reader)
                .toList();
    }

    List<String> texts(String name) {
        return elements(name).stream().map(String::valueOf).toList();
    }

    List<Integer> integers(String name) {
        return elements(name).stream()
                .map(element -> ((Long) element).intValue())
                .toList();
    }

    private List<?> elements(String name) {
        return fields.get(name) instanceof List<?> list ? list : List.of();
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
