package io.supervisor4j;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a service is, at one moment. Immutable.
 *
 * @param id the service
 * @param name its name
 * @param type the name of its class, or of the program that its workers run
 * @param target how many workers are wanted
 * @param restart what follows the end of a worker
 * @param standbys how many standbys are wanted
 * @param warmStandbys how many of them could take over at once
 * @param restarting whether a restart of workers has not come to its end
 * @param output where the output of its workers goes
 * @param droppedLines how many lines of captured output were lost because they were not taken in time
 * @param archive whether its JVMs start with a class-data archive, and why not
 * @param workers its workers by their number, those included that are still to end
 */
public record ServiceStatus(
        ServiceId id,
        String name,
        String type,
        int target,
        RestartPolicy.Mode restart,
        int standbys,
        int warmStandbys,
        boolean restarting,
        WorkerOutput.Kind output,
        long droppedLines,
        ArchiveState archive,
        List<WorkerStatus> workers) {

    /**
     * Describes a service of whose archive nothing is known.
     *
     * @param id the service
     * @param name its name
     * @param type the name of its class
     * @param target how many workers are wanted
     * @param restart what follows the end of a worker
     * @param standbys how many standbys are wanted
     * @param warmStandbys how many of them could take over at once
     * @param restarting whether a restart of workers has not come to its end
     * @param output where the output of its workers goes
     * @param droppedLines how many lines of captured output were lost because they were not taken in time
     * @param workers its workers by their number, those included that are still to end
     */
    public ServiceStatus(
            ServiceId id,
            String name,
            String type,
            int target,
            RestartPolicy.Mode restart,
            int standbys,
            int warmStandbys,
            boolean restarting,
            WorkerOutput.Kind output,
            long droppedLines,
            List<WorkerStatus> workers) {
        this(
                id,
                name,
                type,
                target,
                restart,
                standbys,
                warmStandbys,
                restarting,
                output,
                droppedLines,
                new ArchiveState(ArchiveState.Kind.AWAITED, ""),
                workers);
    }

    /** Copies the list. */
    public ServiceStatus {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(restart, "restart");
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(archive, "archive");
        workers = List.copyOf(workers);
    }

    /**
     * Counts the workers that are ready.
     *
     * @return how many; those that reload at present are among them
     */
    public int ready() {
        return (int) workers.stream().filter(WorkerStatus::isReady).count();
    }

    /**
     * Finds a worker.
     *
     * @param workerId its number
     * @return how it is, if there is such a worker
     */
    public Optional<WorkerStatus> worker(int workerId) {
        return workers.stream().filter(worker -> worker.id() == workerId).findFirst();
    }
}
