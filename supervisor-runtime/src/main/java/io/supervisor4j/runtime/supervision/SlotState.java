package io.supervisor4j.runtime.supervision;

import io.supervisor4j.WorkerStatus;

/** What a {@link WorkerSlot} is doing. */
enum SlotState {
    QUEUED(WorkerStatus.State.QUEUED),
    STARTING(WorkerStatus.State.STARTING),
    READY(WorkerStatus.State.READY),
    STOPPING(WorkerStatus.State.STOPPING),
    /** It has ended, and what that means is told in a moment. */
    HELD(WorkerStatus.State.STOPPING),
    BACKOFF(WorkerStatus.State.BACKOFF),
    ENDED(WorkerStatus.State.ENDED),
    GONE(WorkerStatus.State.STOPPING);

    private final WorkerStatus.State status;

    SlotState(WorkerStatus.State status) {
        this.status = status;
    }

    /** Tells whether there is something more to wait for: it is neither ready, nor kept away by its policy. */
    boolean isMissing() {
        return this != READY && this != ENDED && this != GONE;
    }

    /** Returns what those who ask are told. */
    WorkerStatus.State asStatus(boolean reloading) {
        return this == READY && reloading ? WorkerStatus.State.RELOADING : status;
    }
}
