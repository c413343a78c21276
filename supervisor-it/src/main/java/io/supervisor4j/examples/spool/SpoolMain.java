package io.supervisor4j.examples.spool;

import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceManager;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program of the master: {@code SpoolMain [directory [output [properties]]]}.
 *
 * <p>Runs two services side by side. The workers of {@link SpoolService} share the files in the directory, which is the working
 * directory if none is given, and write one result for each into the output, {@code target/spool} if none is given. {@link
 * Ticker} tells how far they are. The properties file says how many workers there are; edit it and send this process SIGHUP.
 */
public final class SpoolMain {

    private static final Logger LOG = LoggerFactory.getLogger(SpoolMain.class);
    private static final int BAD_ARGUMENTS = 2;

    private final SpoolFolders folders;

    private SpoolMain(SpoolFolders folders) {
        this.folders = folders;
    }

    /**
     * Runs until a signal ends it.
     *
     * @param args the directory to read, the folder for the results, the properties file; all optional
     */
    public static void main(String[] args) {
        try {
            SpoolFolders folders = SpoolFolders.from(args, Path.of(""));
            System.exit(new SpoolMain(folders).run());
        } catch (IllegalArgumentException | InvalidConfigException e) {
            LOG.error("cannot start: {}", e.getMessage());
        } catch (IOException e) {
            LOG.error("cannot start: {}", e.toString());
        }
        System.exit(BAD_ARGUMENTS);
    }

    private int run() throws IOException, InvalidConfigException {
        SpoolConfig.createIfAbsent(folders.config());
        SpoolConfig config = acceptConfig();
        Results results = new Results(folders.output());
        results.removeLeftovers();
        try (ServiceManager manager = ServiceManager.create()) {
            ServiceId spool = manager.add(
                    SpoolService.class, config.workers(), folders.directory(), folders.output(), folders.config());
            manager.add(Ticker.class, 1, folders.directory(), folders.output(), folders.config());
            manager.onReload(() -> reload(manager, spool));
            LOG.info(Introduction.of(folders, config));
            return manager.run();
        } finally {
            results.removeLeftovers();
        }
    }

    /** Runs on SIGHUP. When it has ended, each worker is told to reload too. */
    private void reload(ServiceManager manager, ServiceId spool) {
        try {
            SpoolConfig config = acceptConfig();
            manager.reconfigure(spool, config.workers());
            LOG.info("now {} workers, resting {} ms after each file", config.workers(), config.restMillis());
        } catch (InvalidConfigException e) {
            LOG.error("nothing changes: {}", e.getMessage());
        } catch (IOException e) {
            LOG.error("nothing changes, as the workers cannot be told: {}", e.toString());
        }
    }

    /**
     * Reads the file that people edit, and hands it on to the workers if it is valid. They never read it themselves, so that one
     * that starts while the file is invalid knows its share too.
     */
    private SpoolConfig acceptConfig() throws IOException, InvalidConfigException {
        SpoolConfig config = SpoolConfig.load(folders.config());
        config.store(folders.accepted(), folders.acceptedTemporary());
        return config;
    }
}
