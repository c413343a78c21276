package io.supervisor4j.runtime.supervision;

import io.supervisor4j.ReloadDecision;
import io.supervisor4j.RestartPolicy;
import io.supervisor4j.ServiceId;
import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.event.WorkerEvent;
import io.supervisor4j.event.WorkerRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The part of the {@link Invariants} that is about single lives. */
final class LifeInvariants {

    /** Why a worker ends that is not wanted any more. */
    private static final Set<String> SURPLUS = Set.of("scaled down", "stopped on request");

    private final Invariants rules;

    /** The last life of each worker. */
    private final Map<WorkerKey, LifeRecord> lives = new LinkedHashMap<>();

    private final Map<WorkerKey, Long> backOffs = new HashMap<>();
    private @Nullable LifeRecord awaitsBye;
    private @Nullable LifeRecord awaitsAssignOrKill;
    private @Nullable LifeRecord awaitsTerminate;
    private @Nullable WorkerEvent hookOwed;
    private boolean everyoneIsKilled;
    private long begun;

    LifeInvariants(Invariants rules) {
        this.rules = rules;
    }

    /** Asked for after every event of every history: no stream. */
    List<LifeRecord> living() {
        List<LifeRecord> living = new ArrayList<>(lives.values());
        living.removeIf(life -> life.over);
        return living;
    }

    /** Whatever was due before the deadline that was missed had struck in time. */
    void prolong(long nanos, long missed) {
        lives.values().forEach(life -> life.prolong(nanos));
        backOffs.replaceAll((worker, until) -> until < missed ? until : until + nanos);
    }

    void forgiveBackOff(ServiceId service) {
        backOffs.keySet().removeIf(worker -> worker.service().equals(service));
    }

    void forgiveBackOff(WorkerKey worker) {
        backOffs.remove(worker);
    }

    /** Tells whether it has a life that nothing has begun to end. */
    boolean runs(WorkerKey worker) {
        LifeRecord life = lives.get(worker);
        return life != null && !life.over && !life.stopping && !life.exiting;
    }

    /** The service has another specification: what begins from now on takes the times from that. */
    void updated(ServicePlan plan) {
        lives.values().stream().filter(life -> life.plan.id().equals(plan.id())).forEach(life -> life.plan = plan);
        forgiveBackOff(plan.id());
    }

    Stream<LifeRecord> ended(ServiceId service) {
        return lives.values().stream()
                .filter(life -> life.over && life.life.service().equals(service));
    }

    /** The last life of each worker. */
    Collection<LifeRecord> last() {
        return lives.values();
    }

    /** Returns how many lives of workers have begun so far. */
    long begun() {
        return begun;
    }

    /** The last life of a worker that has had one. */
    LifeRecord last(WorkerRef worker) {
        return Objects.requireNonNull(lives.get(WorkerKey.of(worker)));
    }

    /** The hooks of a reload have ended: every process of the services that were chosen has to hear of it. */
    void reloadBegins(ReloadDecision decision) {
        for (LifeRecord life : living()) {
            boolean hears = life.hasProcess() && !life.stopping && !life.killed;
            life.owedAReload |= hears && decision.includes(life.plan.id());
        }
        backOffs.keySet().removeIf(worker -> decision.includes(worker.service()));
    }

    /** From now on no deadline of a single worker counts any more: the manager kills when it wants. */
    void everyoneIsKilled() {
        everyoneIsKilled = true;
        for (LifeRecord life : living()) {
            life.killed |= !life.hasProcess();
        }
    }

    /** An abort puts the manager's deadline in the place of all others, but for programs, which end as they always do. */
    void aborted() {
        living().stream().filter(life -> !life.isProgram()).forEach(life -> {
            life.stopping = true;
            life.due = LifeRecord.NEVER;
        });
    }

    private @Nullable LifeRecord current(Life meant) {
        if (meant.isStandby()) {
            return living().stream()
                    .filter(life -> life.life.equals(meant))
                    .findFirst()
                    .orElse(null);
        }
        LifeRecord life = lives.get(new WorkerKey(meant.service(), meant.worker()));
        return life != null && !life.over && life.life.equals(meant) ? life : null;
    }

    // ---- what happens to lives

    void before(@Nullable Event cause, long now) {
        awaitsBye = null;
        awaitsAssignOrKill = null;
        awaitsTerminate = null;
        if (cause instanceof Event.Spawned event) {
            spawned(event);
        } else if (cause instanceof Event.SpawnFailed event) {
            with(event.life(), life -> life.over = true);
        } else if (cause instanceof Event.Hello event) {
            with(event.life(), life -> life.hasComeUp = true);
        } else if (cause instanceof Event.Ready event) {
            with(event.life(), life -> ready(life, now));
        } else if (cause instanceof Event.Reloaded event) {
            with(event.life(), life -> reloaded(life, event.sequence()));
        } else if (cause instanceof Event.Stopping event) {
            with(event.life(), life -> stopsByItself(life, now));
        } else if (cause instanceof Event.Exiting event) {
            with(event.life(), life -> exiting(life, event, now));
        } else if (cause instanceof Event.Exited event) {
            with(event.life(), life -> exited(life, event.value(), now));
        }
    }

    private void with(Life meant, Consumer<LifeRecord> action) {
        LifeRecord life = current(meant);
        if (life != null) {
            action.accept(life);
        }
    }

    private void spawned(Event.Spawned event) {
        with(event.life(), life -> {
            life.pid = event.pid();
            if (life.isProgram() && !life.killed) {
                awaitsTerminate = life.stopping ? life : null;
            } else {
                awaitsAssignOrKill = life;
            }
        });
    }

    private void ready(LifeRecord life, long now) {
        life.hasComeUp = true;
        if (life.ready || life.exiting || life.killed) {
            return;
        }
        life.ready = true;
        if (!life.stopping) {
            life.due = LifeRecord.NEVER;
        } else if (!everyoneIsKilled && !life.isProgram()) {
            life.dueAfterGracefulEnd(rules.shutdownTimeout(life.plan), now);
        }
    }

    private void reloaded(LifeRecord life, long sequence) {
        if (!life.stopping && life.reloadUnderWay == sequence) {
            life.reloadUnderWay = 0;
            life.due = LifeRecord.NEVER;
        }
    }

    private void stopsByItself(LifeRecord life, long now) {
        if (!life.stopping) {
            life.stopping = true;
            life.dueAfterGracefulEnd(rules.shutdownTimeout(life.plan), now);
        }
    }

    private void exiting(LifeRecord life, Event.Exiting event, long now) {
        awaitsBye = life;
        if (!life.exiting) {
            life.exiting = true;
            life.interrupted = event.reason() == ExitReason.INTERRUPT;
        }
        stopsByItself(life, now);
    }

    private void exited(LifeRecord life, int value, long now) {
        life.over = true;
        boolean interrupted = life.exiting ? life.interrupted : value == 130 && !life.isProgram();
        if (interrupted && !rules.isEnding()) {
            life.heldSince = now;
            life.heldUntil = now + WorkerSlot.INTERRUPT_HOLD.toNanos();
        }
    }

    // ---- what is done about them

    void observe(Effect effect, @Nullable Effect before, long now) {
        if (effect instanceof Effect.Spawn spawn) {
            if (!spawn.life().isStandby()) {
                spawn(spawn.life(), now);
            }
        } else if (effect instanceof Effect.Assign assign) {
            LifeRecord life = addressee(assign.life());
            rules.check(
                    awaitsAssignOrKill == life && !life.stopping, "assigned once, at once, and only if it may stay");
            rules.check(assign.worker() == life.worker, "assigned the number it was started for or takes over");
            rules.check(assign.timeout().equals(rules.shutdownTimeout(life.plan)), "assigned the time that holds");
            life.toldTimeout = assign.timeout();
            awaitsAssignOrKill = null;
        } else if (effect instanceof Effect.ChangeTimeout change) {
            LifeRecord life = addressee(change.life());
            rules.check(life.isServing(), "a worker that ends keeps its time");
            rules.check(!change.timeout().equals(life.toldTimeout), "a time is told if it has changed");
            life.toldTimeout = change.timeout();
        } else if (effect instanceof Effect.Terminate terminate) {
            LifeRecord life = addressee(terminate.life());
            rules.check(!life.terminated, "told to terminate at most once");
            life.wasStoppedBeforeItBegan = awaitsTerminate == life;
            awaitsTerminate = null;
            rules.check(terminate.timeout().equals(rules.shutdownTimeout(life.plan)), "given the time that holds");
            life.terminated = true;
            stops(life, now);
        } else if (effect instanceof Effect.Reload reload) {
            reload(addressee(reload.life()), reload.sequence(), now);
        } else if (effect instanceof Effect.Abort abort) {
            rules.check(!addressee(abort.life()).isProgram(), "a program is not told to end at once");
        } else if (effect instanceof Effect.Bye bye && !rules.isStandby(bye.life())) {
            rules.check(awaitsBye == addressee(bye.life()), "bye only in answer to exiting");
            awaitsBye = null;
        } else if (effect instanceof Effect.Kill kill && !rules.isStandby(kill.life())) {
            kill(addressee(kill.life()), now);
        } else if (effect instanceof Effect.FireHooks hooks) {
            fire(hooks.firing(), before);
        } else if (effect instanceof Effect.Publish publish && publish.event() instanceof WorkerEvent event) {
            publish(event, now);
        }
    }

    private LifeRecord addressee(Life meant) {
        LifeRecord life = current(meant);
        rules.check(life != null && life.hasProcess(), "only a life with a process is told something");
        return Objects.requireNonNull(life);
    }

    private void spawn(Life started, long now) {
        rules.check(!rules.isAnyWarm(started.service()), "no worker is started while a warm standby waits");
        rules.passesGate(rules.plan(started.service()), now);
        begins(new LifeRecord(started, started.worker(), rules.plan(started.service()), now), now);
    }

    private void begins(LifeRecord life, long now) {
        WorkerKey worker = new WorkerKey(life.plan.id(), life.worker);
        LifeRecord last = lives.get(worker);
        rules.check(last == null || last.over, "never two lives with one worker id");
        rules.check(last == null || last.published, "a death is published before the next life");
        rules.check(rules.mayStart(), "started only while the manager runs");
        rules.check(rules.target(life.plan.id()).contains(life.worker), "only wanted workers are started");
        rules.check(backOffs.getOrDefault(worker, 0L) <= now, "back-off is kept");
        life.order = ++begun;
        rules.wanted().lifeBegins(worker);
        lives.put(worker, life);
    }

    /** A standby is a worker from now on, and waits for its boot like any other. */
    void takesOver(LifeRecord standby, int worker, long now) {
        LifeRecord life = new LifeRecord(standby.life, worker, standby.plan, now);
        life.pid = standby.pid;
        life.hasComeUp = true;
        begins(life, now);
        rules.check(awaitsAssignOrKill == null, "one takeover at a time");
        awaitsAssignOrKill = life;
    }

    private void stops(LifeRecord life, long now) {
        if (!life.stopping) {
            life.stopping = true;
            if (life.ready || life.isProgram()) {
                life.dueAfterGracefulEnd(rules.shutdownTimeout(life.plan), now);
            } else {
                life.dueAfter(WorkerSlot.KILL_MARGIN, now);
            }
        }
    }

    private void reload(LifeRecord life, long sequence, long now) {
        rules.check(life.ready && !life.stopping, "only a ready worker reloads");
        rules.check(life.owedAReload, "only a worker of a service that was chosen reloads");
        rules.check(life.reloadUnderWay == 0, "one reload at a time");
        rules.check(sequence > life.lastReload, "reloads are numbered upwards");
        rules.check(!rules.isEnding(), "no reload once the end was ordered");
        life.owedAReload = false;
        life.lastReload = sequence;
        life.reloadUnderWay = sequence;
        rules.limits().reloadTimeout().ifPresent(time -> life.dueAfter(time, now));
    }

    private void kill(LifeRecord life, long now) {
        boolean notNeeded = awaitsAssignOrKill == life && (life.stopping || life.killed || rules.isEnding());
        rules.check(everyoneIsKilled || notNeeded || life.due <= now, "killed for a reason");
        awaitsAssignOrKill = null;
        life.stopping = true;
        life.killed = true;
        life.due = LifeRecord.NEVER;
    }

    private void fire(Firing firing, @Nullable Effect before) {
        SupervisorEvent told = before instanceof Effect.Publish publish ? publish.event() : null;
        if (firing instanceof Firing.DeadWorker dead) {
            rules.check(!rules.isEnding(), "no hook for a death once the end was ordered");
            rules.check(
                    told instanceof WorkerEvent.Exited exited
                            && exited.exit().equals(dead.exit())
                            && exited.worker().serviceId().equals(dead.service())
                            && exited.worker().workerId() == dead.worker(),
                    "a death's hook follows its publication");
            hookOwed = null;
        } else if (firing instanceof Firing.WorkerReady ready) {
            rules.check(!rules.isEnding(), "no hook for a ready worker once the end was ordered");
            rules.check(
                    told instanceof WorkerEvent.Ready published
                            && published.worker().serviceId().equals(ready.service())
                            && published.worker().workerId() == ready.worker(),
                    "a ready worker's hook follows its publication");
            hookOwed = null;
        }
    }

    private void publish(WorkerEvent event, long now) {
        rules.check(hookOwed == null, "the hook of a death or a ready worker comes at once");
        WorkerRef worker = event.worker();
        LifeRecord life = lives.get(WorkerKey.of(worker));
        rules.check(life != null, "only workers that live or lived are told of");
        Objects.requireNonNull(life);
        if (event instanceof WorkerEvent.BackingOff backOff) {
            rules.check(life.published, "back-off follows a published death");
            backOffs.put(WorkerKey.of(worker), now + backOff.delay().toNanos());
            return;
        }
        rules.check(!life.published, "nothing of a life follows the publication of its end");
        if (event instanceof WorkerEvent.Exited exited) {
            publishEnd(life, exited, now);
        } else if (event instanceof WorkerEvent.Ready) {
            rules.check(life.ready && !life.stopping && !life.readyPublished, "ready is told once");
            life.readyPublished = true;
        } else if (event instanceof WorkerEvent.Stopping stopping) {
            boolean wanted = rules.target(life.plan.id()).contains(life.worker);
            rules.check(
                    !wanted || !SURPLUS.contains(stopping.reason()),
                    "only a worker that is not wanted is ended for that");
            stops(life, now);
        } else if (event instanceof WorkerEvent.Killed) {
            rules.check(!life.killPublished, "killed once");
            life.killPublished = true;
        }
        boolean hasHook = event instanceof WorkerEvent.Exited || event instanceof WorkerEvent.Ready;
        hookOwed = hasHook && !rules.isEnding() ? event : null;
    }

    private void publishEnd(LifeRecord life, WorkerEvent.Exited event, long now) {
        rules.check(life.over, "an end is published after it");
        rules.check(event.pid() == life.pid, "an end is published with its pid");
        boolean wanted = rules.target(life.life.service()).contains(life.worker);
        boolean early = life.heldUntil != LifeRecord.NEVER && now < life.heldUntil;
        rules.check(!early || rules.isEnding() || !wanted, "an interrupted worker's end is held for a moment");
        life.published = true;
        life.heldUntil = LifeRecord.NEVER;
    }

    // ---- what must hold between calls

    void after(@Nullable Event cause, long now, long nextDeadline) {
        if (cause == null) {
            struck(now);
        }
        rules.check(awaitsBye == null || rules.isFinished(), "exiting is answered by bye");
        rules.check(awaitsAssignOrKill == null || rules.isFinished(), "a new process is assigned or killed at once");
        rules.check(awaitsTerminate == null, "a program that begins when its end was ordered is told at once");
        rules.check(hookOwed == null, "the hook of a death or a ready worker comes at once");
        if (rules.isFinished()) {
            lives.values().forEach(life -> rules.check(!life.over || life.published, "every end is published"));
            return;
        }
        for (LifeRecord life : lives.values()) {
            if (life.over) {
                rules.check(life.published || nextDeadline <= life.heldUntil, "every end is published in time");
                rules.check(life.published || life.heldUntil != LifeRecord.NEVER, "every end is published at once");
            } else if (!life.killed) {
                boolean knows =
                        !life.isServing() || rules.shutdownTimeout(life.plan).equals(life.toldTimeout);
                rules.check(rules.isEnding() || knows, "a worker knows how long its end may take");
                rules.check(nextDeadline <= life.due, "what is waited for has a deadline");
                rules.wanted().checkMayRun(life);
            }
        }
    }

    /** Time has struck: whoever was due has been killed, or will be as soon as it has a process. */
    private void struck(long now) {
        for (LifeRecord life : living()) {
            if (life.due <= now) {
                rules.check(!life.hasProcess(), "what is overdue is killed");
                life.killed = true;
                life.stopping = true;
                life.due = LifeRecord.NEVER;
            }
        }
    }

    void checkTargetReached(ServicePlan plan, WorkerIds target) {
        TreeSet<Integer> ready = new TreeSet<>();
        living().stream().filter(life -> life.plan.id().equals(plan.id())).forEach(life -> {
            rules.check(life.ready && !life.stopping && target.contains(life.worker), life + " is ready and wanted");
            rules.check(!life.owedAReload && life.reloadUnderWay == 0, life + " has reloaded");
            ready.add(life.worker);
        });
        boolean always = plan.restart().mode() == RestartPolicy.Mode.ALWAYS;
        rules.check(
                !always || ready.size() == target.size(),
                "service " + plan.name() + " has reached its target of " + target);
    }
}
