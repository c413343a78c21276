package io.supervisor4j.runtime;

import io.supervisor4j.ArchiveState;
import io.supervisor4j.ManagerStatus;
import io.supervisor4j.ServiceStatus;
import io.supervisor4j.WorkerStatus;
import io.supervisor4j.runtime.master.JvmRecipe;
import io.supervisor4j.runtime.master.Master;
import io.supervisor4j.runtime.master.TimedSnapshot;
import io.supervisor4j.runtime.master.WorkerRecipe;
import io.supervisor4j.runtime.process.Archives;
import io.supervisor4j.runtime.process.ProcessUsage;
import io.supervisor4j.runtime.supervision.ServicePlan;
import io.supervisor4j.runtime.supervision.Snapshot;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Adds to what the state machine knows what it cannot: the time of day, names, and what the system says of the processes. */
final class StatusPage {

    private static final String VERSION = version();

    private final Instant started = Instant.now();
    private final Master master;
    private final Archives archives;

    StatusPage(Master master, Archives archives) {
        this.master = master;
        this.archives = archives;
    }

    private static String version() {
        String known = StatusPage.class.getPackage().getImplementationVersion();
        return known == null ? "development" : known;
    }

    ManagerStatus now(String name) {
        TimedSnapshot taken = master.snapshot();
        Snapshot snapshot = taken.snapshot();
        Instant now = taken.at();
        return new ManagerStatus(
                name,
                ProcessHandle.current().pid(),
                VERSION,
                started,
                snapshot.state(),
                snapshot.groups().stream().map(group -> service(group, now)).toList());
    }

    private ServiceStatus service(Snapshot.Group group, Instant now) {
        ServicePlan plan = group.plan();
        WorkerRecipe recipe = WorkerRecipe.of(plan);
        return new ServiceStatus(
                plan.id(),
                plan.name(),
                recipe.description(),
                group.target(),
                plan.restart().mode(),
                plan.standby(),
                group.warmStandbys(),
                group.restarting(),
                recipe.output().kind(),
                master.outputs().dropped(plan.id()),
                archive(recipe),
                group.workers().stream().map(worker -> worker(worker, now)).toList());
    }

    private ArchiveState archive(WorkerRecipe recipe) {
        return recipe instanceof JvmRecipe jvm
                ? archives.stateOf(jvm.launch())
                : new ArchiveState(ArchiveState.Kind.NO_JVM, "");
    }

    private static WorkerStatus worker(Snapshot.Worker worker, Instant now) {
        Optional<ProcessUsage> usage = worker.pid() == 0 ? Optional.empty() : ProcessUsage.of(worker.pid());
        return new WorkerStatus(
                worker.id(),
                worker.state(),
                now.minus(worker.inState()),
                pid(worker.pid()),
                worker.uptime(),
                worker.stable(),
                worker.restarts(),
                worker.lastDeath().map(death -> lastExit(death, now)),
                worker.nextAttemptIn().map(now::plus),
                usage.map(known -> OptionalLong.of(known.rssBytes())).orElse(OptionalLong.empty()),
                usage.map(ProcessUsage::cpuTime));
    }

    private static WorkerStatus.LastExit lastExit(Snapshot.Death death, Instant now) {
        return new WorkerStatus.LastExit(now.minus(death.ago()), pid(death.pid()), death.exit(), death.detail());
    }

    private static OptionalLong pid(long pid) {
        return pid == 0 ? OptionalLong.empty() : OptionalLong.of(pid);
    }
}
