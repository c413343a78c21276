package io.supervisor4j.examples.spool;

import io.supervisor4j.Service;
import io.supervisor4j.WorkerContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a result for each file of this worker's {@link Share}, and goes on watching for new and changed ones.
 *
 * <p>A worker may be killed at any moment: a result is complete or not there, and the worker with the same id does what is
 * missing. While the number of workers changes, two may own the same file for a moment; both write the same result.
 */
public final class SpoolService implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(SpoolService.class);
    private static final long SECONDS_BETWEEN_PASSES = 2;

    private final int worker;
    private final Path accepted;
    private final Sources sources;
    private final Spooler spooler;
    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile SpoolConfig config;

    /**
     * Prepares the work, and clears away what an earlier life of this worker left behind.
     *
     * @param context tells this worker's id
     * @param directory the files that the workers share
     * @param output the folder of results
     * @param config the properties file; the worker reads what the master has accepted of it
     * @throws IOException if the folder of results cannot be used
     * @throws InvalidConfigException if the master has not left a valid configuration
     */
    public SpoolService(WorkerContext context, Path directory, Path output, Path config)
            throws IOException, InvalidConfigException {
        SpoolFolders folders = new SpoolFolders(directory, output, config);
        Results results = new Results(output);
        this.worker = context.workerId();
        this.accepted = folders.accepted();
        this.sources = folders.sources();
        this.spooler = new Spooler(results, worker);
        this.config = SpoolConfig.load(accepted);
        results.removeLeftoversOf(worker);
    }

    /** Passes over the files, again and again. */
    @Override
    public void run() throws InterruptedException {
        try {
            while (!isToldToEnd(0)) {
                pass();
                if (isToldToEnd(TimeUnit.SECONDS.toMillis(SECONDS_BETWEEN_PASSES))) {
                    return;
                }
            }
        } finally {
            ended.countDown();
        }
    }

    /** Takes up a new number of workers, also in the middle of a pass. */
    @Override
    public void reload() throws InvalidConfigException {
        config = SpoolConfig.load(accepted);
    }

    /** Lets the worker finish the file it is at. */
    @Override
    public void terminate() throws InterruptedException {
        told.countDown();
        ended.await();
    }

    private void pass() throws InterruptedException {
        int written = 0;
        for (Source source : sources.list(this::reportIfOwned)) {
            if (isToldToEnd(0)) {
                break;
            }
            if (share().owns(source.name()) && spooler.process(source)) {
                written++;
                isToldToEnd(config.restMillis());
            }
        }
        if (written > 0) {
            LOG.info("{} wrote {} results", share(), written);
        }
    }

    private void reportIfOwned(String name, IOException failure) {
        if (share().owns(name)) {
            spooler.report(name, failure);
        }
    }

    private Share share() {
        return new Share(worker, config.workers());
    }

    /** Waits until told to end, but not longer than this. */
    private boolean isToldToEnd(long waitMillis) throws InterruptedException {
        return told.await(waitMillis, TimeUnit.MILLISECONDS);
    }
}
