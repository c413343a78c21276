package io.supervisor4j.runtime.master;

import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.event.ServiceEvent;
import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.event.WorkerEvent;
import io.supervisor4j.runtime.thread.EngineThreads;
import io.supervisor4j.system.thread.FatalErrors;
import io.supervisor4j.text.Printable;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

import static java.lang.System.Logger.Level.WARNING;

/**
 * Passes events to the observers, each on a thread of its own, in order. Gives each event its time, on the thread that publishes it.
 * An observer that is slow or stuck (a log on a full disk) delays nothing else; what it cannot take is dropped and counted. Repeated
 * events are rationed, see {@link Complaints}.
 *
 * <p>Observers receive the events of the start a moment later, when the workers are ready or something is wrong: what they load for
 * their first event, a logging library say, would take the processor from the workers' start.
 */
final class EventPublisher implements Consumer<SupervisorEvent> {

    private static final SupervisorEvent END = new ManagerEvent.Heartbeat();
    private static final int CAPACITY = 10_000;

    /** Longer than the start of some workers takes, and short enough for a reader of the log. */
    private static final long PATIENCE_MILLIS = 1_000;

    /** At the end, an observer may take so many times longer for its first event: that may have to load a logging library. */
    private static final int FIRST_EVENT = 5;

    /** At the end, an observer that goes on slowly may take so many times longer than one event may, for all of them. */
    private static final int ALL_EVENTS = 10;

    private final long patienceMillis;
    private final CountDownLatch opening = new CountDownLatch(1);
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private @Nullable Complaints complaints;

    EventPublisher(List<Consumer<SupervisorEvent>> observers) {
        this(observers, PATIENCE_MILLIS);
    }

    /** The last argument: how long observers wait at most before they receive the events of the start. */
    EventPublisher(List<Consumer<SupervisorEvent>> observers, long patienceMillis) {
        this.patienceMillis = patienceMillis;
        for (Consumer<SupervisorEvent> observer : observers) {
            subscriptions.add(new Subscription(observer, opening));
        }
    }

    /** Tells another observer of everything from now on, and of the start as it happens: one that loads little. */
    void add(Consumer<SupervisorEvent> observer) {
        subscriptions.add(new Subscription(observer, new CountDownLatch(0)));
    }

    @Override
    public void accept(SupervisorEvent event) {
        if (event.level().getSeverity() >= WARNING.getSeverity() || (isOpen() && isCommand(event))) {
            complaints().accept(event);
        } else {
            tell(event);
        }
    }

    /** The start is over: what is looked at from then on does not delay the first worker by loading its class. */
    private boolean isOpen() {
        return opening.getCount() == 0;
    }

    private static boolean isCommand(SupervisorEvent event) {
        return event instanceof ManagerEvent.Commanded || event instanceof ServiceEvent.Commanded;
    }

    /** Made with the first trouble. */
    private synchronized Complaints complaints() {
        Complaints present = complaints;
        if (present == null) {
            // Under nohup the first comes before the first worker, which a lambda would keep waiting.
            Consumer<SupervisorEvent> telling = new Consumer<>() {
                @Override
                public void accept(SupervisorEvent event) {
                    tell(event);
                }
            };
            LongSupplier clock = new LongSupplier() {
                @Override
                public long getAsLong() {
                    return System.nanoTime();
                }
            };
            present = new Complaints(telling, clock);
            complaints = present;
        }
        return present;
    }

    private synchronized @Nullable Complaints complaintsSoFar() {
        return complaints;
    }

    private void tell(SupervisorEvent event) {
        SupervisorEvent timed = event.at(Instant.now());
        for (Subscription subscription : subscriptions) {
            subscription.accept(timed);
        }
        if (!isOpen() && !isPartOfTheStart(event)) {
            opening.countDown();
        }
    }

    private static boolean isPartOfTheStart(SupervisorEvent event) {
        return event instanceof ServiceEvent.Added
                || event instanceof ManagerEvent.Started
                || event instanceof ManagerEvent.Notice
                || event instanceof WorkerEvent.Spawned
                || event instanceof WorkerEvent.Ready;
    }

    /**
     * Waits until everything has been told, but no longer than this for one event of an observer, {@link #FIRST_EVENT} times this for
     * its first one, and {@link #ALL_EVENTS} times this for all that is left.
     */
    void close(long millis) throws InterruptedException {
        Complaints present = complaintsSoFar();
        if (present != null) {
            present.close();
        }
        opening.countDown();
        for (Subscription subscription : subscriptions) {
            subscription.close(millis);
        }
    }

    /** One observer, its queue and its thread. */
    private final class Subscription implements Runnable {

        private final Consumer<SupervisorEvent> observer;
        private final CountDownLatch turn;
        private final LinkedBlockingQueue<SupervisorEvent> queue = new LinkedBlockingQueue<>(CAPACITY);
        private final Thread thread = EngineThreads.vital("supervisor-observer", this);
        private final Ration<String> failures = new Ration<>(Complaints.PERIOD, 1);
        private final Ration<String> dropNotices = new Ration<>(Complaints.PERIOD, 1);
        private volatile long taken;
        private int dropped;
        private boolean started;

        Subscription(Consumer<SupervisorEvent> observer, CountDownLatch turn) {
            this.observer = observer;
            this.turn = turn;
        }

        synchronized void accept(SupervisorEvent event) {
            started = started || isStarted();
            if (dropped > 0 && queue.remainingCapacity() > 0 && mayTellOfDrops()) {
                queue.add(dropNotice());
                dropped = 0;
            }
            if (!queue.offer(event)) {
                dropped++;
            }
        }

        /** Where there is no thread now, the next event asks for one again. */
        private boolean isStarted() {
            try {
                thread.start();
                return true;
            } catch (OutOfMemoryError e) {
                FatalErrors.rethrow(e);
                return false;
            }
        }

        private boolean mayTellOfDrops() {
            long now = System.nanoTime();
            dropNotices.over(now);
            return dropNotices.admits("", 1, "", now);
        }

        private SupervisorEvent dropNotice() {
            return new ManagerEvent.Notice(dropped + " events before this one were not told: too slow")
                    .at(Instant.now());
        }

        @Override
        public void run() {
            try {
                // Open or not: it has waited long enough.
                turn.await(patienceMillis, TimeUnit.MILLISECONDS);
                long count = 0;
                for (SupervisorEvent event = queue.take(); event != END; event = queue.take()) {
                    tell(event);
                    taken = ++count;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void tell(SupervisorEvent event) {
            try {
                observer.accept(event);
            } catch (RuntimeException | Error e) {
                FatalErrors.rethrowOfApplication(e);
                complain("an observer failed on '" + event.describe() + "': " + Printable.line(e.toString()));
            }
        }

        /** An observer that fails must not end the telling; there is no other place left to say it. */
        private void complain(String failure) {
            long now = System.nanoTime();
            for (Ration.Withheld<String> past : failures.over(now)) {
                System.err.println("supervisor4j: and " + past.count() + " more, the last: " + past.last());
            }
            if (failures.admits("", Complaints.FEW, failure, now)) {
                System.err.println("supervisor4j: " + failure);
            }
        }

        private void close(long millis) throws InterruptedException {
            synchronized (this) {
                if (!started && (queue.isEmpty() || !isStarted())) {
                    return;
                }
            }
            // It has to make room first, and counts as an event.
            if (dropped > 0) {
                queue.offer(dropNotice(), millis, TimeUnit.MILLISECONDS);
            }
            if (queue.offer(END, millis, TimeUnit.MILLISECONDS)) {
                awaitEnd(millis);
            }
            thread.interrupt();
        }

        /** Returns when all is told, or when the next event takes too long. */
        private void awaitEnd(long millis) throws InterruptedException {
            long begin = System.nanoTime();
            long left = ALL_EVENTS * millis;
            long before = -1;
            while (thread.isAlive() && taken > before && left > 0) {
                before = taken;
                thread.join(Math.min(before == 0 ? FIRST_EVENT * millis : millis, left));
                left = ALL_EVENTS * millis - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
            }
        }
    }
}
