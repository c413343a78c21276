package io.supervisor4j.runtime.master;

import io.supervisor4j.ReloadDecision;
import io.supervisor4j.RestartPolicy;
import io.supervisor4j.ServiceId;
import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.runtime.protocol.Command;
import io.supervisor4j.runtime.protocol.FrameException;
import io.supervisor4j.runtime.protocol.Report;
import io.supervisor4j.runtime.protocol.ReportedReason;
import io.supervisor4j.runtime.supervision.Effect;
import io.supervisor4j.runtime.supervision.Event;
import io.supervisor4j.runtime.supervision.Life;
import io.supervisor4j.runtime.supervision.Limits;
import io.supervisor4j.runtime.supervision.Recipe;
import io.supervisor4j.runtime.supervision.ServicePlan;
import io.supervisor4j.runtime.supervision.Snapshot;
import io.supervisor4j.runtime.supervision.Supervisor;
import io.supervisor4j.runtime.thread.EngineThreads;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;

/**
 * Plays a manager's life through on a state machine of its own, up to its end, so that a JVM whose manager has only started yet
 * finds the first death, the first reload and the end prepared: without it those take some tens of milliseconds longer. A state
 * machine without a handler of effects touches nothing.
 */
final class WarmUp implements Effect.Handler {

    /** What has just started is left alone for a while. */
    private static final long SOON_MILLIS = 1_000;

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int KILLED = 128 + 9;
    private static final int LOGS_ITS_EXIT_SINCE = 21;

    private final Supervisor machine =
            new Supervisor(new Limits(Duration.ZERO, 1, LIMIT, Optional.empty()), new Random());
    private final Queue<Event> answers = new ArrayDeque<>();
    private int said;
    private boolean killed;
    private boolean finished;

    private WarmUp() {}

    /** What no JVM ever runs. */
    private static final class Nothing implements Recipe {}

    /** Does it in a moment, when nobody waits for anything. Returns at once. */
    static void soon() {
        EngineThreads.expendable("supervisor-warm-up", WarmUp::later).start();
    }

    private static void later() {
        try {
            Thread.sleep(SOON_MILLIS);
            play();
            if (Runtime.version().feature() >= LOGS_ITS_EXIT_SINCE) {
                // Such a JVM asks this logger at System.exit, and would set all of them up only then.
                System.getLogger("java.lang.Runtime").isLoggable(System.Logger.Level.DEBUG);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns whether the life that was played had its commands, and came to its end. */
    static boolean play() {
        WarmUp stage = new WarmUp();
        ServicePlan plan = new ServicePlan(
                new ServiceId(new UUID(0, 0)),
                "warm-up",
                1,
                Optional.empty(),
                LIMIT,
                RestartPolicy.always(),
                0,
                new Nothing());
        stage.answers.add(new Event.ServiceAdded(plan));
        stage.answers.add(new Event.RunCalled());
        // Each event a minute after the last, so that no wait is ever in the way.
        long now = 0;
        for (Event event = stage.answers.poll(); event != null; event = stage.answers.poll()) {
            now += MINUTE;
            for (Effect effect : stage.machine.on(event, now)) {
                effect.dispatchTo(stage);
            }
        }
        return stage.finished && stage.said > 0;
    }

    @Override
    public void spawn(Effect.Spawn effect) {
        answers.add(new Event.Spawned(effect.life(), 1));
        answers.add(new Event.Hello(effect.life()));
    }

    @Override
    public void warm(Effect.Warm effect) {
        answers.add(new Event.Warmed(effect.life()));
    }

    /** The first life ends with a death, the second with a reload and a stop. */
    @Override
    public void assign(Effect.Assign effect) {
        answers.add(new Event.Ready(effect.life()));
        if (killed) {
            answers.add(new Event.ReloadRequested());
        } else {
            killed = true;
            answers.add(new Event.Exited(effect.life(), KILLED));
        }
    }

    @Override
    public void reload(Effect.Reload effect) {
        say(new Command.Reload(effect.sequence()));
        hear(new Report.Reloaded(effect.sequence()));
        answers.add(new Event.Reloaded(effect.life(), effect.sequence()));
    }

    @Override
    public void terminate(Effect.Terminate effect) {
        say(new Command.Terminate(effect.timeout().toMillis()));
        hear(new Report.Exiting(0, ReportedReason.ASKED, "SIGTERM"));
        answers.add(new Event.Exiting(effect.life(), 0, Workers.reason(ReportedReason.ASKED), "SIGTERM"));
    }

    @Override
    public void bye(Effect.Bye effect) {
        say(new Command.Bye());
        new WorkerQueries(new Mailbox()).lifeEnded(effect.life());
        answers.add(new Event.Exited(effect.life(), 0));
    }

    /** Nobody asks for these in this life. */
    @Override
    public void signal(Effect.Signal effect) {}

    @Override
    public void query(Effect.Query effect) {}

    @Override
    public void forget(Effect.Forget effect) {}

    @Override
    public void answer(Effect.Answer effect) {
        new StatusRequests<Snapshot>(new Mailbox()).close(effect.snapshot());
    }

    @Override
    public void abort(Effect.Abort effect) {
        gone(effect.life());
    }

    @Override
    public void kill(Effect.Kill effect) {
        gone(effect.life());
    }

    private void gone(Life life) {
        answers.add(new Event.Exited(life, KILLED));
    }

    private void say(Command command) {
        said += command.toFrame().toString().length();
    }

    private static void hear(Report report) {
        try {
            Report.from(report.toFrame());
        } catch (FrameException e) {
            throw new IllegalStateException("what was written can be read", e);
        }
    }

    @Override
    public void changeTimeout(Effect.ChangeTimeout effect) {}

    @Override
    public void answerReload(Effect.AnswerReload effect) {}

    @Override
    public void decideReload(Effect.DecideReload effect) {
        answers.add(new Event.ReloadDecided(ReloadDecision.all()));
    }

    @Override
    public void fireHooks(Effect.FireHooks effect) {
        answers.add(new Event.HooksEnded(effect.firing()));
    }

    @Override
    public void publish(Effect.Publish effect) {
        SupervisorEvent event = effect.event();
        event.describe();
        if (event instanceof ManagerEvent.ReloadFinished) {
            answers.add(new Event.StatusRequested(0));
            answers.add(new Event.StopRequested("the end of the play"));
        }
    }

    @Override
    public void finish(Effect.Finish effect) {
        finished = true;
    }
}
