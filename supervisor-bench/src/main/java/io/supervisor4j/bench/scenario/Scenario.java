package io.supervisor4j.bench.scenario;

import java.io.IOException;
import java.util.List;

/** Measures something and reports figures. */
public interface Scenario {

    /**
     * Returns all there are, in the order in which they run.
     *
     * @return the scenarios
     */
    static List<Scenario> all() {
        return List.of(
                new LaunchScenario(),
                new MasterScenario(),
                new RespawnScenario(),
                new MassRespawnScenario(),
                new ReloadScenario(),
                new EndScenario(),
                new MemoryScenario(),
                new IdleScenario(),
                new ManyScenario(),
                new StatusScenario(),
                new ControlScenario(),
                new ProgramsScenario());
    }

    /**
     * Returns the name by which it is asked for.
     *
     * @return one word
     */
    String name();

    /**
     * Tells whether a quick run leaves it out unless asked for it.
     *
     * @return true if it takes long however little is measured
     */
    default boolean isLong() {
        return false;
    }

    /**
     * Measures, with floor and figure in turn.
     *
     * @param setting what to work with
     * @throws IOException if a process cannot be started or asked
     * @throws InterruptedException if this thread is interrupted
     */
    void run(ScenarioContext setting) throws IOException, InterruptedException;
}
