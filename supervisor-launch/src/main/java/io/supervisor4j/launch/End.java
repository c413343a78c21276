package io.supervisor4j.launch;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The end of a launcher, and its exit status. */
final class End {

    private final CompletableFuture<Integer> status = new CompletableFuture<>();

    void reach(int exitStatus) {
        status.complete(exitStatus);
    }

    /** What is not to be expected: who waits is told. */
    void fail(Throwable cause) {
        status.completeExceptionally(cause);
    }

    boolean isReached() {
        return status.isDone();
    }

    int await() throws InterruptedException {
        try {
            return status.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the launcher broke: " + e.getCause(), e.getCause());
        }
    }

    /** An interrupt is kept for the caller. */
    void awaitUninterruptibly() {
        boolean interrupted = false;
        while (!isReached()) {
            try {
                await();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (IllegalStateException e) {
                // It is told to who asks for the status.
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
