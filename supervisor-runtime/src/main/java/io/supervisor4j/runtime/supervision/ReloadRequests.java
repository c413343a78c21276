package io.supervisor4j.runtime.supervision;

/** The reloads of one worker: at most one under way, and at most one more that stands for all that came meanwhile (B-9). */
final class ReloadRequests {

    private long sequence;
    private boolean requested;
    private boolean underWay;
    private boolean replacing;

    void request() {
        requested = true;
    }

    boolean mayBeSent() {
        return requested && !underWay;
    }

    /** Returns the number by which the answer will be known. */
    long send() {
        requested = false;
        underWay = true;
        return ++sequence;
    }

    /** Takes an answer; tells whether it was the one waited for. */
    boolean takeAnswer(long answered) {
        boolean expected = underWay && answered == sequence;
        underWay &= !expected;
        return expected;
    }

    /** The worker has ended: a fresh one, which sees the new configuration, answers all that was open. */
    void lifeEnded() {
        replacing = isOpen();
        requested = false;
        underWay = false;
    }

    void replaced() {
        replacing = false;
    }

    /** No worker will answer. */
    void drop() {
        requested = false;
        underWay = false;
        replacing = false;
    }

    boolean isOpen() {
        return requested || underWay || replacing;
    }
}
