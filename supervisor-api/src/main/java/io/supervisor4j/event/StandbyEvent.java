package io.supervisor4j.event;

import io.supervisor4j.ServiceId;
import io.supervisor4j.WorkerExit;
import java.time.Duration;
import java.time.Instant;

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
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record Ready(ServiceId serviceId, String serviceName, long pid, Duration after, Instant at)
            implements StandbyEvent {
        /** Creates the event before it is published, without its time. */
        public Ready(ServiceId serviceId, String serviceName, long pid, Duration after) {
            this(serviceId, serviceName, pid, after, Instant.EPOCH);
        }

        @Override
        public Ready at(Instant at) {
            return new Ready(serviceId, serviceName, pid, after, at);
        }

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
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record TookOver(WorkerRef worker, long pid, Instant at) implements StandbyEvent {
        /** Creates the event before it is published, without its time. */
        public TookOver(WorkerRef worker, long pid) {
            this(worker, pid, Instant.EPOCH);
        }

        @Override
        public TookOver at(Instant at) {
            return new TookOver(worker, pid, at);
        }

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
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record Ended(ServiceId serviceId, String serviceName, long pid, WorkerExit exit, String detail, Instant at)
            implements StandbyEvent {
        /** Creates the event before it is published, without its time. */
        public Ended(ServiceId serviceId, String serviceName, long pid, WorkerExit exit, String detail) {
            this(serviceId, serviceName, pid, exit, detail, Instant.EPOCH);
        }

        @Override
        public Ended at(Instant at) {
            return new Ended(serviceId, serviceName, pid, exit, detail, at);
        }

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
