package io.supervisor4j.runtime.worker;

import io.supervisor4j.ServiceId;
import io.supervisor4j.WorkerContext;
import io.supervisor4j.WorkerExitException;
import io.supervisor4j.runtime.protocol.Command;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What a service sees of its worker. */
final class Context implements WorkerContext {

    private final Command.Assign assignment;
    private final Worker worker;

    Context(Command.Assign assignment, Worker worker) {
        this.assignment = assignment;
        this.worker = worker;
    }

    @Override
    public ServiceId serviceId() {
        return new ServiceId(UUID.fromString(assignment.service()));
    }

    @Override
    public String serviceName() {
        return assignment.name();
    }

    @Override
    public int workerId() {
        return assignment.worker();
    }

    @Override
    public void requestShutdown(int status) {
        // The exception checks the range.
        worker.requestShutdown(new WorkerExitException(status).status());
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
