package io.supervisor4j.runtime.process;

import java.util.concurrent.TimeUnit;

/**
 * Waits, when a process has ended, for the reader of one of its pipes to come to the end: for as long as it is at work on what the
 * process said, which on a busy machine may take a while. One that only waits for more is left: a process that the worker started
 * may hold the pipe open for ever.
 *
 * @param reader the thread
 * @param pipe what it reads from
 */
record Drain(Thread reader, WatchedInput pipe) {

    private static final long SILENCE_MILLIS = 200;

    /** For what never comes to rest, such as a process that goes on to write where its parent has ended. */
    private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** Blocks until the reader has ended, has waited in vain for a moment, or took too long. */
    void await() throws InterruptedException {
        long end = System.nanoTime() + MAX_NANOS;
        long read;
        do {
            read = pipe.waiting();
            reader.join(SILENCE_MILLIS);
        } while (reader.isAlive() && !isSilentSince(read) && System.nanoTime() - end < 0);
    }

    private boolean isSilentSince(long read) {
        return read != WatchedInput.AT_WORK && read == pipe.waiting();
    }
}
