package io.supervisor4j.runtime.supervision;

import io.supervisor4j.RestartPolicy;
import io.supervisor4j.ServiceId;
import io.supervisor4j.event.StandbyEvent;
import io.supervisor4j.rule.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The part of the {@link Invariants} that is about standbys, until one of them takes over. */
final class StandbyInvariants {

    /** The promise is about the first standby after the last takeover. */
    private static final long REFILL_LIMIT = Duration.ofMillis(250).toNanos();

    private final Invariants rules;
    /** Those that neither have been taken, nor told of as ended. */
    private final Map<Life, LifeRecord> standbys = new LinkedHashMap<>();
    /** Everyone who was ever a standby and is not any more. */
    private final Set<Life> past = new HashSet<>();

    /** The services whose workers were all ready, or kept away by their restart policy, at once. */
    private final Set<ServiceId> mayHaveBeenUp = new HashSet<>();
    /** The services whose workers were all ready at once. */
    private final Set<ServiceId> wereReady = new HashSet<>();

    private final Map<ServiceId, Long> takeovers = new HashMap<>();
    /** When standbys ended unasked since the last takeover: they may have begun to back off. */
    private final Map<ServiceId, List<Long>> failures = new HashMap<>();

    /** The service that has just been given a specification, perhaps with more warm standbys than that wants. */
    private @Nullable ServicePlan shrunk;

    private @Nullable LifeRecord awaitsWarmOrKill;
    private @Nullable LifeRecord awaitsBye;
    private @Nullable LifeRecord awaitsTelling;

    StandbyInvariants(Invariants rules) {
        this.rules = rules;
    }

    List<LifeRecord> living() {
        List<LifeRecord> living = new ArrayList<>();
        for (LifeRecord life : standbys.values()) {
            if (!life.over) {
                living.add(life);
            }
        }
        return living;
    }

    private Stream<LifeRecord> living(ServiceId service) {
        return living().stream().filter(life -> life.plan.id().equals(service));
    }

    /** Tells whether it is here that something about this life belongs. */
    boolean knows(Life life) {
        return standbys.containsKey(life);
    }

    boolean isAnyWarm(ServiceId service) {
        return living(service).anyMatch(StandbyInvariants::mayTakeOver);
    }

    private static boolean mayTakeOver(LifeRecord life) {
        return life.warm && !life.stopping && !life.killed;
    }

    private static boolean isComing(LifeRecord life) {
        return !life.warm && !life.stopping && !life.killed;
    }

    /** What was still waited for at that moment is waited for longer. */
    void prolong(long nanos, long since) {
        living().forEach(life -> life.prolong(nanos));
        takeovers.replaceAll(
                (service, time) -> time + StandbyPool.REFILL_AFTER.toNanos() >= since ? time + nanos : time);
        failures.values().forEach(times -> times.replaceAll(time -> time + nanos));
    }

    /** Those of another recipe are of no use any more; of those beyond the wanted number first the one that comes. */
    void updated(ServicePlan before, ServicePlan plan) {
        living(plan.id()).forEach(life -> life.plan = plan);
        if (!before.recipe().equals(plan.recipe())) {
            launchChanged(plan.id());
        }
        if (!before.restart().equals(plan.restart())) {
            failures.remove(plan.id());
        }
        if (warm(plan.id()) >= plan.standby()) {
            living(plan.id()).filter(StandbyInvariants::isComing).forEach(StandbyInvariants::isNotNeeded);
        }
        shrunk = plan;
    }

    private static void isNotNeeded(LifeRecord life) {
        life.unwanted = true;
        life.stopping = true;
        life.due = LifeRecord.NEVER;
    }

    private long warm(ServiceId service) {
        return living(service).filter(StandbyInvariants::mayTakeOver).count();
    }

    /** No standby that there is may take over any more. */
    void launchChanged(ServiceId service) {
        living(service).forEach(StandbyInvariants::isNotNeeded);
        failures.remove(service);
    }

    // ---- what happens to standbys

    void before(@Nullable Event cause, long now) {
        awaitsWarmOrKill = null;
        awaitsBye = null;
        awaitsTelling = null;
        shrunk = null;
        if (cause instanceof Event.Spawned event) {
            with(event.life(), life -> {
                life.pid = event.pid();
                awaitsWarmOrKill = life;
            });
        } else if (cause instanceof Event.SpawnFailed event) {
            with(event.life(), life -> ended(life, now));
        } else if (cause instanceof Event.Hello event) {
            with(event.life(), life -> life.hasComeUp = true);
        } else if (cause instanceof Event.Warmed event) {
            with(event.life(), this::warmed);
        } else if (cause instanceof Event.Exiting event) {
            with(event.life(), life -> exiting(life, now));
        } else if (cause instanceof Event.Exited event) {
            with(event.life(), life -> ended(life, now));
        }
    }

    private void with(Life meant, Consumer<LifeRecord> action) {
        LifeRecord life = standbys.get(meant);
        if (life != null && !life.over) {
            action.accept(life);
        }
    }

    private void warmed(LifeRecord life) {
        life.hasComeUp = true;
        if (isComing(life)) {
            life.warm = true;
            life.due = LifeRecord.NEVER;
            awaitsTelling = life;
        }
    }

    private void exiting(LifeRecord life, long now) {
        awaitsBye = life;
        if (!life.stopping && !life.killed) {
            life.stopping = true;
            life.dueAfter(WorkerSlot.KILL_MARGIN, now);
        }
    }

    private void ended(LifeRecord life, long now) {
        life.over = true;
        if (!life.unwanted) {
            failures.computeIfAbsent(life.plan.id(), service -> new ArrayList<>())
                    .add(now);
        }
    }

    // ---- what is done about them

    void observe(Effect effect, long now) {
        if (effect instanceof Effect.Spawn spawn && spawn.life().isStandby()) {
            spawn(spawn.life(), now);
        } else if (effect instanceof Effect.Warm warm) {
            LifeRecord life = addressee(warm.life());
            rules.check(awaitsWarmOrKill == life && isComing(life), "warmed once, at once, and only if it may stay");
            awaitsWarmOrKill = null;
        } else if (effect instanceof Effect.Bye bye && knows(bye.life())) {
            rules.check(awaitsBye == addressee(bye.life()), "bye only in answer to exiting");
            awaitsBye = null;
        } else if (effect instanceof Effect.Kill kill && knows(kill.life())) {
            kill(addressee(kill.life()), now);
        } else if (effect instanceof Effect.Publish publish && publish.event() instanceof StandbyEvent event) {
            publish(event, now);
        }
    }

    private LifeRecord addressee(Life meant) {
        LifeRecord life = standbys.get(meant);
        rules.check(life != null && life.hasProcess(), "only a standby with a process is told something");
        return Objects.requireNonNull(life);
    }

    private void spawn(Life started, long now) {
        ServicePlan plan = rules.plan(started.service());
        rules.check(rules.mayStart(), "standbys start only while the manager runs");
        noteWhetherUp(plan);
        rules.check(mayHaveBeenUp.contains(plan.id()), "standbys start only once the workers have been up");
        rules.check(living(plan.id()).count() < plan.standby(), "never more standbys than were asked for");
        rules.check(
                living(plan.id()).noneMatch(life -> isComing(life) && life.due > now), "one standby comes at a time");
        long lastTakeover = takeovers.getOrDefault(plan.id(), now - REFILL_LIMIT);
        rules.check(
                now - lastTakeover >= StandbyPool.REFILL_AFTER.toNanos(),
                "a standby does not get in the way of one that has just taken over");
        rules.passesGate(plan, now);
        standbys.put(started, new LifeRecord(started, Life.STANDBY, plan, now));
    }

    private void noteWhetherUp(ServicePlan plan) {
        if (wereReady.contains(plan.id())) {
            return;
        }
        if (rules.mayStart() && !mayHaveBeenUp.contains(plan.id()) && rules.mayWorkersBeUp(plan)) {
            mayHaveBeenUp.add(plan.id());
        }
        if (rules.mayStart() && rules.areWorkersReady(plan)) {
            wereReady.add(plan.id());
        }
    }

    private void kill(LifeRecord life, long now) {
        rules.check(!life.killed, "a standby is killed once");
        boolean oneTooMany = life.plan.equals(shrunk) && warm(life.plan.id()) > life.plan.standby();
        rules.check(
                life.stopping || life.due <= now || rules.isEnding() || oneTooMany, "a standby is killed for a reason");
        life.unwanted |= oneTooMany;
        awaitsWarmOrKill = awaitsWarmOrKill == life ? null : awaitsWarmOrKill;
        life.killed = true;
        life.stopping = true;
        life.due = LifeRecord.NEVER;
    }

    private void publish(StandbyEvent event, long now) {
        if (event instanceof StandbyEvent.Ready ready) {
            LifeRecord life = awaitsTelling;
            rules.check(life != null && life.pid == ready.pid(), "a standby is told of as warm once, and at once");
            awaitsTelling = null;
        } else if (event instanceof StandbyEvent.Ended ended) {
            leaves(only(ended.serviceId(), life -> life.over && life.pid == ended.pid()));
        } else if (event instanceof StandbyEvent.TookOver tookOver) {
            ServiceId service = tookOver.worker().serviceId();
            LifeRecord life = only(service, standby -> !standby.over && standby.pid == tookOver.pid());
            rules.check(mayTakeOver(life), "only a standby that is warm and was not told to end takes over");
            rules.check(!rules.isEnding(), "nobody takes over once the end was ordered");
            takeovers.put(service, now);
            failures.remove(service);
            leaves(life);
            rules.takesOver(life, tookOver.worker().workerId(), now);
        }
    }

    private LifeRecord only(ServiceId service, Predicate<LifeRecord> condition) {
        List<LifeRecord> found = standbys.values().stream()
                .filter(life -> life.plan.id().equals(service))
                .filter(condition)
                .toList();
        rules.check(found.size() == 1, "a standby's end or takeover is told once, and only of one that there was");
        return found.get(0);
    }

    private void leaves(LifeRecord life) {
        standbys.remove(life.life);
        rules.check(past.add(life.life), "a standby ends or takes over, once");
    }

    // ---- what must hold between calls

    void after(@Nullable Event cause, long now, long nextDeadline) {
        if (cause == null) {
            living().stream().filter(life -> life.due <= now).forEach(this::struck);
        }
        rules.check(shrunk == null || warm(shrunk.id()) <= shrunk.standby(), "standbys that are too many go at once");
        rules.check(awaitsBye == null || rules.isFinished(), "exiting is answered by bye");
        rules.check(awaitsWarmOrKill == null || rules.isFinished(), "a new standby is warmed or killed at once");
        for (LifeRecord life : standbys.values()) {
            rules.check(!life.over, "every standby's end is told at once");
        }
        if (rules.isFinished()) {
            return;
        }
        rules.check(awaitsTelling == null || rules.isEnding(), "a standby that is warm is told of at once");
        living().forEach(life -> checkBetweenCalls(life, nextDeadline));
        if (rules.mayStart()) {
            for (ServicePlan plan : rules.plans()) {
                noteWhetherUp(plan);
                if (plan.standby() > 0 && owesAStart(plan)) {
                    checkRefill(plan, now, nextDeadline);
                }
            }
        }
    }

    private void struck(LifeRecord life) {
        rules.check(!life.hasProcess(), "a standby that is overdue is killed");
        life.stopping = true;
        life.due = LifeRecord.NEVER;
    }

    private void checkBetweenCalls(LifeRecord life, long nextDeadline) {
        boolean needed = !life.unwanted && !rules.mustAllGo();
        rules.check(needed || life.killed || !life.hasProcess(), "a standby that is not needed is killed at once");
        rules.check(life.killed || nextDeadline <= life.due || rules.isEnding(), "what is waited for has a deadline");
    }

    private boolean owesAStart(ServicePlan plan) {
        return wereReady.contains(plan.id())
                && living(plan.id()).noneMatch(StandbyInvariants::isComing)
                && living(plan.id()).count() < plan.standby();
    }

    /** Unless the service's standbys back off, the gate lets nobody through, or time is about to strike. */
    private void checkRefill(ServicePlan plan, long now, long nextDeadline) {
        if (nextDeadline <= now || mayBackOff(plan, now)) {
            return;
        }
        Long lastTakeover = takeovers.get(plan.id());
        long due = lastTakeover == null ? now : lastTakeover + REFILL_LIMIT;
        long latest = Math.max(due, rules.gateOpens());
        if (!rules.isGateFull()) {
            rules.check(now < latest && nextDeadline <= latest, "a place that was left is filled in time");
        }
    }

    private boolean mayBackOff(ServicePlan plan, long now) {
        RestartPolicy policy = plan.restart();
        long longest = (long) (Durations.nanos(policy.maxDelay()) * (1 + policy.jitter())) + 1;
        return failures.getOrDefault(plan.id(), List.of()).stream().anyMatch(time -> time + longest >= now);
    }

    /** At rest. */
    void checkAllWait(ServicePlan plan) {
        boolean wait = wereReady.contains(plan.id());
        rules.check(wait || plan.restart().mode() != RestartPolicy.Mode.ALWAYS, "the workers have been ready");
        rules.check(living(plan.id()).allMatch(StandbyInvariants::mayTakeOver), "all standbys are warm");
        long count = living(plan.id()).count();
        rules.check(
                count == plan.standby() || (count == 0 && !wait),
                "as many standbys of " + plan.name() + " wait as were asked for");
    }
}
