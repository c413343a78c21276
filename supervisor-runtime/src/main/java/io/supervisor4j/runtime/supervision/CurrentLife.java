package io.supervisor4j.runtime.supervision;

import io.supervisor4j.WorkerExit;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

import static io.supervisor4j.WorkerExit.Cause.DEADLINE;
import static io.supervisor4j.WorkerExit.Cause.EXITED;
import static io.supervisor4j.WorkerExit.Cause.REQUESTED;
import static io.supervisor4j.WorkerExit.Cause.SIGNALLED;
import static io.supervisor4j.WorkerExit.Cause.SPAWN_FAILED;

/**
 * What is known of the present life of a worker. Intent (asked to stop, killed for a missed deadline) is noted here before it is
 * acted on, and the first note of a kind stays: that is what gives an exit its meaning.
 */
final class CurrentLife {

    private static final int HIGHEST_SIGNAL = 64;
    private static final int SIGINT = 2;

    final Life id;
    private final boolean program;
    private final long startedAt;
    private long readyAt = -1;
    private long pid;
    private long endedAt = -1;
    private boolean booting = true;
    private boolean greeted;
    private boolean killSent;
    private boolean stopOrdered;
    private @Nullable Duration toldTimeout;
    private @Nullable String stopReason;
    private WorkerExit.@Nullable Cause killCause;
    private String detail = "";
    private Event.@Nullable Exiting said;
    private @Nullable WorkerExit exit;

    /** The second argument tells whether its process is a program. */
    CurrentLife(Life id, boolean program, long now) {
        this.id = id;
        this.program = program;
        this.startedAt = now;
    }

    /** The same JVM, at the beginning of its life as a worker. */
    CurrentLife reborn(long now) {
        CurrentLife life = new CurrentLife(id, program, now);
        life.pid = pid;
        life.booting = false;
        life.greeted = true;
        return life;
    }

    /** Whether its process is a program, and not a JVM, see {@link Recipe#isProgram}. */
    boolean isProgram() {
        return program;
    }

    /** 0 until the process has been started. */
    long pid() {
        return pid;
    }

    void spawned(long processId) {
        pid = processId;
    }

    boolean hasProcess() {
        return pid != 0;
    }

    /** Returns what makes it a worker that knows how long its end may take. */
    Effect assigned(int worker, ServicePlan plan, Duration timeout) {
        toldTimeout = timeout;
        return new Effect.Assign(id, worker, plan, timeout);
    }

    /** Returns what tells a worker another time for its end than it knows, unless that has begun. */
    Optional<Effect> changedTimeout(Duration timeout) {
        boolean ending = stopReason != null || said != null || killCause != null || exit != null;
        if (ending || toldTimeout == null || toldTimeout.equals(timeout)) {
            return Optional.empty();
        }
        toldTimeout = timeout;
        return Optional.of(new Effect.ChangeTimeout(id, timeout));
    }

    void greeted() {
        greeted = true;
    }

    /** Tells once that the JVM is no longer between its start and its hello. */
    boolean leavesBoot() {
        boolean was = booting;
        booting = false;
        return was;
    }

    void ready(long now) {
        readyAt = now;
    }

    Duration age(long now) {
        return Duration.ofNanos(now - startedAt);
    }

    /** How long it was ready, or -1 if it never was. */
    long nanosReady() {
        return nanosReady(endedAt);
    }

    /** How long it has been ready, or -1 if it never was. */
    long nanosReady(long now) {
        return readyAt < 0 ? -1 : now - readyAt;
    }

    /** Ordered by the manager, or for a reload: a replacement follows if one is wanted, whatever the restart policy. */
    void askedToStop(String reason, boolean ordered) {
        if (stopReason == null) {
            stopReason = reason;
            stopOrdered = ordered;
            explain(reason);
        }
    }

    /** A replacement follows its end, for whatever reason it ends. */
    void orderReplacement() {
        stopOrdered = true;
    }

    /** A late ready gives it the time of a ready worker, once: who repeats it does not extend his deadline (B-10). */
    boolean mayEndGracefullyAfterAll() {
        return readyAt < 0 && said == null && killCause == null;
    }

    boolean endsByOrder() {
        return stopOrdered || (said != null && said.reason() == ExitReason.RELOAD);
    }

    void killedFor(WorkerExit.Cause cause, String reason) {
        if (killCause == null) {
            killCause = cause;
            detail = reason;
        }
    }

    /** Tells whether it is to be killed, or was. */
    boolean isCondemned() {
        return killCause != null;
    }

    /** Tells once that SIGKILL is to be sent. */
    boolean isKilledNow() {
        boolean was = killSent;
        killSent = true;
        return !was;
    }

    /** The first words count, unless a missed deadline says more than they did. */
    void says(Event.Exiting words) {
        if (said == null) {
            said = words;
            explain(words.detail());
        } else if (words.reason() == ExitReason.DEADLINE && said.reason() != ExitReason.INTERRUPT) {
            said = words;
            detail = words.detail();
        }
    }

    private void explain(String text) {
        if (detail.isEmpty()) {
            detail = text;
        }
    }

    String detail() {
        return detail;
    }

    /** Tells whether it ended as it would by Ctrl-C, which also reaches the master (C-21). */
    boolean endedByInterrupt(int value) {
        if (program) {
            return false;
        }
        return said != null ? said.reason() == ExitReason.INTERRUPT : signalIn(value) == SIGINT;
    }

    /** Returns how it ended, once that was judged. */
    WorkerExit exit() {
        return Objects.requireNonNull(exit, "a life that has ended");
    }

    void cannotStart(String problem) {
        killedFor(SPAWN_FAILED, problem);
        exit = new WorkerExit(ExitStatus.CANNOT_RUN, SPAWN_FAILED, Duration.ZERO);
    }

    WorkerExit judge(Event.Exited event, long now) {
        endedAt = now;
        int value = event.value();
        int status = status(value);
        if (!program && !greeted && (value == ExitStatus.NOT_EXECUTABLE || value == ExitStatus.CANNOT_RUN)) {
            killedFor(SPAWN_FAILED, "the java command could not be executed");
        }
        explain(event.evidence());
        if (program && status < 0) {
            explain("signal " + -status + ", or status " + value);
        }
        WorkerExit judged = new WorkerExit(status, cause(status), age(now), event.lastOutput());
        exit = judged;
        return judged;
    }

    private WorkerExit.Cause cause(int status) {
        if (killCause != null) {
            return killCause;
        }
        if (status < 0) {
            return SIGNALLED;
        }
        ExitReason reason = said == null ? ExitReason.OWN : said.reason();
        return switch (reason) {
            case DEADLINE -> DEADLINE;
            case ASKED, RELOAD -> REQUESTED;
            case OWN, INTERRUPT -> stopReason != null ? REQUESTED : EXITED;
        };
    }

    private int status(int value) {
        if (said != null && killCause == null) {
            return said.status() >= 0 ? said.status() : value;
        }
        int signal = signalIn(value);
        return signal == 0 ? value : -signal;
    }

    /** The JDK reports a death by signal as 128 plus its number, as a shell does (J-4). */
    private static int signalIn(int value) {
        return value > 128 && value <= 128 + HIGHEST_SIGNAL ? value - 128 : 0;
    }
}
