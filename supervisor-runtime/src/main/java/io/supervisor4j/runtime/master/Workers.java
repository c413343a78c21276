package io.supervisor4j.runtime.master;

import io.supervisor4j.ServiceId;
import io.supervisor4j.WorkerOutput;
import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.event.WorkerEvent;
import io.supervisor4j.event.WorkerRef;
import io.supervisor4j.runtime.output.Capture;
import io.supervisor4j.runtime.output.OutputLine;
import io.supervisor4j.runtime.output.Outputs;
import io.supervisor4j.runtime.process.WorkerListener;
import io.supervisor4j.runtime.process.WorkerProcess;
import io.supervisor4j.runtime.protocol.Command;
import io.supervisor4j.runtime.protocol.Report;
import io.supervisor4j.runtime.protocol.ReportedReason;
import io.supervisor4j.runtime.supervision.Event;
import io.supervisor4j.runtime.supervision.ExitReason;
import io.supervisor4j.runtime.supervision.Life;
import io.supervisor4j.runtime.supervision.ServicePlan;
import io.supervisor4j.system.thread.FatalErrors;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** The processes of the workers, and their words as events. Starts happen beside the loop. */
final class Workers {

    /** Killed by SIGKILL, as the operating system reports it. */
    private static final int KILLED = 128 + 9;

    private final Starters starters;
    private final Executor beside;
    private final Mailbox mailbox;
    private final Consumer<SupervisorEvent> observers;
    private final WorkerQueries queries;
    private final Outputs outputs;
    private final Map<Life, WorkerProcess> processes = new ConcurrentHashMap<>();
    private final Map<Life, Capture> captures = new ConcurrentHashMap<>();

    Workers(
            Starters starters,
            Executor beside,
            Mailbox mailbox,
            Consumer<SupervisorEvent> observers,
            WorkerQueries queries,
            Outputs outputs) {
        this.starters = starters;
        this.beside = beside;
        this.mailbox = mailbox;
        this.observers = observers;
        this.queries = queries;
        this.outputs = outputs;
    }

    void spawn(Life life, ServicePlan plan) {
        try {
            beside.execute(new Runnable() {
                @Override
                public void run() {
                    start(life, plan);
                }
            });
        } catch (OutOfMemoryError e) {
            FatalErrors.rethrow(e);
            // No thread could be had.
            mailbox.post(new Event.SpawnFailed(life, e.toString()));
        }
    }

    private void start(Life life, ServicePlan plan) {
        WorkerRecipe recipe = WorkerRecipe.of(plan);
        boolean captured = recipe.output().isCaptured();
        WorkerProcess process;
        try {
            process = recipe.start(starters, life, plan);
        } catch (IOException | RuntimeException | Error e) {
            FatalErrors.rethrow(e);
            mailbox.post(new Event.SpawnFailed(life, String.valueOf(e.getMessage())));
            return;
        }
        if (captured) {
            captures.put(life, capture(life, plan.name(), recipe.output()));
        }
        processes.put(life, process);
        if (!mailbox.post(new Event.Spawned(life, process.pid()))) {
            // The manager has ended while this start was held up.
            process.kill();
        }
        WorkerRef ref = new WorkerRef(life.service(), plan.name(), life.worker());
        try {
            process.watch(new ReportReceiver(life, ref, process.pid(), recipe.keepChildren()));
        } catch (OutOfMemoryError e) {
            FatalErrors.rethrow(e);
            // Without its threads its end would not be noticed.
            process.kill();
            exited(life, recipe.keepChildren(), KILLED, "");
        }
    }

    private Capture capture(Life life, String service, WorkerOutput output) {
        int worker = life.isStandby() ? OutputLine.STANDBY : life.worker();
        return outputs.capture(life.service(), service, worker, output);
    }

    void assign(Life life, Command.Assign assignment) {
        Capture capture = captures.get(life);
        if (capture != null) {
            capture.becomes(assignment.worker());
        }
        send(life, assignment);
    }

    /** The service is gone, and so are its processes. */
    void forget(ServiceId service) {
        outputs.forget(service);
    }

    void send(Life life, Command command) {
        WorkerProcess process = processes.get(life);
        if (process != null) {
            process.send(command);
        }
    }

    void signal(Life life, String name) {
        WorkerProcess process = processes.get(life);
        if (process != null) {
            process.signal(name);
        }
    }

    void kill(Life life) {
        WorkerProcess process = processes.get(life);
        if (process != null) {
            process.kill();
        }
    }

    private void foreground(Life life) {
        WorkerProcess process = processes.get(life);
        if (process != null) {
            process.toForeground();
        }
    }

    private void exited(Life life, boolean keepChildren, int value, String evidence) {
        WorkerProcess process = processes.remove(life);
        queries.lifeEnded(life);
        Capture capture = captures.remove(life);
        mailbox.post(new Event.Exited(life, value, capture == null ? List.of() : capture.lastLines(), evidence));
        if (process != null && !keepChildren) {
            endRemains(process);
        }
    }

    private static void endRemains(WorkerProcess process) {
        try {
            process.endRemains();
        } catch (OutOfMemoryError e) {
            FatalErrors.rethrow(e);
            // No thread could be had: they stay.
            return;
        } catch (RejectedExecutionException e) {
            // The manager has ended.
            return;
        }
    }

    /** Translates what a worker reports for the state machine: the one place that knows both. */
    static ExitReason reason(ReportedReason said) {
        return switch (said) {
            case OWN -> ExitReason.OWN;
            case INTERRUPT -> ExitReason.INTERRUPT;
            case ASKED -> ExitReason.ASKED;
            case RELOAD -> ExitReason.RELOAD;
            case DEADLINE -> ExitReason.DEADLINE;
        };
    }

    /** Turns the reports of a worker into events. One that reports too much waits, and fills nothing but its own pipe. */
    private final class ReportReceiver implements WorkerListener, Report.Handler {

        private static final int MAX_UNREAD = 16;

        private final Life life;
        private final WorkerRef ref;
        private final long pid;
        private final boolean keepChildren;
        private final Semaphore unread = new Semaphore(MAX_UNREAD);
        private final Runnable taken = new Runnable() {
            @Override
            public void run() {
                unread.release();
            }
        };

        ReportReceiver(Life life, WorkerRef ref, long pid, boolean keepChildren) {
            this.life = life;
            this.ref = ref;
            this.pid = pid;
            this.keepChildren = keepChildren;
        }

        @Override
        public void said(Report report) {
            report.dispatchTo(this);
        }

        @Override
        public void hello(Report.Hello report) {
            if (report.protocol() != Report.VERSION) {
                garbled("it speaks version " + report.protocol() + " of the protocol, not " + Report.VERSION
                        + ": was the jar replaced under the running master?");
            }
            post(new Event.Hello(life));
        }

        @Override
        public void warmed() {
            foreground(life);
            post(new Event.Warmed(life));
        }

        @Override
        public void ready() {
            post(new Event.Ready(life));
        }

        @Override
        public void reloaded(Report.Reloaded report) {
            post(new Event.Reloaded(life, report.sequence()));
        }

        @Override
        public void stopping(Report.Stopping report) {
            post(new Event.Stopping(life, reason(report.reason()), report.detail()));
        }

        @Override
        public void exiting(Report.Exiting report) {
            post(new Event.Exiting(life, report.status(), reason(report.reason()), report.detail()));
        }

        /** That it has come is all there is to it. */
        @Override
        public void pong(Report.Pong report) {}

        @Override
        public void answer(Report.Answer report) {
            queries.answered(life, report);
        }

        private void post(Event event) {
            unread.acquireUninterruptibly();
            mailbox.post(event, taken);
        }

        @Override
        public void garbled(String problem) {
            observers.accept(new WorkerEvent.Garbled(ref, pid, problem));
        }

        @Override
        public void printed(String line) {
            Capture capture = captures.get(life);
            if (capture != null) {
                capture.printed(line);
            }
        }

        @Override
        public void exited(int value, String evidence) {
            Workers.this.exited(life, keepChildren, value, evidence);
        }
    }
}
