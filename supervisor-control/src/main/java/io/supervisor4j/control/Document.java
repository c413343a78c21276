package io.supervisor4j.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that a manager has sent. Read by the streaming API alone: mapping objects would cost a command line 200 ms. What is
 * missing, or of another kind than expected, is a {@link ConnectionLostException}: another version may have sent it.
 */
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
            throw wrong("the manager has sent '" + line + "'", null);
        } catch (IOException e) {
            throw new ConnectionLostException("what the manager has sent is no JSON: " + line, e);
        }
    }

    private static ConnectionLostException wrong(String what, @Nullable Throwable cause) {
        return new ConnectionLostException(what + ": does it speak another version?", cause);
    }

    private static ConnectionLostException leftOut(String name) {
        return wrong("the manager has left out '" + name + "'", null);
    }

    private static ConnectionLostException unexpected(String name, @Nullable Object value, @Nullable Throwable cause) {
        return wrong("the manager has sent '" + value + "' as '" + name + "'", cause);
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
        return optionalText(name).orElseThrow(() -> leftOut(name));
    }

    OptionalLong optionalNumber(String name) {
        return fields.get(name) instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
    }

    long number(String name) {
        return optionalNumber(name).orElseThrow(() -> leftOut(name));
    }

    int integer(String name) {
        return integer(name, number(name));
    }

    OptionalInt optionalInteger(String name) {
        OptionalLong number = optionalNumber(name);
        return number.isPresent() ? OptionalInt.of(integer(name, number.getAsLong())) : OptionalInt.empty();
    }

    private static int integer(String name, @Nullable Object value) {
        if (value instanceof Long number && number == number.intValue()) {
            return number.intValue();
        }
        throw unexpected(name, value, null);
    }

    boolean flag(String name) {
        return fields.get(name) instanceof Boolean flag && flag;
    }

    Instant time(String name) {
        return time(name, text(name));
    }

    Optional<Instant> optionalTime(String name) {
        return optionalText(name).map(text -> time(name, text));
    }

    private static Instant time(String name, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw unexpected(name, text, e);
        }
    }

    Optional<Duration> optionalMillis(String name) {
        OptionalLong millis = optionalNumber(name + "Millis");
        return millis.isPresent() ? Optional.of(Duration.ofMillis(millis.getAsLong())) : Optional.empty();
    }

    UUID uuid(String name) {
        String text = text(name);
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw unexpected(name, text, e);
        }
    }

    /** As {@code never-and-stop} stands for {@code NEVER_AND_STOP}. */
    <E extends Enum<E>> E constant(String name, Class<E> type) {
        String text = text(name);
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw unexpected(name, text, e);
        }
    }

    Optional<Document> object(String name) {
        return fields.get(name) instanceof Map<?, ?> object ? Optional.of(new Document(object)) : Optional.empty();
    }

    <T> List<T> objects(String name, Function<Document, T> reader) {
        return elements(name).stream()
                .map(element -> reader.apply(object(name, element)))
                .toList();
    }

    private static Document object(String name, @Nullable Object element) {
        if (element instanceof Map<?, ?> fields) {
            return new Document(fields);
        }
        throw unexpected(name, element, null);
    }

    List<String> texts(String name) {
        return elements(name).stream().map(String::valueOf).toList();
    }

    List<Integer> integers(String name) {
        return elements(name).stream().map(element -> integer(name, element)).toList();
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
