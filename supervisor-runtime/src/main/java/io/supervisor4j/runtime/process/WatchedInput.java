package io.supervisor4j.runtime.process;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An input of which other threads can see whether its only reader waits for more to come, or is at work on what came. */
public final class WatchedInput extends FilterInputStream {

    /** The reader is not reading. */
    static final long AT_WORK = -1;

    private long reads;
    private volatile long waiting = AT_WORK;

    /**
     * Watches an input.
     *
     * @param in the input
     */
    public WatchedInput(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        waiting = ++reads;
        try {
            return super.read();
        } finally {
            waiting = AT_WORK;
        }
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        waiting = ++reads;
        try {
            return super.read(target, from, length);
        } finally {
            waiting = AT_WORK;
        }
    }

    /** {@return which of its reads the reader waits in, counted from 1; {@link #AT_WORK} if in none} */
    long waiting() {
        return waiting;
    }
}
