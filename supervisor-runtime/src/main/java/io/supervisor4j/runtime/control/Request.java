package io.supervisor4j.runtime.control;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A request as it was sent. What is missing or of the wrong kind is refused by name. */
final class Request {

    static final long VERSION = 1;

    static final int MAX_ID = 256;

    /** More of a value than this is not repeated. */
    private static final int SHOWN = 100;

    private final Map<String, Object> fields;

    private Request(Map<String, Object> fields) {
        this.fields = fields;
    }

    static Request read(String line) throws RequestRefusedException {
        return new Request(Json.read(line));
    }

    /** To be given back in the answer: a string or a whole number, null if there is none. */
    @Nullable
    Object id() throws RequestRefusedException {
        Object id = fields.get("id");
        boolean fits = id == null || id instanceof Long || (id instanceof String text && text.length() <= MAX_ID);
        if (!fits) {
            throw wrong("id", "a string of at most " + MAX_ID + " characters, or a whole number of 64 bits");
        }
        return id;
    }

    /** Returns what is asked for. */
    String verb() throws RequestRefusedException {
        Object version = fields.get("v");
        if (!Long.valueOf(VERSION).equals(version)) {
            throw new RequestRefusedException(
                    RequestRefusedException.UNSUPPORTED_VERSION,
                    "this manager speaks version " + VERSION + ", not " + shown(version),
                    "send \"v\":" + VERSION);
        }
        return text("do");
    }

    String text(String name) throws RequestRefusedException {
        return optionalText(name).orElseThrow(() -> wrong(name, "a string"));
    }

    Optional<String> optionalText(String name) throws RequestRefusedException {
        Object value = fields.get(name);
        if (value == null || value instanceof String) {
            return Optional.ofNullable((String) value);
        }
        throw wrong(name, "a string");
    }

    boolean flag(String name) throws RequestRefusedException {
        Object value = fields.getOrDefault(name, false);
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrong(name, "true or false");
    }

    OptionalInt optionalNumber(String name) throws RequestRefusedException {
        Object value = fields.get(name);
        if (value == null) {
            return OptionalInt.empty();
        } else if (value instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE) {
            return OptionalInt.of(number.intValue());
        }
        throw wrong(name, "a whole number, 0 or more");
    }

    int number(String name) throws RequestRefusedException {
        return optionalNumber(name).orElseThrow(() -> wrong(name, "a whole number, 0 or more"));
    }

    /** A count up to a limit, or what it is if not given. */
    int count(String name, int otherwise, int limit) throws RequestRefusedException {
        int count = optionalNumber(name).orElse(otherwise);
        if (count > limit) {
            throw wrong(name, "at most " + limit);
        }
        return count;
    }

    /** A value as it is repeated in a message. */
    static String shown(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    private RequestRefusedException wrong(String name, String wanted) {
        Object value = fields.get(name);
        String found = value == null ? "is missing" : "is " + shown(value);
        return new RequestRefusedException(
                RequestRefusedException.BAD_REQUEST, "'" + name + "' " + found, "it has to be " + wanted);
    }
}
