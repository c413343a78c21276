package io.supervisor4j.runtime.master;

import io.supervisor4j.WorkerOutput;
import io.supervisor4j.runtime.process.WorkerProcess;
import io.supervisor4j.runtime.program.ProgramIdentity;
import io.supervisor4j.runtime.program.ProgramLaunch;
import io.supervisor4j.runtime.supervision.Life;
import io.supervisor4j.runtime.supervision.ServicePlan;
import java.io.IOException;

/**
 * How the master starts the program of a service.
 *
 * @param launch how it is started
 * @param output where the output of its workers goes
 */
public record ProgramRecipe(ProgramLaunch launch, WorkerOutput output) implements WorkerRecipe {

    @Override
    public boolean isProgram() {
        return true;
    }

    /** What it has started has ended with it. */
    @Override
    public boolean keepChildren() {
        return true;
    }

    @Override
    public String description() {
        return launch.command().get(0);
    }

    @Override
    public WorkerProcess start(Starters starters, Life life, ServicePlan plan) throws IOException {
        ProgramIdentity identity = new ProgramIdentity(plan.name(), plan.id().toString(), life.worker());
        return starters.programs().spawn(launch, identity, output.isCaptured());
    }
}
