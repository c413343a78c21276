package io.supervisor4j.runtime.supervision;

import io.supervisor4j.ServiceId;
import io.supervisor4j.event.ManagerEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What must hold at every moment of every history. A strict observer of all events and effects, which keeps books of its own and
 * never looks inside the state machine.
 *
 * <p><b>Lives</b> ({@link LifeInvariants}, {@link WantedInvariants})
 * <ol>
 *   <li>Never two lives with one worker id, from the order to start one, or the takeover by a standby, to the end of its process.
 *   <li>A life is started only while the manager runs, for a worker id that the service wants; never once the end was ordered. One is ended as
 *       surplus only if its id is not wanted at that moment.
 *       One that is not wanted any more is told to end in the same call; one whose start was requested begins a life, whatever
 *       its restart policy, unless it has one that is not ending.
 *   <li>At most {@code maxBooting} lives are between start and hello; two starts of JVMs are never closer than the spawn interval; none
 *       starts before its back-off is over, unless a reload, a change of the wanted ids or its own start on request cut that short. The limits and the
 *       interval hold for workers and standbys together.
 *   <li>A worker is told something only while it has a process, in an order that makes sense: {@code Assign} first and once, and at
 *       once or never; {@code Terminate} at most once; {@code Bye} only after {@code Exiting}, and always then.
 *   <li>At most one reload is under way to one life, and only while it is ready.
 *   <li>Every death is published exactly once, before anything of that worker's next life, and at once; only a death by SIGINT may
 *       wait, for {@link WorkerSlot#INTERRUPT_HOLD}, and it does, unless the worker is not wanted any more.
 *   <li>Each death has its hook, right after it was published, while the manager runs, and none once the end was ordered. The same
 *       holds for ready workers.
 *   <li>Whatever a worker is waited for has its deadline, fixed when the wait began: boot, reload, stop. At that moment it is
 *       killed, never before; time for which the master was suspended does not count. Zero timeouts never strike.
 *   <li>A program is told neither who it is nor how long its end may take, and never to end at once: to end it gets {@code Terminate},
 *       also where that was ordered before it had a process, and the whole time of its service.
 * </ol>
 * <b>Standbys</b> ({@link StandbyInvariants})
 * <ol start="10">
 *   <li>A standby's process is assigned at most once, and only while it is warm: after {@code Warmed}, and before it says that it
 *       exits, ends, is killed, or the launch changes. From then on it is a life of that worker, to which all of the above applies.
 *   <li>Until then it is told nothing but {@code Warm}, at once and once, or never, {@code Bye} in answer to {@code Exiting}, and
 *       {@code Kill}, once: not {@code Terminate}, {@code Reload} or {@code Abort}.
 *   <li>Whoever is to start again takes a warm standby over if there is one: no worker is started beside it.
 * <li>Of one service there are never more standbys than its plan asks for, from the order to start one to its end or takeover,
 * and
 *       never two between that order and {@code Warmed}, but for those that are being ended.
 *   <li>They start only while the manager runs, only once the workers of the service have been up, and not within
 *       {@link StandbyPool#REFILL_AFTER} of its last takeover.
 *   <li>An empty place is filled at once, or within 250 ms of the last takeover, unless another standby of the service comes, the
 *       gate lets nobody through, or its standbys have ended unasked since the last takeover and so back off.
 * <li>When the launch changes all are killed at once, and at the end as soon as the workers are told; a start in flight as soon as
 * it has a process.
 *   <li>The boot timeout counts until {@code Warmed}, and once more after a takeover. One that says that it exits and does not is
 *       killed after {@link WorkerSlot#KILL_MARGIN}.
 *   <li>Of each, exactly one of its end and its takeover is published, and at once; before that it is published as warm, once.
 * </ol>
 * <b>The manager</b> ({@link EndInvariants})
 * <ol start="19">
 * <li>Once the end was ordered, nothing comes but {@code Terminate}, {@code Abort}, {@code Kill}, {@code Bye}, {@code Publish}, {@code Forget}
 * and
 *       {@code Finish}; after {@code Finish} nothing at all.
 *   <li>A graceful stop ends within its timeout, 1 s, and the kill limit, whatever workers and hooks do; an abort within its own
 *       limit and the kill limit, whatever came before; where there are programs, within what is left of the time of a graceful stop,
 *       unless it is repeated. A second SIGTERM changes nothing.
 * <li>It ends as soon as nothing is left to wait for: no process of a worker or standby, and after a graceful stop no hook;
 * before
 *       that only where the kill limit has passed.
 *   <li>The status is 1 after an abort or if the manager's deadline had to kill, else that of the worker whose policy ended the
 *       manager, else 0.
 *   <li>Workers are told to stop only after the terminate hooks.
 * </ol>
 * <b>Restarts and questions</b> ({@link RestartInvariants})
 * <ol start="24">
 *   <li>Of a rolling restart no worker is told to make room while another wanted one is missing; and none whose life has begun
 *       after the request.
 *   <li>Every restart that begins comes to its end, once, unless the manager does (checked at rest).
 *   <li>A question about the status is answered at once, also after the end, and says what the books say: targets, processes, who
 *       is ready.
 * </ol>
 * <b>Updates and removals</b> ({@link UpdateInvariants})
 * <ol start="27">
 *   <li>A JVM is started, warmed and assigned by the specification that holds at that moment, and all three by one recipe.
 *   <li>A life is ended for an update at most once, and only if its recipe is not that of its service any more: so an update costs
 *       no more starts than there are lives.
 *   <li>For an update no ready worker is told to make room while another wanted one is missing.
 *   <li>A removal is told at once, and once; from then on nothing of the service is started, and what has a standby's process is
 *       killed. Its end is told when its last life has ended, at once; after that nothing of it is told or done, and it is in no
 *       answer.
 * </ol>
 * <b>Reloads and times</b> ({@link ReloadInvariants}, {@link LifeInvariants})
 * <ol start="31">
 *   <li>A request to reload is followed by a decision, one at a time. If nothing is to reload, that is told and nothing else
 *       happens; else by the hooks, and these by a reload of every process that there is then of the services that were chosen, and
 *       of no other. A reload that takes place is finished once (checked at rest).
 *   <li>A request that waits is answered once: by the decision, or at the latest when the end is ordered.
 *   <li>Every order to end gives the time that holds at that moment. A worker that is not ending knows it, and is told no other.
 * </ol>
 * <b>At rest</b> ({@link #checkRest})
 * <ol start="34">
 *   <li>Every worker and every standby runs the recipe of its service; every removed service is gone.
 *   <li>Once faults have ended and time has passed, exactly the wanted workers of each service are ready, whichever ids these are.
 * <li>Then exactly as many warm standbys as its plan asks for wait for each service; none if its restart policy has kept its
 * workers
 *       from ever being up.
 *   <li>Then no deadline is left: idle means blocked.
 * </ol>
 * The world checks more where it has to: no two processes with one worker id, not too many standbys, and no second assignment, seen
 * from the processes' side, and no deadline that stays in the past (no busy loop).
 */
final class Invariants {

    private final LifeInvariants lives;
    private final StandbyInvariants standbys;
    private final EndInvariants end;
    private final RestartInvariants restarts;
    private final UpdateInvariants updates;
    private final Map<ServiceId, ServicePlan> services = new LinkedHashMap<>();
    private final WantedInvariants wanted;
    private final Limits limits;
    private final ReloadInvariants reloads;
    private Duration shutdownTimeout;
    private boolean runCalled;
    private boolean ended;
    private long lastSpawn = -1;

    Invariants(Limits limits) {
        this.limits = limits;
        this.shutdownTimeout = limits.gracefulShutdownTimeout();
        this.lives = new LifeInvariants(this);
        this.wanted = new WantedInvariants(this, lives);
        this.standbys = new StandbyInvariants(this);
        this.end = new EndInvariants(this, lives);
        this.restarts = new RestartInvariants(this, lives);
        this.updates = new UpdateInvariants(this, lives);
        this.reloads = new ReloadInvariants(this, lives);
    }

    static final class Violation extends AssertionError {
        private static final long serialVersionUID = 1;

        Violation(String rule) {
            super(rule);
        }
    }

    void check(boolean holds, String rule) {
        if (!holds) {
            throw new Violation(rule);
        }
    }

    Limits limits() {
        return limits;
    }

    /** How long the manager, and workers of services without a time of their own, may take to end if that is ordered now. */
    Duration shutdownTimeout() {
        return shutdownTimeout;
    }

    Duration shutdownTimeout(ServicePlan plan) {
        return plan.gracefulShutdownTimeout().orElse(shutdownTimeout);
    }

    boolean isFinished() {
        return end.isFinished();
    }

    /** Tells whether the end was ordered. */
    boolean isEnding() {
        return ended;
    }

    /** Tells whether no process is needed any more. */
    boolean mustAllGo() {
        return end.hasReachedProcesses();
    }

    boolean mayStart() {
        return runCalled && !ended;
    }

    ServicePlan plan(ServiceId service) {
        return services.get(service);
    }

    /** The ids that the service is to have. */
    WorkerIds target(ServiceId service) {
        return wanted.of(service);
    }

    /**
     * Takes note of one call of the state machine.
     *
     * @param cause the event, or null if time has struck
     * @param effects what followed
     * @param now the master's time
     * @param nextDeadline when it wants to be called again
     */
    void observe(@Nullable Event cause, List<Effect> effects, long now, long nextDeadline) {
        if (cause instanceof Event.StatusRequested) {
            restarts.checkAnswer(effects);
            return;
        }
        boolean wasFinished = isFinished();
        check(!wasFinished || effects.isEmpty(), "nothing follows Finish");
        if (wasFinished) {
            check(nextDeadline == LifeRecord.NEVER, "no deadline is left after Finish");
            return;
        }
        effects.forEach(effect -> prolong(effect, now));
        end.before(cause, effects, now);
        lives.before(cause, now);
        standbys.before(cause, now);
        reloads.before(cause);
        if (cause != null) {
            noteOrders(cause);
        }
        for (int i = 0; i < effects.size(); i++) {
            observe(effects.get(i), i == 0 ? null : effects.get(i - 1), now);
        }
        updates.after();
        lives.after(cause, now, nextDeadline);
        standbys.after(cause, now, nextDeadline);
        end.after(now, nextDeadline);
        reloads.after(effects);
    }

    /** A suspension is noticed, and its time given back, before anything else. */
    private void prolong(Effect effect, long now) {
        if (effect instanceof Effect.Publish publish && publish.event() instanceof ManagerEvent.Suspended suspended) {
            long nanos = suspended.time().plus(Supervisor.SUSPENSION).toNanos();
            lives.prolong(nanos, now - suspended.time().toNanos());
            standbys.prolong(nanos, now - suspended.time().toNanos());
            end.prolong(nanos);
        }
    }

    private void noteOrders(Event cause) {
        if (ended) {
            return;
        }
        if (cause instanceof Event.ServiceAdded added) {
            services.put(added.plan().id(), added.plan());
            wanted.become(added.plan().id(), added.plan().workers());
        } else if (cause instanceof ServiceRequest.Update updated
                && updates.isPresent(updated.plan().id())) {
            noteUpdate(services.get(updated.plan().id()), updated.plan());
        } else if (cause instanceof ServiceRequest.Remove removed && updates.isPresent(removed.service())) {
            wanted.removed(removed.service());
            standbys.launchChanged(removed.service());
            updates.removalOrdered(removed.service());
        } else if (cause instanceof ServiceRequest.Scale scaled && updates.isPresent(scaled.service())) {
            wanted.become(scaled.service(), scaled.workers());
            lives.forgiveBackOff(scaled.service());
        } else if (cause instanceof ServiceRequest.Start start && updates.isPresent(start.service())) {
            wanted.started(start);
        } else if (cause instanceof ServiceRequest.Stop stop && updates.isPresent(stop.service())) {
            wanted.stopped(stop);
        } else if (cause instanceof ServiceRequest.Restart requested) {
            lives.forgiveBackOff(requested.service());
        } else if (cause instanceof Event.LaunchChanged changed) {
            standbys.launchChanged(changed.service());
        } else if (cause instanceof Event.RunCalled) {
            runCalled = true;
        } else if (cause instanceof Event.ShutdownTimeoutChanged changed) {
            shutdownTimeout = changed.timeout();
        }
    }

    private void noteUpdate(ServicePlan before, ServicePlan plan) {
        if (before.equals(plan)) {
            return;
        }
        services.put(plan.id(), plan);
        if (!before.workers().equals(plan.workers())) {
            wanted.become(plan.id(), plan.workers());
        }
        lives.updated(plan);
        standbys.updated(before, plan);
    }

    private void observe(Effect effect, @Nullable Effect before, long now) {
        if (effect instanceof Effect.Publish publish && publish.event() instanceof ManagerEvent.StopRequested) {
            ended = true;
        }
        reloads.observe(effect, before);
        restarts.observe(effect);
        updates.observe(effect);
        lives.observe(effect, before, now);
        standbys.observe(effect, now);
        end.observe(effect, now);
    }

    /** Time has passed since the last fault, and the manager runs. */
    void checkRest(boolean idle) {
        for (ServicePlan plan : present()) {
            lives.checkTargetReached(plan, target(plan.id()));
        }
        plans().stream().filter(plan -> plan.standby() > 0).forEach(standbys::checkAllWait);
        reloads.checkRest();
        restarts.checkRest();
        wanted.checkRest();
        updates.checkRest();
        check(idle, "idle means blocked: no deadline is left");
    }

    /** All lives of workers and standbys that have begun and not ended. */
    List<LifeRecord> living() {
        List<LifeRecord> living = lives.living();
        living.addAll(standbys.living());
        return living;
    }

    // ---- what one part asks of another

    boolean isKnown(ServiceId service) {
        return services.containsKey(service);
    }

    /** The services that were added and are not gone, in that order. */
    List<ServicePlan> present() {
        return services.values().stream()
                .filter(plan -> !updates.isGone(plan.id()))
                .toList();
    }

    /** The services that are to run. */
    List<ServicePlan> plans() {
        List<ServicePlan> plans = new ArrayList<>();
        for (ServicePlan plan : services.values()) {
            if (updates.isPresent(plan.id())) {
                plans.add(plan);
            }
        }
        return plans;
    }

    WantedInvariants wanted() {
        return wanted;
    }

    boolean isStandby(Life life) {
        return standbys.knows(life);
    }

    boolean isAnyWarm(ServiceId service) {
        return standbys.isAnyWarm(service);
    }

    boolean mayWorkersBeUp(ServicePlan plan) {
        return wanted.mayBeUp(plan);
    }

    boolean areWorkersReady(ServicePlan plan) {
        return wanted.areReady(plan);
    }

    void takesOver(LifeRecord standby, int worker, long now) {
        lives.takesOver(standby, worker, now);
    }

    /** A process is started, for whichever purpose. */
    void passesGate(ServicePlan plan, long now) {
        check(!isGateFull(), "not too many boot at once");
        if (plan.recipe().isProgram()) {
            return;
        }
        check(now >= gateOpens(), "the spawn interval is kept");
        lastSpawn = now;
    }

    boolean isGateFull() {
        int booting = 0;
        for (LifeRecord life : living()) {
            booting += life.isBooting() ? 1 : 0;
        }
        return booting >= limits.maxBooting();
    }

    /** When the spawn interval is over. */
    long gateOpens() {
        return lastSpawn < 0 ? 0 : lastSpawn + limits.spawnInterval().toNanos();
    }
}
