package io.supervisor4j.event;

import io.supervisor4j.ServiceId;
import io.supervisor4j.WorkerExit;
import java.time.Duration;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

/** Something that concerns a standby: a blank JVM that waits to become a worker. */
public sealed interface StandbyEvent extends SupervisorEvent {

    /**
     * Returns the process it is about.
     *
     * @return its id; 0 if there was none
     */
    long pid();

    /**
     * A standby waits.
     *
     * @param serviceId the service
     * @param serviceName its name
     * @param pid the process id
     * @param after the time since its JVM was started
     */
    record Ready(ServiceId serviceId, String serviceName, long pid, Duration after) implements StandbyEvent {
        @Override
        public String describe() {
            return Text.line("standby of " + serviceName + " [" + pid + "] is warm after " + Text.text(after));
        }

        @Override
        public System.Logger.Level level() {
            return DEBUG;
        }
    }

    /**
     * A standby becomes a worker.
     *
     * @param worker the worker
     * @param pid its process id
     */
    record TookOver(WorkerRef worker, long pid) implements StandbyEvent {
        @Override
        public String describe() {
            return Text.line("standby of " + worker.serviceName() + " [" + pid + "] takes over as worker " + worker);
        }

        @Override
        public System.Logger.Level level() {
            return DEBUG;
        }
    }

    /**
     * A standby has ended without having become a worker.
     *
     * @param serviceId the service
     * @param serviceName its name
     * @param pid the process id; 0 if there was none
     * @param exit how it ended
     * @param detail what is known beyond that; may be empty
     */
    record Ended(ServiceId serviceId, String serviceName, long pid, WorkerExit exit, String detail)
            implements StandbyEvent {
        @Override
        public String describe() {
            String explanation = detail.isEmpty() ? "" : " (" + detail + ")";
            if (exit.cause() == WorkerExit.Cause.SPAWN_FAILED) {
                return Text.line("standby of " + serviceName + " could not be started" + explanation);
            }
            return Text.line("standby of " + serviceName + " [" + pid + "] " + exit.describe() + " after "
                    + Text.text(exit.uptime()) + explanation);
        }

        @Override
        public System.Logger.Level level() {
            return exit.cause() == WorkerExit.Cause.REQUESTED ? DEBUG : WARNING;
        }
    }
}
