package io.supervisor4j.runtime.master;

import io.supervisor4j.ServiceId;
import io.supervisor4j.runtime.supervision.ServicePlan;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Notices that JVMs of a service would start in another way than before, because a jar was changed. */
final class LaunchWatch {

    private final Map<ServiceId, String> known = new ConcurrentHashMap<>();

    /** Looks at files where the service has standbys: may take some milliseconds. */
    void remember(ServicePlan service) {
        if (service.standby() > 0) {
            known.put(service.id(), fingerprint(service));
        }
    }

    void forget(ServiceId service) {
        known.remove(service);
    }

    private static String fingerprint(ServicePlan service) {
        return JvmRecipe.of(service).launch().fingerprint();
    }

    /** Returns the services whose files have changed since they were last looked at. */
    List<ServiceId> changed(Stream<ServicePlan> services) {
        return services.filter(service -> {
                    String before = known.get(service.id());
                    return before != null && !before.equals(fingerprint(service));
                })
                .peek(this::remember)
                .map(ServicePlan::id)
                .toList();
    }
}
