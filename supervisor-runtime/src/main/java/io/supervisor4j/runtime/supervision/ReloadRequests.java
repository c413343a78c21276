package io.supervisor4j.runtime.supervision;

/** The reloads of one worker: at most one under way, and at most one more that stands for all that came meanwhile (B-9). */
final class ReloadRequests {

    private final SharedState shared;
    private long sequence;
    private boolean requested;
    private boolean underWay;
    private boolean replacing;

    ReloadRequests(SharedState shared) {
        this.shared = shared;
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

    boolean mayBeSent() {
        return requested && !underWay;
    }

    /** Returns the number by which the answer will be known. */
    long send() {
        become(false, true, replacing);
        return ++sequence;
    }

    /** Takes an answer; tells whether it was the one waited for. */
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
