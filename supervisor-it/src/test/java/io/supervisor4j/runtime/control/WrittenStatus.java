package io.supervisor4j.runtime.control;

import io.supervisor4j.ManagerStatus;
import java.nio.charset.StandardCharsets;

/** What the engine sends as a status. */
public final class WrittenStatus {

    private WrittenStatus() {}

    /** Returns the line. */
    public static String of(ManagerStatus status) {
        return new String(Json.line(StatusDocument.of(status)), StandardCharsets.UTF_8);
    }
}
