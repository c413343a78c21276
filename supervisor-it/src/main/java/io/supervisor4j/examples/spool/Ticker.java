package io.supervisor4j.examples.spool;

import io.supervisor4j.Service;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells every few seconds how far the spool is. The simplest of services: it only runs, and may be ended at any moment. */
public final class Ticker implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
    private static final long SECONDS_BETWEEN_TICKS = 5;

    private final Sources sources;
    private final Results results;

    /**
     * Creates the ticker.
     *
     * @param directory the files that have, or will have, results
     * @param output the folder of results
     * @param config the properties file, which is not one of the files even if it lies among them
     */
    public Ticker(Path directory, Path output, Path config) {
        this.sources = new SpoolFolders(directory, output, config).sources();
        this.results = new Results(output);
    }

    /** Writes a line at each tick. */
    @Override
    public void run() throws InterruptedException {
        while (true) {
            TimeUnit.SECONDS.sleep(SECONDS_BETWEEN_TICKS);
            tick();
        }
    }

    /** There is nothing to reload; without this the worker would be replaced. */
    @Override
    public void reload() {}

    private void tick() {
        // What cannot be listed is reported by the spool's workers.
        List<Source> files = sources.list((name, failure) -> {});
        long done = files.stream().filter(file -> results.exists(file.name())).count();
        LOG.info("{} of {} files have a result", done, files.size());
    }
}
