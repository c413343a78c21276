package io.supervisor4j.cli.run;

import io.supervisor4j.ServiceManager;
import io.supervisor4j.SupervisorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The manager in a file. */
public final class ManagerMain {

    private static final Logger LOG = LoggerFactory.getLogger("io.supervisor4j.run");

    /** The exit status where the file, or a class that it names, is wrong. */
    private static final int REFUSED = 1;

    private final PlanSource source;
    private final ManagerPlan plan;

    private ManagerMain(PlanSource source) {
        this.source = source;
        this.plan = source.read();
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
        try (ServiceManager manager = builder().build()) {
            Fleet fleet = new Fleet(manager);
            FileHooks hooks = new FileHooks(manager, FileHooks.make(plan.hooks()));
            // Before those of the file: what they find is what the file says now.
            manager.onReload(() -> reload(fleet, hooks));
            hooks.begin();
            fleet.begin(plan);
            tell(() -> FileNumbers.write(plan));
            return manager.run();
        } finally {
            tell(() -> FileNumbers.remove(plan));
        }
    }

    private interface Telling {
        void run() throws IOException;
    }

    /** A manager works without it too. */
    private static void tell(Telling telling) {
        try {
            telling.run();
        } catch (IOException e) {
            LOG.debug("the status will not tell what the file says", e);
        }
    }

    private ServiceManager.Builder builder() {
        ServiceManager.Builder builder = ServiceManager.builder().name(plan.name());
        ManagerPlan.Limits limits = plan.limits();
        limits.gracefulShutdown().ifPresent(builder::gracefulShutdownTimeout);
        limits.boot().ifPresent(builder::bootTimeout);
        limits.reload().ifPresent(builder::reloadTimeout);
        limits.spawnInterval().ifPresent(builder::spawnInterval);
        limits.maxWorkers().ifPresent(builder::maxWorkers);
        return builder;
    }

    /** A file of which anything is wrong changes nothing; the hook that fails is seen as an event of its own. */
    private void reload(Fleet fleet, FileHooks hooks) {
        ManagerPlan next = source.read();
        List<Fleet.Wanted> wanted = fleet.check(next);
        FileHooks.Made made = hooks.next(next.hooks());
        // All of it can be had: nothing is refused from here on.
        hooks.use(made);
        for (String change : fleet.update(wanted)) {
            LOG.info("the file has changed: service {}", change);
        }
        tell(() -> FileNumbers.write(next));
        List<String> fixed = next.fixedDifferencesTo(plan);
        if (!fixed.isEmpty()) {
            LOG.warn(
                    "the file has another {} than the manager was started with: that takes its restart",
                    String.join(", ", fixed));
        }
    }
}
