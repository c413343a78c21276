package io.supervisor4j.runtime.worker;

import io.supervisor4j.NewWorkerHook;
import io.supervisor4j.Service;
import io.supervisor4j.ServiceId;
import io.supervisor4j.WorkerExitException;
import io.supervisor4j.runtime.argument.ArgumentText;
import io.supervisor4j.runtime.protocol.Command;
import io.supervisor4j.runtime.protocol.Link;
import io.supervisor4j.runtime.protocol.Report;
import io.supervisor4j.runtime.protocol.ReportedReason;
import io.supervisor4j.spi.ReloadByReplacement;
import io.supervisor4j.system.jvm.ClassPreload;
import io.supervisor4j.system.signal.SignalListener;
import io.supervisor4j.system.signal.Signals;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A worker, from blank to gone. Its main thread constructs the service and then does what {@link WorkerRequests} brings, one at a time:
 * reload, terminate. Commands arrive on the reader's thread, signals on threads of the JVM's, and only leave requests; except that
 * a worker that has nothing to end gracefully, or is to end at once, leaves there and then.
 */
final class Worker implements Command.Handler, SignalListener {

    /** After this time without a request a worker loads what its reload and its end will need. */
    private static final long PRELOAD_AFTER_MILLIS = 1_000;

    private final Link link;
    private final Jvm jvm;
    private final ExitHandshake handshake;
    private final WorkerRequests requests = new WorkerRequests();
    private final StopDeadline deadline = new StopDeadline(new Runnable() {
        @Override
        public void run() {
            missDeadline();
        }
    });
    private boolean ready;
    private boolean warmedUp;

    /** Set when the master is gone. */
    private volatile @Nullable OrphanEnd orphanEnd;

    Worker(Link link, Jvm jvm) {
        this(link, jvm, ExitHandshake.MAX_WAIT_MILLIS);
    }

    Worker(Link link, Jvm jvm, long maxFarewellMillis) {
        this.link = link;
        this.jvm = jvm;
        this.handshake = new ExitHandshake(link, jvm, maxFarewellMillis);
    }

    /** Does all of it; returns when the JVM is to end by returning from its main thread. */
    void work() {
        try {
            Command.Assign assignment = awaitAssignment();
            jvm.title(assignment.name(), Integer.toString(assignment.worker()));
            Service service = construct(assignment);
            if (service != null) {
                becomeReady();
                startRun(service, assignment);
                serve(service);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail("the main thread of the worker was interrupted", e);
        }
        handshake.awaitExitingThread();
    }

    /** A shutdown of the JVM that this worker did not begin takes leave of the master as well. */
    Thread asShutdownHook() {
        return handshake.asShutdownHook();
    }

    private Command.Assign awaitAssignment() throws InterruptedException {
        Command.Assign assignment = requests.awaitAssignment();
        while (assignment == null) {
            warmUp(requests.takeWarmUp());
            assignment = requests.awaitAssignment();
        }
        return assignment;
    }

    /** Whatever fails here fails again, and is told, if this JVM becomes such a worker. */
    private void warmUp(Command.Warm command) {
        String type = command.type();
        jvm.title(type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1), "standby");
        try {
            WarmUpRun.of(command);
            warmedUp = true;
        } catch (Throwable e) {
            WorkerLog.failure("standby for " + type + ": warming up failed", e);
        }
        say(new Report.Warmed());
    }

    private @Nullable Service construct(Command.Assign assignment) {
        try {
            Class<?> type = Class.forName(
                    assignment.type(), true, Thread.currentThread().getContextClassLoader());
            Constructor<?> constructor = ArgumentText.constructor(type, assignment.constructor());
            Context context = new Context(assignment, this);
            Service service = (Service)
                    constructor.newInstance(ArgumentText.values(constructor, assignment.arguments(), context));
            if (!assignment.hooks().isEmpty()) {
                callHooks(assignment, context.serviceId(), service);
            }
            return service;
        } catch (InvocationTargetException e) {
            fail("the constructor threw", e.getCause() == null ? e : e.getCause());
        } catch (Throwable e) {
            fail("the service could not be constructed", e);
        }
        return null;
    }

    /** A hook that throws is logged, and the hooks after it are left out (C-14). */
    private static void callHooks(Command.Assign assignment, ServiceId id, Service service) {
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            for (String name : assignment.hooks().split(",", -1)) {
                Object hook = Class.forName(name, true, loader).getConstructor().newInstance();
                ((NewWorkerHook) hook).onNewWorker(id, assignment.worker(), service);
            }
        } catch (Throwable e) {
            WorkerLog.failure(title(assignment) + ": a new-worker hook failed", e);
        }
    }

    private void becomeReady() {
        synchronized (this) {
            ready = true;
        }
        say(new Report.Ready());
    }

    private synchronized boolean isReady() {
        return ready;
    }

    private void startRun(Service service, Command.Assign assignment) {
        Thread thread = new Thread(
                null,
                new Runnable() {
                    @Override
                    public void run() {
                        try {
                            service.run();
                        } catch (Throwable e) {
                            fail("run() threw", e);
                        }
                    }
                },
                title(assignment) + "-run",
                0,
                false);
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Service service) throws InterruptedException {
        if (!warmedUp && requests.areNoneFor(PRELOAD_AFTER_MILLIS)) {
            ClassPreload.load(Worker.class.getResourceAsStream("after-start.classes"), Worker.class.getClassLoader());
        }
        WorkerRequests.Termination termination = requests.next();
        while (termination == null) {
            reload(service);
            termination = requests.next();
        }
        try {
            service.terminate();
        } catch (Throwable e) {
            fail("terminate() threw", e);
            return;
        }
        handshake.orderly(termination.status, termination.reason, termination.detail);
    }

    private void reload(Service service) {
        long sequence = requests.takeReloadSequence();
        try {
            service.reload();
            if (sequence > 0) {
                say(new Report.Reloaded(sequence));
            }
        } catch (ReloadByReplacement e) {
            askToTerminate(new WorkerRequests.Termination(0, ReportedReason.RELOAD, "reload by replacement"));
        } catch (Throwable e) {
            fail("reload() threw", e);
        }
    }

    /** Ends the worker for an exception that left the service's code. */
    private void fail(String what, Throwable failure) {
        if (failure instanceof WorkerExitException exit) {
            handshake.orderly(exit.status(), ReportedReason.OWN, what + " WorkerExitException");
            return;
        }
        // The log may block.
        deadline.arm(requests.timeoutMillis());
        try {
            WorkerLog.failure(title(requests.assignment()) + ": " + what + ", the worker exits with status 1", failure);
        } finally {
            handshake.orderly(1, ReportedReason.OWN, what + " " + failure);
        }
    }

    static String title(Command.@Nullable Assign assignment) {
        return assignment == null ? "blank worker" : assignment.name() + "." + assignment.worker();
    }

    private void say(Report report) {
        try {
            link.send(report.toFrame());
        } catch (IOException e) {
            // The master is gone; the reader learns the same and acts on it.
            return;
        }
    }

    // What the master says, on the reader's thread.

    @Override
    public void assign(Command.Assign command) {
        requests.assign(command);
    }

    @Override
    public void warm(Command.Warm command) {
        requests.warmUp(command);
    }

    @Override
    public void terminate(Command.Terminate command) {
        if (isReady()) {
            deadline.arm(command.timeoutMillis());
            requests.terminate(new WorkerRequests.Termination(0, ReportedReason.ASKED, "SIGTERM"));
        } else {
            handshake.unannounced(0);
        }
    }

    @Override
    public void changeTimeout(Command.ChangeTimeout command) {
        requests.changeTimeout(command.timeoutMillis());
    }

    @Override
    public void reload(Command.Reload command) {
        requests.reload(command.sequence());
    }

    @Override
    public void abort(Command.Abort command) {
        handshake.unannounced(1);
    }

    @Override
    public void ping(Command.Ping command) {
        say(new Report.Pong(command.id()));
    }

    @Override
    public void query(Command.Query command) {
        Inspection.begin(command, link);
    }

    @Override
    public void bye() {
        handshake.acknowledge();
    }

    /** Answers a signal sent to this process directly as it would the master's command (C-61). */
    @Override
    public void received(String signal) {
        switch (signal) {
            case Signals.TERM -> {
                if (isReady()) {
                    askToTerminate(new WorkerRequests.Termination(0, ReportedReason.ASKED, signal));
                } else {
                    handshake.immediate(0, ReportedReason.ASKED, signal);
                }
            }
            case Signals.HUP -> requests.reload(0);
            case Signals.INT -> handshake.immediate(1, ReportedReason.INTERRUPT, signal);
            default -> handshake.immediate(1, ReportedReason.OWN, signal);
        }
    }

    void requestShutdown(int status) {
        askToTerminate(new WorkerRequests.Termination(status, ReportedReason.ASKED, "requestShutdown(" + status + ")"));
    }

    /** Terminates without having been told by the master, which is told instead. */
    private void askToTerminate(WorkerRequests.Termination termination) {
        if (requests.terminate(termination)) {
            deadline.arm(requests.timeoutMillis());
            say(new Report.Stopping(termination.reason, termination.detail));
        }
    }

    boolean isTerminating() {
        return requests.isTerminating();
    }

    Optional<Instant> stopDeadline() {
        return deadline.moment();
    }

    /** Commands cannot be read any more: the worker ends, as it would not notice the end of its master either (C-60). */
    void cannotHear(Throwable failure) {
        try {
            handshake.immediate(1, ReportedReason.OWN, "commands cannot be read any more: " + failure);
        } finally {
            jvm.immediate(1);
        }
    }

    /** Terminates as on SIGTERM (C-60); a worker that is not ready has nothing to end gracefully. */
    void masterIsGone() {
        if (isReady()) {
            OrphanEnd end = new OrphanEnd(requests, deadline, handshake, jvm);
            orphanEnd = end;
            end.begin();
        } else {
            handshake.unannounced(0);
        }
    }

    private void missDeadline() {
        String detail = "did not end within " + deadline.limitMillis() + " ms";
        OrphanEnd end = orphanEnd;
        if (end != null) {
            end.deadlineMissed(detail);
        }
        handshake.forced(1, detail);
    }
}
