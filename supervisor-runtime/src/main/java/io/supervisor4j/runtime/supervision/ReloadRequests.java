package io.supervisor4j.runtime.supervision;

/** The reloads of one worker: at most one under way, and at most one more that stands for all that came meanwhile (B-9). */
final class ReloadRequests {

    private final SharedState shared;
    private final WorkerHistory history;
    private final Deadline deadline;
    private long sequence;
    private boolean requested;
    private boolean underWay;
    private boolean replacing;

    /** The deadline is that of the worker's slot: the answer to a reload has to come before it. */
    ReloadRequests(SharedState shared, WorkerHistory history, Deadline deadline) {
        this.shared = shared;
        this.history = history;
        this.deadline = deadline;
    }

    /** The only place where anything changes, so that the open ones are counted right. */
    private void become(boolean nowRequested, boolean nowUnderWay, boolean nowReplacing) {
        boolean wasOpen = isOpen();
        requested = nowRequested;
        underWay = nowUnderWay;
        replacing = nowReplacing;
        if (wasOpen != isOpen()) {
            shared.countReload(wasOpen ? -1 : 1);
        }
    }

    void request() {
        become(true, underWay, replacing);
    }

    /** Tells a worker that is ready to reload, if that was requested and no answer is awaited. */
    void sendTo(CurrentLife current) {
        if (mayBeSent() && !shared.isEnding()) {
            history.reloading(current);
            shared.emit(new Effect.Reload(current.id, send()));
            shared.limits.reloadTimeout().ifPresent(time -> deadline.setAfter(shared.now(), time));
        }
    }

    /** Takes an answer; the one that was waited for is published, and the next request follows. */
    void answered(CurrentLife current, long answered) {
        if (takeAnswer(answered)) {
            deadline.clear();
            history.reloaded(current);
            sendTo(current);
        }
    }

    boolean mayBeSent() {
        return requested && !underWay;
    }

    /** Returns the number that the answer will carry. */
    long send() {
        become(false, true, replacing);
        return ++sequence;
    }

    /** Takes an answer; tells whether it is the one that was waited for. */
    boolean takeAnswer(long answered) {
        boolean expected = underWay && answered == sequence;
        become(requested, underWay && !expected, replacing);
        return expected;
    }

    /** The worker has ended: a fresh one, which sees the new configuration, answers all that was open. */
    void lifeEnded() {
        become(false, false, isOpen());
    }

    void replaced() {
        become(requested, underWay, false);
    }

    /** No worker will answer. */
    void drop() {
        become(false, false, false);
    }

    boolean isOpen() {
        return requested || underWay || replacing;
    }
}
