package io.supervisor4j.runtime.master;

import io.supervisor4j.ServiceId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Notices that JVMs of a service would start in another way than before, because a jar was changed. */
final class LaunchWatch {

    private final Map<ServiceId, String> known = new ConcurrentHashMap<>();

    /** Looks at files where the service has standbys: may take some milliseconds. */
    void remember(Registration service) {
        if (service.plan().standby() > 0) {
            known.put(service.plan().id(), service.launch().fingerprint());
        }
    }

    /** Returns the services whose files have changed since they were last looked at. */
    List<ServiceId> changed(Stream<Registration> services) {
        return services.filter(service -> {
                    String before = known.get(service.plan().id());
                    return before != null && !before.equals(service.launch().fingerprint());
                })
                .peek(this::remember)
                .map(service -> service.plan().id())
                .toList();
    }
}
