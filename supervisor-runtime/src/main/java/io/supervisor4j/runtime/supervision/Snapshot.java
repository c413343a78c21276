package io.supervisor4j.runtime.supervision;

import io.supervisor4j.ManagerStatus;
import io.supervisor4j.WorkerExit;
import io.supervisor4j.WorkerStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How everything is at one moment, as far as the state machine knows it. Immutable.
 *
 * @param state what the manager is doing
 * @param groups the services, in the order in which they were added
 */
public record Snapshot(ManagerStatus.State state, List<Group> groups) {

    /**
     * A service.
     *
     * @param plan its specification
     * @param target how many workers are wanted
     * @param warmStandbys how many standbys could take over at once
     * @param restarting whether a restart is under way
     * @param workers its workers by their number
     */
    public record Group(ServicePlan plan, int target, int warmStandbys, boolean restarting, List<Worker> workers) {}

    /**
     * A worker.
     *
     * @param id its number
     * @param state what it is doing
     * @param inState for how long
     * @param pid its process id; 0 without a process
     * @param uptime the time since its life began, while it has one
     * @param stable whether that life counts as stable
     * @param restarts how many lives it had before its present or last one
     * @param lastDeath how the last life that has ended did
     * @param nextAttemptIn when it is started again, in back-off
     */
    public record Worker(
            int id,
            WorkerStatus.State state,
            Duration inState,
            long pid,
            Optional<Duration> uptime,
            boolean stable,
            int restarts,
            Optional<Death> lastDeath,
            Optional<Duration> nextAttemptIn) {}

    /**
     * The end of a life.
     *
     * @param ago how long ago
     * @param pid the process id; 0 if there was none
     * @param exit how it ended
     * @param detail what is known beyond that
     */
    public record Death(Duration ago, long pid, WorkerExit exit, String detail) {}
}
