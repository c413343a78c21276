package io.supervisor4j.option;

import io.supervisor4j.document.Node;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
    public String text(Node node) {
        Node.Scalar scalar = ValueType.scalar(node);
        boolean zero = scalar.plain() instanceof Number number && number.doubleValue() == 0;
        return zero ? "0" : scalar.text();
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
        schema.put("type", List.of("string", "integer"));
        schema.put("pattern", DurationText.SCHEMA_PATTERN);
        // The only one that needs no unit.
        schema.put("minimum", 0);
        schema.put("maximum", 0);
    }
}
