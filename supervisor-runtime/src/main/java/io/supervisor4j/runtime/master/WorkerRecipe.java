package io.supervisor4j.runtime.master;

import io.supervisor4j.WorkerOutput;
import io.supervisor4j.runtime.process.WorkerProcess;
import io.supervisor4j.runtime.supervision.Life;
import io.supervisor4j.runtime.supervision.Recipe;
import io.supervisor4j.runtime.supervision.ServicePlan;
import java.io.IOException;

/** How the master starts the processes of a service, and what it makes of them. */
public sealed interface WorkerRecipe extends Recipe permits JvmRecipe, ProgramRecipe {

    /**
     * Returns the recipe of a service of this master.
     *
     * @param plan the service
     * @return its recipe, which for each is of this type
     */
    static WorkerRecipe of(ServicePlan plan) {
        return (WorkerRecipe) plan.recipe();
    }

    /**
     * Returns where the output of its workers goes.
     *
     * @return as in the specification
     */
    WorkerOutput output();

    /**
     * Tells whether nothing is to be done about processes that a worker's own has left behind.
     *
     * @return false if they are to be ended
     */
    boolean keepChildren();

    /**
     * Says what runs.
     *
     * @return the name of a class, or of a program
     */
    String description();

    /**
     * Starts a process. May block.
     *
     * @param starters what starts it
     * @param life for which life
     * @param plan of which service
     * @return the process, not yet watched
     * @throws IOException if there is none, with the reason
     */
    WorkerProcess start(Starters starters, Life life, ServicePlan plan) throws IOException;
}
