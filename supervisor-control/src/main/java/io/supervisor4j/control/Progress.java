package io.supervisor4j.control;

import io.supervisor4j.ManagerStatus;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Something that a manager was told to do, on its way. */
public final class Progress {

    private static final long PAUSE_MILLIS = 50;

    private final ControlClient client;
    private final String goal;
    private final Predicate<ManagerStatus> isReached;
    private final boolean ends;

    Progress(ControlClient client, String goal, Predicate<ManagerStatus> isReached) {
        this(client, goal, isReached, false);
    }

    private Progress(ControlClient client, String goal, Predicate<ManagerStatus> isReached, boolean ends) {
        this.client = client;
        this.goal = goal;
        this.isReached = isReached;
        this.ends = ends;
    }

    /** It is reached when the manager is gone. */
    static Progress toTheEnd(ControlClient client, String goal) {
        return new Progress(client, goal, status -> false, true);
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
        long end = System.nanoTime() + limit.toNanos();
        ManagerStatus last = null;
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
            return atTheEnd(last, e);
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

    private ManagerStatus atTheEnd(@Nullable ManagerStatus last, ConnectionLostException problem) {
        if (ends && last != null) {
            return last;
        }
        throw problem;
    }
}
