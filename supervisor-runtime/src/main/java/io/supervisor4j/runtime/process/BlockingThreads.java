package io.supervisor4j.runtime.process;

import io.supervisor4j.runtime.thread.EngineThreads;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads beside the master's loop for whatever may block: as many as it takes, each gone when it has had nothing to do for a while. */
public final class BlockingThreads implements ThreadFactory {

    private static final long IDLE_SECONDS = 10;

    private BlockingThreads() {}

    /**
     * Returns an executor that has no thread yet.
     *
     * @return the executor; its threads are daemons
     */
    public static ExecutorService asNeeded() {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), new BlockingThreads());
    }

    @Override
    public Thread newThread(Runnable work) {
        return EngineThreads.expendable("supervisor-blocking", work);
    }
}
