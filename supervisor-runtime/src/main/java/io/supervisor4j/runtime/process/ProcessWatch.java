package io.supervisor4j.runtime.process;

import io.supervisor4j.runtime.thread.EngineThreads;
import java.util.ArrayList;
import java.util.List;

/**
 * Watches a process from threads of its own, all asleep unless something happens: one for each of its pipes, and one that waits for
 * its end. The exit is told when the readers have told all that came before it, see {@link Drain}.
 */
public final class ProcessWatch {

    private static final long STACK_BYTES = 128 * 1024;

    /** Told how it goes with a process, on the thread that waits for its end. */
    public interface Witness {

        /** It runs, and is waited for when this returns. */
        default void begins() {}

        /** It is gone; what it wrote may still have to be read. */
        default void isGone() {}

        /**
         * It is gone, and what it wrote was read.
         *
         * @param value its exit status, or 128 plus the number of the signal that killed it
         */
        void exited(int value);
    }

    private final Process process;
    private final List<Drain> drains = new ArrayList<>(2);

    /**
     * Watches nothing yet.
     *
     * @param process the process
     */
    public ProcessWatch(Process process) {
        this.process = process;
    }

    /**
     * Reads one of its pipes to the end. Where the reader fails, a process that nobody hears any more is killed.
     *
     * @param purpose what the pipe is for, for the thread's name
     * @param pipe the pipe, read by the reader alone
     * @param reader reads it to its end
     */
    public void read(String purpose, WatchedInput pipe, Runnable reader) {
        Runnable work = new Runnable() {
            @Override
            public void run() {
                boolean ended = false;
                try {
                    reader.run();
                    ended = true;
                } finally {
                    if (!ended) {
                        process.toHandle().destroyForcibly();
                    }
                }
            }
        };
        Thread thread = EngineThreads.expendable(name(purpose), STACK_BYTES, work);
        thread.start();
        drains.add(new Drain(thread, pipe));
    }

    /**
     * Waits for its end; to be called when all its pipes are read.
     *
     * @param witness told of it
     */
    public void awaitExit(Witness witness) {
        Runnable work = new Runnable() {
            @Override
            public void run() {
                await(witness);
            }
        };
        EngineThreads.vital(name("exit"), STACK_BYTES, work).start();
    }

    private String name(String purpose) {
        return "supervisor-" + purpose + "-" + process.pid();
    }

    private void await(Witness witness) {
        boolean interrupted = false;
        witness.begins();
        while (true) {
            try {
                int value = process.waitFor();
                witness.isGone();
                for (Drain drain : drains) {
                    drain.await();
                }
                witness.exited(value);
                break;
            } catch (InterruptedException e) {
                // There is no reason to; an exit that is not told would be worse.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
