package io.supervisor4j.runtime.master;

import io.supervisor4j.WorkerOutput;
import io.supervisor4j.runtime.process.LaunchPlan;
import io.supervisor4j.runtime.process.WorkerProcess;
import io.supervisor4j.runtime.protocol.Command;
import io.supervisor4j.runtime.supervision.Life;
import io.supervisor4j.runtime.supervision.ServicePlan;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * How the master starts the JVMs of a service, and what it tells them to run.
 *
 * @param launch how its JVMs are started
 * @param type the name of its class
 * @param constructor the signature of the constructor to use
 * @param arguments the arguments as text
 * @param output where the output of its workers goes
 * @param keepChildren whether what a worker has started may outlive it
 */
public record JvmRecipe(
        LaunchPlan launch, String type, String constructor, String arguments, WorkerOutput output, boolean keepChildren)
        implements WorkerRecipe {

    /**
     * Returns the recipe of a service whose workers are JVMs.
     *
     * @param plan the service
     * @return its recipe
     */
    public static JvmRecipe of(ServicePlan plan) {
        return (JvmRecipe) plan.recipe();
    }

    /**
     * Returns what makes a blank JVM ready to become a worker of this service quickly.
     *
     * @return the command
     */
    public Command.Warm warmUp() {
        return new Command.Warm(type, constructor, arguments);
    }

    /**
     * Returns what makes a blank JVM a worker of a service.
     *
     * @param plan the service
     * @param worker the worker's number
     * @param timeout how long its end may take; zero for ever
     * @param newWorkerHooks the names of the classes of the hooks to call in it
     * @return the command
     */
    public Command.Assign assignment(ServicePlan plan, int worker, Duration timeout, List<String> newWorkerHooks) {
        return new Command.Assign(
                plan.id().toString(),
                plan.name(),
                worker,
                type,
                constructor,
                arguments,
                String.join(",", newWorkerHooks),
                timeout.toMillis());
    }

    @Override
    public String description() {
        return type;
    }

    @Override
    public WorkerProcess start(Starters starters, Life life, ServicePlan plan) throws IOException {
        return starters.jvms().spawn(launch, life.isStandby(), output.isCaptured());
    }
}
