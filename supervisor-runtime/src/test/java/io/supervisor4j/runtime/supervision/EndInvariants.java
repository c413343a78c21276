package io.supervisor4j.runtime.supervision;

import io.supervisor4j.RestartPolicy;
import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.event.WorkerEvent;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of the {@link Invariants} that is about the manager's end. */
final class EndInvariants {

    private final Invariants rules;
    private final LifeInvariants lives;
    private boolean graceful;
    private boolean aborted;
    private boolean killing;
    private boolean awaitsPrograms;
    private long leftForPrograms;
    private boolean terminateHooksEnded;
    private boolean deadlineHasPassed;
    private boolean finished;
    private boolean told;
    private int hooksRunning;
    private int expectedStatus;
    private long due = LifeRecord.NEVER;
    private @Nullable Event cause;
    private WorkerEvent.@Nullable Exited lastDeath;

    EndInvariants(Invariants rules, LifeInvariants lives) {
        this.rules = rules;
        this.lives = lives;
    }

    boolean isFinished() {
        return finished;
    }

    /** Tells whether all processes are told to end, or were: after the hooks, or without them. */
    boolean hasReachedProcesses() {
        return terminateHooksEnded || aborted || killing;
    }

    void prolong(long nanos) {
        due = due == LifeRecord.NEVER ? due : due + nanos;
    }

    void before(@Nullable Event event, List<Effect> effects, long now) {
        cause = event;
        if (event instanceof Event.HooksEnded hooks) {
            hooksRunning--;
            terminateHooksEnded |= hooks.firing() instanceof Firing.Terminate && graceful;
        } else if (event instanceof Event.ReloadDecided) {
            hooksRunning--;
        } else if (event instanceof Event.AbortRequested) {
            abort(now);
        } else if (event == null && due <= now) {
            deadlinePasses(now);
        }
        for (Effect effect : effects) {
            if (effect instanceof Effect.Publish publish
                    && publish.event() instanceof ManagerEvent.StopRequested
                    && !aborted) {
                stop(now);
            }
        }
    }

    private void stop(long now) {
        rules.check(!graceful, "a second request to stop changes nothing");
        graceful = true;
        Duration timeout = rules.shutdownTimeout();
        due = timeout.isZero()
                ? LifeRecord.NEVER
                : now + timeout.plus(StopSequence.MARGIN).toNanos();
    }

    /** The first one replaces all deadlines; a further one kills, and so does one that comes when killing has begun. */
    private void abort(long now) {
        expectedStatus = ExitStatus.FORCED;
        if (aborted || killing) {
            lives.everyoneIsKilled();
            if (awaitsPrograms && !killing) {
                killing = true;
                due = now + StopSequence.KILL_LIMIT.toNanos();
            }
            return;
        }
        leftForPrograms = leftForPrograms(now);
        aborted = true;
        due = now + StopSequence.ABORT_LIMIT.toNanos();
        lives.aborted();
    }

    /** What a graceful stop that has begun has left of its time, or all of it; {@link LifeRecord#NEVER} for ever. */
    private long leftForPrograms(long now) {
        if (graceful) {
            return due == LifeRecord.NEVER ? due : Math.max(0, due - now);
        }
        Duration timeout = rules.shutdownTimeout();
        return timeout.isZero()
                ? LifeRecord.NEVER
                : timeout.plus(StopSequence.MARGIN).toNanos();
    }

    private boolean arePrograms() {
        return lives.living().stream().anyMatch(LifeRecord::isProgram);
    }

    /** Whatever is no program, and was to end at once, is killed now. */
    private void jvmsAreKilled(long now) {
        lives.living().stream()
                .filter(life -> !life.isProgram() && !life.killed)
                .forEach(life -> life.due = now);
    }

    /** Tells whether it may be told to end without regard to hooks: a program at an abort, or ordered to end before it began. */
    private boolean waitsForNoHook(Life meant) {
        return lives.living().stream()
                .anyMatch(life ->
                        life.life.equals(meant) && life.isProgram() && (aborted || life.wasStoppedBeforeItBegan));
    }

    private void deadlinePasses(long now) {
        if (aborted && !killing && !awaitsPrograms && arePrograms()) {
            awaitsPrograms = true;
            due = leftForPrograms == LifeRecord.NEVER ? leftForPrograms : now + leftForPrograms;
            jvmsAreKilled(now);
            if (due > now) {
                return;
            }
        }
        deadlineHasPassed = true;
        if (!killing && !rules.living().isEmpty()) {
            killing = true;
            due = now + StopSequence.KILL_LIMIT.toNanos();
            expectedStatus = ExitStatus.FORCED;
            lives.everyoneIsKilled();
        } else {
            due = now;
        }
    }

    void observe(Effect effect, long now) {
        rules.check(!finished, "nothing follows Finish");
        if (effect instanceof Effect.FireHooks hooks) {
            hooksRunning++;
            boolean first = hooks.firing() instanceof Firing.Terminate && graceful && !told;
            rules.check(!rules.isEnding() || first, "no hooks once the end was ordered but those of the end");
            told |= hooks.firing() instanceof Firing.Terminate;
        } else if (effect instanceof Effect.DecideReload) {
            hooksRunning++;
            rules.check(!rules.isEnding(), "no decision once the end was ordered");
        } else if (effect instanceof Effect.Spawn
                || effect instanceof Effect.Assign
                || effect instanceof Effect.Warm
                || effect instanceof Effect.ChangeTimeout
                || effect instanceof Effect.Reload) {
            rules.check(!rules.isEnding(), "nothing new once the end was ordered");
        } else if (effect instanceof Effect.Terminate terminate) {
            boolean atOnce = waitsForNoHook(terminate.life());
            rules.check(
                    !rules.isEnding() || terminateHooksEnded || atOnce,
                    "workers are stopped after the terminate hooks");
        } else if (effect instanceof Effect.Abort) {
            rules.check(cause instanceof Event.AbortRequested, "a signal is passed on at once");
        } else if (effect instanceof Effect.Publish publish) {
            observe(publish);
        } else if (effect instanceof Effect.Finish finish) {
            rules.check(rules.isEnding(), "the manager ends only if that was ordered");
            rules.check(finish.status() == expectedStatus, "status " + expectedStatus + " is due");
            boolean patient = graceful && !aborted && !killing && !deadlineHasPassed;
            rules.check(!patient || hooksRunning == 0, "a graceful end waits for hooks");
            boolean givesUp = killing && cause == null && due <= now;
            rules.check(givesUp || rules.living().isEmpty(), "it leaves no process before the kill limit");
            finished = true;
        }
    }

    private void observe(Effect.Publish publish) {
        if (publish.event() instanceof WorkerEvent.Exited death) {
            lastDeath = death;
        } else if (publish.event() instanceof ManagerEvent.StopRequested && !aborted) {
            expectedStatus = cause instanceof Event.StopRequested ? ExitStatus.GRACEFUL : statusOfTheDeadWorker();
        } else if (publish.event() instanceof ManagerEvent.DeadlinePassed) {
            rules.check(killing && (!aborted || awaitsPrograms), "the deadline passes once, and not that of an abort");
        }
    }

    private int statusOfTheDeadWorker() {
        WorkerEvent.Exited death = lastDeath;
        if (death == null) {
            throw new Invariants.Violation("nobody ordered the end");
        }
        ServicePlan plan = rules.plan(death.worker().serviceId());
        rules.check(plan.restart().mode() == RestartPolicy.Mode.NEVER_AND_STOP, "somebody ordered the end");
        int status = death.exit().status();
        return status < 0 ? 128 - status : status;
    }

    void after(long now, long nextDeadline) {
        if (finished) {
            return;
        }
        rules.check(nextDeadline <= due, "the end has a deadline");
        rules.check(cause != null || due > now, "the deadline of the end is kept");
        boolean waitsForHooks = !aborted && !killing && hooksRunning > 0;
        boolean waitsForStart = graceful && !aborted && !killing && !terminateHooksEnded;
        rules.check(
                !rules.isEnding()
                        || waitsForHooks
                        || waitsForStart
                        || !rules.living().isEmpty(),
                "it ends as soon as nothing is left to wait for");
    }
}
