package io.supervisor4j.launch;

import io.supervisor4j.ServiceId;
import io.supervisor4j.WorkerContext;
import io.supervisor4j.WorkerExitException;
import java.time.Instant;
import java.util.Optional;

/** What a service sees of the launcher's JVM: that of a service's only worker. */
record HostContext(Host host, ServiceId serviceId, String serviceName) implements WorkerContext {

    @Override
    public int workerId() {
        return 0;
    }

    @Override
    public void requestShutdown(int status) {
        // The exception checks the range.
        host.stop("requestShutdown(" + status + ")", new WorkerExitException(status).status(), true);
    }

    @Override
    public boolean isTerminating() {
        return host.isStopping();
    }

    @Override
    public Optional<Instant> stopDeadline() {
        return host.stopDeadline();
    }
}
