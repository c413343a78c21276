package io.supervisor4j.launch;

import io.supervisor4j.ServiceId;
import io.supervisor4j.WorkerContext;
import java.time.Instant;
import java.util.Optional;

/** What a service sees of a worker that it shares with others: all that is the worker's, and its own name. */
record SharedContext(WorkerContext worker, String serviceName) implements WorkerContext {

    @Override
    public ServiceId serviceId() {
        return worker.serviceId();
    }

    @Override
    public int workerId() {
        return worker.workerId();
    }

    @Override
    public void requestShutdown(int status) {
        worker.requestShutdown(status);
    }

    @Override
    public boolean isTerminating() {
        return worker.isTerminating();
    }

    @Override
    public Optional<Instant> stopDeadline() {
        return worker.stopDeadline();
    }
}
