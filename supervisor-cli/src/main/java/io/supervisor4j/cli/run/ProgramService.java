package io.supervisor4j.cli.run;

import io.supervisor4j.Service;
import io.supervisor4j.WorkerContext;
import io.supervisor4j.WorkerExitException;
import io.supervisor4j.spi.ReloadByReplacement;
import java.io.IOException;

/**
 * A service that is any program, run as the child of its worker: it gets the worker's environment and output, {@code
 * SUPERVISOR_SERVICE}, {@code SUPERVISOR_SERVICE_ID} and {@code SUPERVISOR_WORKER_ID}, SIGTERM when it is to end, and does not
 * outlive its worker. The worker ends with it, and with its status (128 and the signal's number for a death by signal).
 */
public final class ProgramService implements Service {

    private final Program program;
    private final String reloadSignal;
    private final WorkerContext context;

    /**
     * Starts the program, and waits until it is ready.
     *
     * @param context who this is
     * @param command the program and its arguments, with NUL between
     * @param directory where it runs
     * @param saysReady whether it is ready when it says so, and not when it has been started
     * @param reloadSignal the signal that makes it reload; empty to replace it
     * @throws IOException if it cannot be started
     * @throws InterruptedException if this thread is interrupted
     */
    public ProgramService(
            WorkerContext context, String command, String directory, boolean saysReady, String reloadSignal)
            throws IOException, InterruptedException {
        this.context = context;
        this.reloadSignal = reloadSignal;
        this.program = Program.start(command.split("\0", -1), directory, saysReady, context);
        if (saysReady && !program.awaitReady()) {
            throw new WorkerExitException(program.awaitEnd());
        }
    }

    /** The worker ends with the program. */
    @Override
    public void run() throws InterruptedException {
        int status = program.awaitEnd();
        if (!context.isTerminating()) {
            throw new WorkerExitException(status);
        }
    }

    @Override
    public void terminate() throws InterruptedException {
        program.signal("TERM");
        program.awaitEnd();
    }

    @Override
    public void reload() throws IOException {
        if (reloadSignal.isEmpty()) {
            throw new ReloadByReplacement();
        }
        program.signal(reloadSignal);
    }
}
