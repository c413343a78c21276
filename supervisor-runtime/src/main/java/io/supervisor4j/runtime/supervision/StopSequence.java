package io.supervisor4j.runtime.supervision;

import io.supervisor4j.WorkerExit;
import io.supervisor4j.event.ManagerEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How the manager comes to its end.
 *
 * <pre>
 *   RUNNING ──stop──▶ HOOKS ──ended──▶ WORKERS ──all gone, hooks ended──▶ FINISHED
 *      │                │                 │ deadline                          ▲
 *      │                └────deadline─────┴───▶ KILLING ──────all gone────────┤
 *      └───────────── SIGINT, SIGALRM, at any time ───▶ ABORTING ──all gone───┤
 *                                                         │ JVMs killed       │
 *                                    ◀───deadline──── PROGRAMS ────all gone───┘
 * </pre>
 *
 * <p>ABORTING ends JVMs at once. Programs are told to end as in a graceful stop, and have the time of one: PROGRAMS waits for them. A
 * second SIGINT or SIGALRM kills whatever is left.
 */
final class StopSequence implements Deadline.Owner {

    /** How much longer than its members the manager may take, so that it does not give up just when they end (B-19). */
    static final Duration MARGIN = Duration.ofSeconds(1);

    /** How long members have to follow a SIGINT or SIGALRM before they are killed (C-52). */
    static final Duration ABORT_LIMIT = Duration.ofMillis(100);

    /** How long the kernel may take to remove what was killed, or a blocked start to return. */
    static final Duration KILL_LIMIT = Duration.ofSeconds(2);

    private enum Phase {
        RUNNING,
        HOOKS,
        WORKERS,
        KILLING,
        ABORTING,
        PROGRAMS,
        FINISHED
    }

    private final SharedState shared;
    private final Supplier<List<ProcessSlot>> members;
    final Deadline deadline;
    private Phase phase = Phase.RUNNING;
    private int status = ExitStatus.GRACEFUL;
    private Optional<Duration> programLimit = Optional.empty();

    StopSequence(SharedState shared, Supplier<List<ProcessSlot>> members) {
        this.shared = shared;
        this.members = members;
        this.deadline = new Deadline(shared.deadlines, this);
    }

    boolean isRunning() {
        return phase == Phase.RUNNING;
    }

    boolean isFinished() {
        return phase == Phase.FINISHED;
    }

    /** Begins a graceful stop; the first one counts, and with it its deadline. */
    void stop(String reason, int finalStatus, long now) {
        if (phase != Phase.RUNNING) {
            return;
        }
        phase = Phase.HOOKS;
        status = finalStatus;
        shared.end();
        Optional<Duration> limit = gracefulLimit();
        if (limit.isPresent()) {
            deadline.setAfter(now, limit.get());
        }
        shared.publish(new ManagerEvent.StopRequested(reason, limit));
        for (ProcessSlot member : members.get()) {
            member.release(now);
        }
        shared.fire(new Firing.Terminate());
    }

    void hooksEnded(Firing firing, long now) {
        if (phase == Phase.HOOKS && firing instanceof Firing.Terminate) {
            phase = Phase.WORKERS;
            for (ProcessSlot member : members.get()) {
                member.stop("shutdown", now);
            }
        }
    }

    /** Everything ends at once, also out of a graceful stop; hooks are not waited for. The first one sets the deadline. */
    void abort(String signal, String reason, long now) {
        if (phase == Phase.FINISHED) {
            return;
        }
        if (phase == Phase.ABORTING || phase == Phase.PROGRAMS || phase == Phase.KILLING) {
            if (phase == Phase.PROGRAMS) {
                phase = Phase.KILLING;
                deadline.setAfter(now, KILL_LIMIT);
            }
            kill(WorkerExit.Cause.REQUESTED, signal);
            return;
        }
        programLimit = phase == Phase.RUNNING ? gracefulLimit() : timeLeft(now);
        phase = Phase.ABORTING;
        status = ExitStatus.FORCED;
        shared.end();
        deadline.setAfter(now, ABORT_LIMIT);
        shared.publish(new ManagerEvent.StopRequested(reason, arePrograms() ? programLimit : Optional.of(ABORT_LIMIT)));
        members.get().forEach(member -> member.abort(signal, now));
    }

    private boolean arePrograms() {
        for (ProcessSlot member : members.get()) {
            if (member.isProgram()) {
                return true;
            }
        }
        return false;
    }

    /** How long the end may take where members end gracefully; empty for ever. */
    private Optional<Duration> gracefulLimit() {
        Duration timeout = shared.shutdownTimeout();
        return timeout.isZero() ? Optional.empty() : Optional.of(timeout.plus(MARGIN));
    }

    /** What is left of the time of a graceful stop that has begun; empty for ever. */
    private Optional<Duration> timeLeft(long now) {
        return deadline.at() == Deadline.NEVER
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Math.max(0, deadline.at() - now)));
    }

    /** JVMs had their moment; programs have as long as in a graceful stop. */
    private void awaitPrograms(long now) {
        phase = Phase.PROGRAMS;
        deadline.clear();
        if (programLimit.isPresent()) {
            deadline.setAfter(now, programLimit.get());
        }
        for (ProcessSlot member : members.get()) {
            if (!member.isProgram()) {
                member.kill(WorkerExit.Cause.REQUESTED, "did not end at once");
            }
        }
    }

    @Override
    public void overdue(long now) {
        int alive = shared.lives.count();
        if (alive == 0 || phase == Phase.KILLING) {
            finish();
        } else if (phase == Phase.ABORTING && arePrograms()) {
            awaitPrograms(now);
        } else {
            boolean aborting = phase == Phase.ABORTING;
            phase = Phase.KILLING;
            status = ExitStatus.FORCED;
            deadline.setAfter(now, KILL_LIMIT);
            if (aborting) {
                kill(WorkerExit.Cause.REQUESTED, "did not end at once");
            } else {
                shared.publish(new ManagerEvent.DeadlinePassed(alive));
                kill(WorkerExit.Cause.DEADLINE, "did not end before the manager's deadline");
            }
        }
    }

    private void kill(WorkerExit.Cause cause, String reason) {
        members.get().forEach(member -> member.kill(cause, reason));
    }

    /** Ends when nothing is left to wait for. */
    void settle() {
        boolean waitsForHooks = phase == Phase.WORKERS && shared.areHooksRunning();
        boolean over =
                phase == Phase.WORKERS || phase == Phase.KILLING || phase == Phase.ABORTING || phase == Phase.PROGRAMS;
        if (over && !waitsForHooks && shared.lives.count() == 0) {
            finish();
        }
    }

    private void finish() {
        phase = Phase.FINISHED;
        deadline.clear();
        shared.publish(new ManagerEvent.Stopped(status));
        shared.emit(new Effect.Finish(status));
    }

    @Override
    public String toString() {
        return phase.toString();
    }
}
