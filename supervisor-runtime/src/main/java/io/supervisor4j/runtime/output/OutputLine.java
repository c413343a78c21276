package io.supervisor4j.runtime.output;

import io.supervisor4j.ServiceId;
import java.time.Instant;

/**
 * A line that a worker has printed.
 *
 * @param at when it was read
 * @param service the service
 * @param serviceName its name
 * @param worker the worker's number; {@link #STANDBY} for one that is not a worker yet
 * @param text the line without its end
 */
public record OutputLine(Instant at, ServiceId service, String serviceName, int worker, String text) {

    /** The number of one that is not a worker yet. */
    public static final int STANDBY = -1;

    /**
     * Names whoever has printed it.
     *
     * @return such as {@code mailer.3}
     */
    public String source() {
        return serviceName + "." + (worker < 0 ? "standby" : String.valueOf(worker));
    }
}
