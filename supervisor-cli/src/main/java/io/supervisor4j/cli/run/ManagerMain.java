package io.supervisor4j.cli.run;

import io.supervisor4j.ServiceManager;
import io.supervisor4j.SupervisorException;
import java.nio.file.Path;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The manager in a file. */
public final class ManagerMain {

    private static final Logger LOG = LoggerFactory.getLogger("io.supervisor4j.run");

    /** The exit status where the file, or a class that it names, is wrong. */
    private static final int REFUSED = 1;

    private final PlanSource source;
    private final PlanFile file;

    private ManagerMain(PlanSource source) {
        this.source = source;
        this.file = source.read();
    }

    /**
     * Runs the manager until it is told to stop.
     *
     * @param args the file, and the folders with the jars that can read it
     */
    public static void main(String[] args) {
        int status;
        try {
            status = new ManagerMain(source(args)).run();
        } catch (SupervisorException | IllegalArgumentException | IllegalStateException e) {
            LOG.error("the manager cannot run: {}", e.getMessage());
            status = REFUSED;
        }
        System.exit(status);
    }

    private static PlanSource source(String[] args) {
        return new PlanSource(
                Path.of(args[0]), Arrays.stream(args).skip(1).map(Path::of).toList());
    }

    private int run() {
        FileReload reload = new FileReload(source, file);
        try (ServiceManager manager = builder().reloadDecision(reload).build()) {
            reload.begin(manager);
            try {
                return manager.run();
            } finally {
                reload.end();
            }
        }
    }

    private ServiceManager.Builder builder() {
        ServiceManager.Builder builder =
                ServiceManager.builder().name(file.plan().name());
        ManagerPlan.Limits limits = file.plan().limits();
        limits.gracefulShutdown().ifPresent(builder::gracefulShutdownTimeout);
        limits.boot().ifPresent(builder::bootTimeout);
        limits.reload().ifPresent(builder::reloadTimeout);
        limits.spawnInterval().ifPresent(builder::spawnInterval);
        limits.maxWorkers().ifPresent(builder::maxWorkers);
        return builder;
    }
}
