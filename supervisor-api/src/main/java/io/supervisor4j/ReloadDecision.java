package io.supervisor4j;

import java.util.Objects;
import java.util.Set;

/**
 * Which workers a reload reaches: the answer of {@link ServiceManager.Builder#reloadDecision}. Immutable; the three factories make
 * all there are.
 */
public sealed interface ReloadDecision {

    /**
     * All workers reload. What holds where no decision was asked for.
     *
     * @return the decision
     */
    static ReloadDecision all() {
        return new All();
    }

    /**
     * Nothing reloads: no hook runs, no worker is asked or replaced, no standby is discarded.
     *
     * @param reason why, for the log and for the caller that waits; may have several lines, and is cut after {@link
     *     None#MAX_REASON} characters
     * @return the decision
     * @throws IllegalArgumentException if the reason is blank
     */
    static ReloadDecision none(String reason) {
        return new None(reason);
    }

    /**
     * The workers and standbys of these services reload, after the hooks; others are left as they are.
     *
     * @param services their ids; one that is unknown when the hooks have ended is passed over. An empty set is {@link #none}
     * @return the decision
     */
    static ReloadDecision only(Set<ServiceId> services) {
        return services.isEmpty() ? new None("no service is to reload") : new Only(services);
    }

    /**
     * Tells whether the workers of a service reload.
     *
     * @param service the service's id
     * @return whether they do
     */
    boolean includes(ServiceId service);

    /** All workers reload. */
    record All() implements ReloadDecision {
        @Override
        public boolean includes(ServiceId service) {
            return true;
        }
    }

    /**
     * Nothing reloads.
     *
     * @param reason why
     */
    record None(String reason) implements ReloadDecision {

        /** What is kept of a reason. */
        public static final int MAX_REASON = 8_192;

        /** Cuts what is too long. */
        public None {
            if (Objects.requireNonNull(reason, "reason").isBlank()) {
                throw new IllegalArgumentException("a reload is refused for a reason, and this one is blank");
            }
            reason = reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) + " ..." : reason;
        }

        @Override
        public boolean includes(ServiceId service) {
            return false;
        }
    }

    /**
     * The workers of some services reload.
     *
     * @param services their ids, at least one
     */
    record Only(Set<ServiceId> services) implements ReloadDecision {

        /** Copies the set. */
        public Only {
            services = Set.copyOf(services);
            if (services.isEmpty()) {
                throw new IllegalArgumentException("a reload of no service is ReloadDecision.none");
            }
        }

        @Override
        public boolean includes(ServiceId service) {
            return services.contains(service);
        }
    }
}
