package io.supervisor4j.runtime.supervision;

import io.supervisor4j.RestartPolicy;
import io.supervisor4j.ServiceId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The part of the {@link Invariants} that is about the ids that each service is to have, and about single workers that are started. */
final class WantedInvariants {

    private static final WorkerIds NONE = WorkerIds.first(0);

    private final Invariants rules;
    private final LifeInvariants lives;
    private final Map<ServiceId, WorkerIds> wanted = new LinkedHashMap<>();
    /** The workers whose start was requested while they had no life, or one that was ending. */
    private final Set<WorkerKey> owedAStart = new HashSet<>();

    WantedInvariants(Invariants rules, LifeInvariants lives) {
        this.rules = rules;
        this.lives = lives;
    }

    WorkerIds of(ServiceId service) {
        return wanted.getOrDefault(service, NONE);
    }

    void become(ServiceId service, WorkerIds ids) {
        wanted.put(service, ids);
        owedAStart.removeIf(worker -> worker.service().equals(service) && !ids.contains(worker.id()));
    }

    void removed(ServiceId service) {
        become(service, NONE);
    }

    void started(ServiceRequest.Start start) {
        become(start.service(), of(start.service()).plus(start.workers()));
        for (int id : start.workers()) {
            WorkerKey worker = new WorkerKey(start.service(), id);
            lives.forgiveBackOff(worker);
            if (!lives.runs(worker)) {
                owedAStart.add(worker);
            }
        }
    }

    void stopped(ServiceRequest.Stop stop) {
        become(stop.service(), of(stop.service()).minus(stop.workers()));
    }

    void lifeBegins(WorkerKey worker) {
        owedAStart.remove(worker);
    }

    /** Tells whether each wanted worker is ready, or may be kept away by its restart policy. */
    boolean mayBeUp(ServicePlan plan) {
        return areOthersUp(plan, Life.STANDBY);
    }

    /** Tells whether each wanted worker but one is ready, or may be kept away by its restart policy. */
    boolean areOthersUp(ServicePlan plan, int but) {
        WorkerIds ids = of(plan.id());
        boolean mayStayAway = plan.restart().mode() != RestartPolicy.Mode.ALWAYS;
        int up = 0;
        for (LifeRecord life : lives.last()) {
            if (life.plan.id().equals(plan.id()) && ids.contains(life.worker) && life.worker != but) {
                up += life.isUp() || (life.published && mayStayAway) ? 1 : 0;
            }
        }
        return up == ids.size() - (ids.contains(but) ? 1 : 0);
    }

    /** Tells whether exactly the wanted workers are there, and are ready. */
    boolean areReady(ServicePlan plan) {
        WorkerIds ids = of(plan.id());
        int ready = 0;
        for (LifeRecord life : lives.last()) {
            if (life.plan.id().equals(plan.id())) {
                boolean isWanted = ids.contains(life.worker);
                if (isWanted ? !life.isUp() : !life.published) {
                    return false;
                }
                ready += isWanted ? 1 : 0;
            }
        }
        return ready == ids.size();
    }

    /** A life that nothing has begun to end, after a call. */
    void checkMayRun(LifeRecord life) {
        boolean ends = life.stopping || life.exiting || rules.isEnding();
        rules.check(
                ends || of(life.plan.id()).contains(life.worker),
                "a worker that is not wanted any more is ended at once");
    }

    void checkRest() {
        rules.check(owedAStart.isEmpty(), "every start that was requested has taken place");
    }
}
