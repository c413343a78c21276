package io.supervisor4j.runtime.master;

import io.supervisor4j.WorkerOutput;
import io.supervisor4j.runtime.process.LaunchPlan;
import io.supervisor4j.runtime.protocol.Command;
import io.supervisor4j.runtime.supervision.ServicePlan;
import java.util.List;

/**
 * A service as the master runs it.
 *
 * @param plan what the state machine knows of it
 * @param launch how its JVMs are started
 * @param type the name of its class
 * @param constructor the signature of the constructor to use
 * @param arguments the arguments as text
 * @param output where the output of its workers goes
 */
public record Registration(
        ServicePlan plan, LaunchPlan launch, String type, String constructor, String arguments, WorkerOutput output) {

    /**
     * Returns what makes a blank JVM ready to become a worker of this service quickly.
     *
     * @return the command
     */
    public Command.Warm warmUp() {
        return new Command.Warm(type, constructor, arguments);
    }

    /**
     * Returns what makes a blank JVM a worker of this service.
     *
     * @param worker the worker's number
     * @param newWorkerHooks the names of the classes of the hooks to call in it
     * @return the command
     */
    public Command.Assign assignment(int worker, List<String> newWorkerHooks) {
        return new Command.Assign(
                plan.id().toString(),
                plan.name(),
                worker,
                type,
                constructor,
                arguments,
                String.join(",", newWorkerHooks),
                plan.gracefulShutdownTimeout().toMillis());
    }
}
