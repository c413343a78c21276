package io.supervisor4j;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Names a registered service within and across processes; every registration gets a new one, also of the same class (C-5).
 *
 * @param value a random UUID
 */
public record ServiceId(UUID value) {

    /** Checks that there is a value. */
    public ServiceId {
        Objects.requireNonNull(value, "value");
    }

    /** Written out, because the generated one costs a starting JVM 30 ms. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ServiceId id && value.equals(id.value);
    }

    /** Written out, because the generated one costs a starting JVM 30 ms. */
    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Returns the UUID's text. */
    @Override
    public String toString() {
        return value.toString();
    }
}
