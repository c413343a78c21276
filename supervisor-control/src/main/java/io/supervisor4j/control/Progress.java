package io.supervisor4j.control;

import io.supervisor4j.ManagerStatus;
import io.supervisor4j.rule.Durations;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** A change that a manager was asked for, under way. */
public final class Progress {

    private static final long PAUSE_MILLIS = 50;

    private final ControlClient client;
    private final String goal;
    private final Predicate<ManagerStatus> isReached;
    private final Optional<ManagerStatus> beforeTheEnd;

    Progress(ControlClient client, String goal, Predicate<ManagerStatus> isReached) {
        this(client, goal, isReached, Optional.empty());
    }

    private Progress(
            ControlClient client,
            String goal,
            Predicate<ManagerStatus> isReached,
            Optional<ManagerStatus> beforeTheEnd) {
        this.client = client;
        this.goal = goal;
        this.isReached = isReached;
        this.beforeTheEnd = beforeTheEnd;
    }

    /** It is reached when the manager has ended, which may be before its status is asked for once more. */
    static Progress toTheEnd(ControlClient client, String goal, ManagerStatus before) {
        return new Progress(client, goal, status -> false, Optional.of(before));
    }

    /**
     * Waits until it is reached.
     *
     * @param limit how long
     * @return how the manager is then, or was last
     * @throws TimedOutException if it is not reached within that time; the message says what is missing, with the last lines of
     *     workers that failed
     * @throws ConnectionLostException if the manager ends meanwhile, unless that is what was wanted
     * @throws InterruptedException if this thread is interrupted, before or while it waits; what was set going goes on
     */
    public ManagerStatus awaitReached(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + Durations.nanos(limit);
        ManagerStatus last = beforeTheEnd.orElse(null);
        try {
            last = client.status();
            while (!isReached.test(last)) {
                if (System.nanoTime() >= end) {
                    throw new TimedOutException(
                            "not within " + limit.toMillis() + " ms: " + goal + Goals.whatIsWrong(last));
                }
                Thread.sleep(PAUSE_MILLIS);
                last = client.status();
            }
        } catch (ConnectionLostException e) {
            if (beforeTheEnd.isEmpty() || last == null) {
                throw e;
            }
        } catch (CallInterruptedException e) {
            Thread.interrupted();
            throw interrupted(e);
        }
        return last;
    }

    private static InterruptedException interrupted(CallInterruptedException cause) {
        InterruptedException interrupted = new InterruptedException(cause.getMessage());
        interrupted.initCause(cause);
        return interrupted;
    }
}
