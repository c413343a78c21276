package io.supervisor4j.cli.run;

import io.supervisor4j.ReloadDecision;
import io.supervisor4j.ServiceManager;
import io.supervisor4j.SupervisorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a manager follow its file. At each reload all of the file is checked first: if anything is wrong, nothing reloads, and the
 * errors are the reason. Only then, as the first of the reload hooks, it is taken over.
 */
final class FileReload implements Supplier<ReloadDecision> {

    private static final Logger LOG = LoggerFactory.getLogger("io.supervisor4j.run");

    /** The library's. */
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

    private final PlanSource source;
    private final PlanFile first;
    private PlanFile current;
    private @Nullable ServiceManager manager;
    private @Nullable ManagedServices fleet;
    private @Nullable FileHooks hooks;
    private @Nullable Next next;

    /** A file that was checked, and what was made of it. */
    private record Next(PlanFile file, List<ManagedServices.Wanted> services, FileHooks.Made hooks) {}

    /** Takes where the file is, and what it says at the start. */
    FileReload(PlanSource source, PlanFile first) {
        this.source = source;
        this.first = first;
        this.current = first;
    }

    /**
     * Registers what the file says with a manager that has not started.
     *
     * @throws SupervisorException if anything is wrong; with all that is
     */
    void begin(ServiceManager started) {
        ManagedServices services = new ManagedServices(started);
        FileProblems problems = new FileProblems(first.places().file());
        List<ManagedServices.Wanted> wanted = services.check(first, problems);
        FileHooks.check(first, problems);
        problems.check();
        FileHooks made = new FileHooks(started, FileHooks.make(first.plan().hooks()));
        manager = started;
        fleet = services;
        hooks = made;
        // Before those of the file: what they find is what the file says now.
        started.onReload(this::takeOver);
        made.begin();
        services.begin(wanted);
        tell(() -> FileNumbers.write(first.plan()));
    }

    /** The manager has ended. */
    void end() {
        tell(() -> FileNumbers.remove(first.plan()));
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

    @Override
    public ReloadDecision get() {
        next = null;
        try {
            next = check(source.read());
            return ReloadDecision.all();
        } catch (SupervisorException | IllegalArgumentException | UncheckedIOException e) {
            return ReloadDecision.none(String.valueOf(e.getMessage()));
        }
    }

    private Next check(PlanFile file) {
        FileProblems problems = new FileProblems(file.places().file());
        if (current.isWhole() && !file.isWhole()) {
            problems.add(
                    0, "", "its last line has no end, as it had before: is it being written? end it with a line feed");
        }
        List<ManagedServices.Wanted> wanted = Objects.requireNonNull(fleet).check(file, problems);
        FileHooks.check(file, problems);
        problems.check();
        return new Next(
                file, wanted, Objects.requireNonNull(hooks).next(file.plan().hooks()));
    }

    /** All of it can be had: nothing is refused any more. */
    private void takeOver() {
        Next taken = Objects.requireNonNull(next, "what was decided");
        ManagerPlan plan = taken.file().plan();
        current = taken.file();
        Objects.requireNonNull(hooks).use(taken.hooks());
        Objects.requireNonNull(manager)
                .gracefulShutdownTimeout(plan.limits().gracefulShutdown().orElse(DEFAULT_TIMEOUT));
        for (String change : Objects.requireNonNull(fleet).update(taken.services())) {
            LOG.info("the file has changed: service {}", change);
        }
        tell(() -> FileNumbers.write(plan));
        List<String> fixed = plan.fixedDifferencesTo(first.plan());
        if (!fixed.isEmpty()) {
            LOG.warn(
                    "the file has another {} than the manager was started with: that takes its restart",
                    String.join(", ", fixed));
        }
    }
}
