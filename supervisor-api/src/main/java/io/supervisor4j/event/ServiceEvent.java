package io.supervisor4j.event;

import io.supervisor4j.ServiceId;
import java.time.Instant;

/** Something that concerns one service. */
public sealed interface ServiceEvent extends SupervisorEvent {

    /**
     * Returns the service it is about.
     *
     * @return the service
     */
    ServiceId serviceId();

    /**
     * Returns that service's name.
     *
     * @return the name
     */
    String serviceName();

    /**
     * A service was registered.
     *
     * @param serviceId the service
     * @param serviceName its name
     * @param workers how many workers it is to have
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record Added(ServiceId serviceId, String serviceName, int workers, Instant at) implements ServiceEvent {
        /** Creates the event before it is published, without its time. */
        public Added(ServiceId serviceId, String serviceName, int workers) {
            this(serviceId, serviceName, workers, Instant.EPOCH);
        }

        @Override
        public Added at(Instant at) {
            return new Added(serviceId, serviceName, workers, at);
        }

        @Override
        public String describe() {
            return Text.line("service " + serviceName + " added with " + Text.workers(workers));
        }
    }

    /**
     * A client outside this process has commanded a change of a service; the events that follow from it come next.
     *
     * @param serviceId the service
     * @param serviceName its name
     * @param command what, such as {@code "restart of worker 3"}
     * @param by who, and how: such as {@code "user root over the control socket"}
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record Commanded(ServiceId serviceId, String serviceName, String command, String by, Instant at)
            implements ServiceEvent {
        /** Creates the event before it is published, without its time. */
        public Commanded(ServiceId serviceId, String serviceName, String command, String by) {
            this(serviceId, serviceName, command, by, Instant.EPOCH);
        }

        @Override
        public Commanded at(Instant at) {
            return new Commanded(serviceId, serviceName, command, by, at);
        }

        @Override
        public String describe() {
            return Text.line("service " + serviceName + ": " + command + " was asked for by " + by);
        }
    }

    /**
     * Workers were told to make room for replacements of themselves.
     *
     * @param serviceId the service
     * @param serviceName its name
     * @param workers how many
     * @param rolling whether one after the other
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record Restarting(ServiceId serviceId, String serviceName, int workers, boolean rolling, Instant at)
            implements ServiceEvent {
        /** Creates the event before it is published, without its time. */
        public Restarting(ServiceId serviceId, String serviceName, int workers, boolean rolling) {
            this(serviceId, serviceName, workers, rolling, Instant.EPOCH);
        }

        @Override
        public Restarting at(Instant at) {
            return new Restarting(serviceId, serviceName, workers, rolling, at);
        }

        @Override
        public String describe() {
            return Text.line("service " + serviceName + " restarts " + Text.workers(workers)
                    + (rolling ? ", one after the other" : ""));
        }
    }

    /**
     * The workers that were to be restarted have been, and all workers of the service are up.
     *
     * @param serviceId the service
     * @param serviceName its name
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record Restarted(ServiceId serviceId, String serviceName, Instant at) implements ServiceEvent {
        /** Creates the event before it is published, without its time. */
        public Restarted(ServiceId serviceId, String serviceName) {
            this(serviceId, serviceName, Instant.EPOCH);
        }

        @Override
        public Restarted at(Instant at) {
            return new Restarted(serviceId, serviceName, at);
        }

        @Override
        public String describe() {
            return Text.line("service " + serviceName + " has restarted");
        }
    }

    /**
     * The number of workers was changed.
     *
     * @param serviceId the service
     * @param serviceName its name
     * @param from how many workers it was to have
     * @param to how many it is to have now
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record Scaled(ServiceId serviceId, String serviceName, int from, int to, Instant at) implements ServiceEvent {
        /** Creates the event before it is published, without its time. */
        public Scaled(ServiceId serviceId, String serviceName, int from, int to) {
            this(serviceId, serviceName, from, to, Instant.EPOCH);
        }

        @Override
        public Scaled at(Instant at) {
            return new Scaled(serviceId, serviceName, from, to, at);
        }

        @Override
        public String describe() {
            return Text.line("service " + serviceName + " scaled from " + from + " to " + Text.workers(to));
        }
    }

    /**
     * The service was given another specification, which holds for all that begins from now on. Where running workers have to be
     * replaced for it, {@link Restarting} follows, and {@link Restarted} once that is done.
     *
     * @param serviceId the service
     * @param serviceName its name
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record Updated(ServiceId serviceId, String serviceName, Instant at) implements ServiceEvent {
        /** Creates the event before it is published, without its time. */
        public Updated(ServiceId serviceId, String serviceName) {
            this(serviceId, serviceName, Instant.EPOCH);
        }

        @Override
        public Updated at(Instant at) {
            return new Updated(serviceId, serviceName, at);
        }

        @Override
        public String describe() {
            return Text.line("service " + serviceName + " has a new specification");
        }
    }

    /**
     * The service is being removed: its workers are told to end.
     *
     * @param serviceId the service
     * @param serviceName its name
     * @param workers how many workers it was to have
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record Removing(ServiceId serviceId, String serviceName, int workers, Instant at) implements ServiceEvent {
        /** Creates the event before it is published, without its time. */
        public Removing(ServiceId serviceId, String serviceName, int workers) {
            this(serviceId, serviceName, workers, Instant.EPOCH);
        }

        @Override
        public Removing at(Instant at) {
            return new Removing(serviceId, serviceName, workers, at);
        }

        @Override
        public String describe() {
            return Text.line("service " + serviceName + " is being removed with its " + Text.workers(workers));
        }
    }

    /**
     * The service was removed: nothing of it runs any more. The last event about it.
     *
     * @param serviceId the service
     * @param serviceName its name
     * @param at when it happened, as {@link SupervisorEvent#at()} says
     */
    record Removed(ServiceId serviceId, String serviceName, Instant at) implements ServiceEvent {
        /** Creates the event before it is published, without its time. */
        public Removed(ServiceId serviceId, String serviceName) {
            this(serviceId, serviceName, Instant.EPOCH);
        }

        @Override
        public Removed at(Instant at) {
            return new Removed(serviceId, serviceName, at);
        }

        @Override
        public String describe() {
            return Text.line("service " + serviceName + " was removed");
        }
    }
}
