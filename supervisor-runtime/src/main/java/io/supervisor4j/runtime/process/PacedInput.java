package io.supervisor4j.runtime.process;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What a process writes, read no faster than it has reason to write: one that floods its pipe, with valid words or garbage, waits, and
 * keeps no processor of this one busy. Once the process is gone, what is left is read at once. Used by one reader.
 */
final class PacedInput extends FilterInputStream {

    /** Several times the longest answer to a question, which is 4 MiB in frames of 4 KiB. */
    private static final int BURST = 10_000;

    /** Some percent of a processor, here and in the loop. */
    private static final int PER_SECOND = 10_000;

    private final RateLimit limit = new RateLimit(BURST, PER_SECOND);
    private final CountDownLatch writerGone = new CountDownLatch(1);

    PacedInput(InputStream in) {
        super(in);
    }

    /** From any thread. */
    void writerIsGone() {
        writerGone.countDown();
    }

    /** To be called for each word that was read. */
    void countOne() {
        long wait = limit.take(System.nanoTime());
        if (wait > 0 && writerGone.getCount() > 0) {
            pause(wait);
        }
    }

    private void pause(long nanos) {
        try {
            writerGone.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Counts as one as well: a word may have no end. */
    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        countOne();
        return super.read(target, from, length);
    }
}
