package io.supervisor4j.component.time;

import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one round after the other on a thread of its own, until it is stopped. */
final class PeriodicThread {

    private static final Logger LOG = LoggerFactory.getLogger(PeriodicTasks.class);

    private final PeriodicSettings settings;
    private final Supplier<Duration> round;
    private final Signal stop;
    private boolean started;

    /** @param round runs what is due and returns how long to wait */
    PeriodicThread(PeriodicSettings settings, Supplier<Duration> round) {
        this.settings = settings;
        this.round = round;
        this.stop = new Signal(settings.time());
    }

    synchronized void start() {
        if (started || isStopped()) {
            throw new IllegalStateException(
                    "periodic tasks " + settings.name() + (isStopped() ? " are closed" : " run already"));
        }
        settings.threads().newThread(settings.name(), this::run).start();
        started = true;
    }

    synchronized boolean isStarted() {
        return started;
    }

    boolean isStopped() {
        return stop.isSet();
    }

    /** Makes the thread look again when the next task is due. */
    void wake() {
        stop.ring();
    }

    private void run() {
        Duration idle = Duration.ZERO;
        while (!awaitStop(idle)) {
            idle = round.get();
        }
    }

    /** Only {@link #stop} may interrupt this thread; an interrupt that a task has left behind is dropped. */
    private boolean awaitStop(Duration idle) {
        try {
            return stop.await(idle);
        } catch (InterruptedException e) {
            LOG.debug("A periodic task of {} left its thread interrupted", settings.name(), e);
            return stop.isSet();
        }
    }

    /** Tells whether all has ended in time; otherwise it was interrupted and left alone. */
    boolean stop(Duration timeout) throws InterruptedException {
        stop.set();
        if (!isStarted()) {
            return true;
        }
        if (settings.threads().containsCurrent()) {
            return false;
        }
        try {
            return settings.threads().awaitOthers(timeout) || abandon(timeout);
        } catch (InterruptedException e) {
            settings.threads().interruptOthers();
            throw e;
        }
    }

    private boolean abandon(Duration timeout) {
        LOG.warn(
                "Periodic tasks {} did not end within {} and are interrupted; their threads:{}",
                settings.name(),
                timeout,
                settings.threads().stacks());
        settings.threads().interruptOthers();
        return false;
    }
}
