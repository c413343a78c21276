package io.supervisor4j.runtime.master;

import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.event.ServiceEvent;
import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.event.WorkerEvent;
import io.supervisor4j.runtime.thread.EngineThreads;
import io.supervisor4j.system.thread.FatalErrors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Rations all events that workers, clients, hooks or the machine can cause without end. Of each kind the first ones are told, and then,
 * when the period is over, how many more there were. Thread-safe.
 */
final class Complaints implements Runnable {

    /** How many complaints of a kind are told in full in a period. */
    static final int FEW = 5;

    /** How many commands of a client's user are: each tells who has changed what. */
    static final int MANY = 100;

    static final Duration PERIOD = Duration.ofMinutes(1);

    private static final int MAX_KINDS = 1_000;
    private static final int MAX_KIND_LENGTH = 200;

    private final Consumer<SupervisorEvent> told;
    private final LongSupplier clock;
    private final Ration<SupervisorEvent> ration = new Ration<>(PERIOD, MAX_KINDS);
    private boolean counting;
    private boolean closed;

    /** The clock counts nanoseconds. */
    Complaints(Consumer<SupervisorEvent> told, LongSupplier clock) {
        this.told = told;
        this.clock = clock;
    }

    /** Tells it, or counts it; what does not repeat without end is told. Does not wait. */
    void accept(SupervisorEvent event) {
        String commander = commander(event);
        String kind = commander == null ? complaint(event) : "command " + commander;
        if (kind == null || admits(kind, commander == null ? FEW : MANY, event)) {
            told.accept(event);
        }
    }

    private static @Nullable String commander(SupervisorEvent event) {
        if (event instanceof ManagerEvent.Commanded commanded) {
            return commanded.by();
        }
        return event instanceof ServiceEvent.Commanded commanded ? commanded.by() : null;
    }

    private static @Nullable String complaint(SupervisorEvent event) {
        if (event instanceof WorkerEvent.Garbled garbled) {
            // Its text is the worker's.
            return "garbled " + garbled.worker();
        } else if (event instanceof ManagerEvent.HookFailed failed) {
            return "hook " + failed.hook();
        } else if (event instanceof ManagerEvent.InternalError defect) {
            return "defect " + defect.part();
        } else if (event instanceof ManagerEvent.Notice notice) {
            String kind = beforeColon(notice.text());
            return kind.substring(0, Math.min(kind.length(), MAX_KIND_LENGTH));
        }
        return null;
    }

    /** Behind a colon stands what differs each time: the reason, which a client or worker may vary. */
    private static String beforeColon(String text) {
        int colon = text.indexOf(": ");
        return colon < 0 ? text : text.substring(0, colon);
    }

    private boolean admits(String kind, int most, SupervisorEvent event) {
        tellCounts();
        synchronized (this) {
            boolean admitted = closed || ration.admits(kind, most, event, clock.getAsLong());
            if (!admitted && !counting) {
                counting = startCounting();
            }
            return admitted;
        }
    }

    /** Where there is no thread now, the next complaint asks for one again. */
    private boolean startCounting() {
        try {
            EngineThreads.expendable("supervisor-complaints", this).start();
            return true;
        } catch (OutOfMemoryError e) {
            FatalErrors.rethrow(e);
            return false;
        }
    }

    /** Tells each count when it is due; returns when there is none left to tell. */
    @Override
    public void run() {
        try {
            while (awaitDeadline()) {
                tellCounts();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean awaitDeadline() throws InterruptedException {
        long left = ration.deadline() - clock.getAsLong();
        while (!closed && ration.deadline() != Long.MAX_VALUE && left > 0) {
            wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
            left = ration.deadline() - clock.getAsLong();
        }
        counting = !closed && ration.deadline() != Long.MAX_VALUE;
        return counting;
    }

    /** Tells the counts of the periods that are over. */
    void tellCounts() {
        List<SupervisorEvent> counts;
        synchronized (this) {
            counts = counts(ration.over(clock.getAsLong()));
        }
        counts.forEach(told);
    }

    /** Tells all counts; what still comes is told in full. */
    void close() {
        List<SupervisorEvent> counts;
        synchronized (this) {
            closed = true;
            counts = counts(ration.close(clock.getAsLong()));
            notifyAll();
        }
        counts.forEach(told);
    }

    private static List<SupervisorEvent> counts(List<Ration.Withheld<SupervisorEvent>> withheld) {
        List<SupervisorEvent> counts = new ArrayList<>();
        for (Ration.Withheld<SupervisorEvent> each : withheld) {
            counts.add(new ManagerEvent.Notice(String.format(
                    Locale.ROOT,
                    "and %,d more of these in %d s, the last: %s",
                    each.count(),
                    Math.max(1, each.time().toSeconds()),
                    each.last().describe())));
        }
        return counts;
    }
}
