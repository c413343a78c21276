package io.supervisor4j;

import java.util.Objects;
import java.util.UUID;

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

    /** Returns the UUID's text. */
    @Override
    public String toString() {
        return value.toString();
    }
}
