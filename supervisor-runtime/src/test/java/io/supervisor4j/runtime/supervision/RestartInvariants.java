package io.supervisor4j.runtime.supervision;

import io.supervisor4j.ManagerStatus;
import io.supervisor4j.ServiceId;
import io.supervisor4j.WorkerStatus;
import io.supervisor4j.event.ServiceEvent;
import io.supervisor4j.event.WorkerEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of the {@link Invariants} that is about restarts on request, and about what is answered to those who ask. */
final class RestartInvariants {

    private final Invariants rules;
    private final LifeInvariants lives;
    /** The restarts under way, and whether they are rolling. */
    private final Map<ServiceId, Boolean> open = new HashMap<>();
    /** How many lives of workers had begun at the last request. */
    private final Map<ServiceId, Long> askedAt = new HashMap<>();

    RestartInvariants(Invariants rules, LifeInvariants lives) {
        this.rules = rules;
        this.lives = lives;
    }

    void observe(Effect effect) {
        if (!(effect instanceof Effect.Publish publish)) {
            return;
        }
        if (publish.event() instanceof ServiceEvent.Restarting restarting) {
            rules.check(rules.mayStart(), "restarted only while the manager runs");
            open.put(restarting.serviceId(), restarting.rolling());
            askedAt.put(restarting.serviceId(), lives.begun());
        } else if (publish.event() instanceof ServiceEvent.Restarted restarted) {
            rules.check(open.remove(restarted.serviceId()) != null, "a restart ends once");
        } else if (publish.event() instanceof ServiceEvent.Removing removing) {
            open.remove(removing.serviceId());
        } else if (publish.event() instanceof WorkerEvent.Stopping stopping
                && stopping.reason().equals("restart")) {
            ServicePlan plan = rules.plan(stopping.worker().serviceId());
            Boolean rolling = open.get(plan.id());
            rules.check(rolling != null, "restarted because that was asked for");
            rules.check(
                    lives.last(stopping.worker()).order <= askedAt.get(plan.id()),
                    "a life that began after the request is fresh, and is left alone");
            rules.check(
                    !rolling
                            || rules.wanted()
                                    .areOthersUp(plan, stopping.worker().workerId()),
                    "a rolling restart takes no second worker");
        }
    }

    void checkRest() {
        rules.check(open.isEmpty(), "every restart comes to its end");
    }

    void checkAnswer(List<Effect> effects) {
        rules.check(effects.size() == 1 && effects.get(0) instanceof Effect.Answer, "a question is answered at once");
        Snapshot snapshot = ((Effect.Answer) effects.get(0)).snapshot();
        boolean stopped = snapshot.state() == ManagerStatus.State.STOPPED;
        rules.check(stopped == rules.isFinished(), "stopped is stopped");
        rules.check(
                stopped || rules.isEnding() == (snapshot.state() == ManagerStatus.State.STOPPING),
                "stopping is stopping");
        if (stopped) {
            return;
        }
        rules.check(
                snapshot.groups().stream().map(Snapshot.Group::plan).toList().equals(rules.present()),
                "every service is told, and none that is gone");
        for (Snapshot.Group group : snapshot.groups()) {
            ServiceId service = group.plan().id();
            rules.check(group.target() == rules.target(service).size(), "the target is told");
            group.workers().forEach(worker -> check(service, worker));
        }
    }

    private void check(ServiceId service, Snapshot.Worker worker) {
        Optional<LifeRecord> life = lives.living().stream()
                .filter(any -> any.life.service().equals(service) && any.worker == worker.id())
                .findFirst();
        rules.check(worker.pid() == life.map(present -> present.pid).orElse(0L), "the process is told");
        boolean ready = worker.state() == WorkerStatus.State.READY || worker.state() == WorkerStatus.State.RELOADING;
        rules.check(ready == life.filter(LifeRecord::isUp).isPresent(), "who is ready is told");
    }
}
