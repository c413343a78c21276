package io.supervisor4j.event;

import io.supervisor4j.ServiceId;

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
     */
    record Added(ServiceId serviceId, String serviceName, int workers) implements ServiceEvent {
        @Override
        public String describe() {
            return Text.line(
                    "service " + serviceName + " added with " + workers + (workers == 1 ? " worker" : " workers"));
        }
    }

    /**
     * A client outside has told the manager to change something about a service; what follows from it comes next.
     *
     * @param serviceId the service
     * @param serviceName its name
     * @param command what, such as {@code "restart of worker 3"}
     * @param by who, and how: such as {@code "user root over the control socket"}
     */
    record Commanded(ServiceId serviceId, String serviceName, String command, String by) implements ServiceEvent {
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
     */
    record Restarting(ServiceId serviceId, String serviceName, int workers, boolean rolling) implements ServiceEvent {
        @Override
        public String describe() {
            return Text.line("service " + serviceName + " restarts " + workers + (workers == 1 ? " worker" : " workers")
                    + (rolling ? ", one after the other" : ""));
        }
    }

    /**
     * The workers that were to be restarted have been, and all workers of the service are up.
     *
     * @param serviceId the service
     * @param serviceName its name
     */
    record Restarted(ServiceId serviceId, String serviceName) implements ServiceEvent {
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
     */
    record Scaled(ServiceId serviceId, String serviceName, int from, int to) implements ServiceEvent {
        @Override
        public String describe() {
            return Text.line("service " + serviceName + " scaled from " + from + " to " + to
                    + (to == 1 ? " worker" : " workers"));
        }
    }

    /**
     * The service was given another specification, which holds for all that begins from now on. Where running workers have to be
     * replaced for it, {@link Restarting} follows, and {@link Restarted} once that is done.
     *
     * @param serviceId the service
     * @param serviceName its name
     */
    record Updated(ServiceId serviceId, String serviceName) implements ServiceEvent {
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
     */
    record Removing(ServiceId serviceId, String serviceName, int workers) implements ServiceEvent {
        @Override
        public String describe() {
            return Text.line("service " + serviceName + " is being removed with its " + workers
                    + (workers == 1 ? " worker" : " workers"));
        }
    }

    /**
     * The service was removed: nothing of it runs any more. The last event about it.
     *
     * @param serviceId the service
     * @param serviceName its name
     */
    record Removed(ServiceId serviceId, String serviceName) implements ServiceEvent {
        @Override
        public String describe() {
            return Text.line("service " + serviceName + " was removed");
        }
    }
}
