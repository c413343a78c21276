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
     * A service was registered.
     *
     * @param serviceId the service
     * @param serviceName its name
     * @param workers how many workers it is to have
     */
    record Added(ServiceId serviceId, String serviceName, int workers) implements ServiceEvent {
        @Override
        public String describe() {
            return "service " + serviceName + " added with " + workers + (workers == 1 ? " worker" : " workers");
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
            return "service " + serviceName + " scaled from " + from + " to " + to + (to == 1 ? " worker" : " workers");
        }
    }
}
