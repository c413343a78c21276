package io.supervisor4j.runtime.control;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An object in the making. What is empty is left out. */
final class Fields {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    Fields with(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    Fields with(String name, Optional<?> value) {
        value.ifPresent(present -> fields.put(name, present));
        return this;
    }

    Fields withMillis(String name, Duration time) {
        fields.put(name + "Millis", time.toMillis());
        return this;
    }

    Fields withMillis(String name, Optional<Duration> time) {
        time.ifPresent(present -> withMillis(name, present));
        return this;
    }

    /** As in {@code never-and-stop}. */
    Fields with(String name, Enum<?> value) {
        return with(name, value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    Map<String, Object> map() {
        return fields;
    }
}
