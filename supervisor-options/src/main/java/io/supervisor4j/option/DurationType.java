package io.supervisor4j.option;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A duration, as {@link DurationText} writes them. */
enum DurationType implements ValueType<Duration> {
    DURATION;

    @Override
    public Duration parse(String text, @Nullable Path folder) {
        return DurationText.parsed(text);
    }

    @Override
    public String print(Duration value) {
        return DurationText.print(value);
    }

    @Override
    public String label() {
        return "duration";
    }

    @Override
    public void describe(Map<String, Object> schema) {
        schema.put("type", "string");
        schema.put("pattern", DurationText.SCHEMA_PATTERN);
    }
}
