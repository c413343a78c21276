package io.supervisor4j.runtime.supervision;

import io.supervisor4j.RestartPolicy;
import io.supervisor4j.ServiceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The program, its operators and the system around them: calls, signals, and what else upsets a manager. */
final class SimulatedUser {

    private static final int MOST_SERVICES = 3;
    private static final int HIGHEST_ID = 6;

    private final SimulatedWorld world;
    private final Dice dice;
    private final Map<ServiceId, ServicePlan> services = new LinkedHashMap<>();
    private final Map<ServiceId, Boolean> reloading = new LinkedHashMap<>();
    private boolean ranAlready;
    private long lastReloadRequest;

    SimulatedUser(SimulatedWorld world) {
        this.world = world;
        this.dice = world.dice();
    }

    static Limits limitsDrawnBy(Dice dice) {
        return new Limits(
                dice.oneOfMillis(0, 10, 10, 200),
                dice.number(1, 4),
                dice.oneOfMillis(0, 500, 3_000, 10_000, 60_000),
                dice.chance(0.5) ? Optional.empty() : Optional.of(dice.oneOfMillis(100, 1_000)));
    }

    boolean overridesReload(ServiceId service) {
        return reloading.get(service);
    }

    List<ServicePlan> services() {
        return List.copyOf(services.values());
    }

    /** Before {@code run()}, and then that. */
    void begin() {
        for (int i = dice.number(0, 2); i >= 0; i--) {
            add();
        }
        if (dice.chance(0.05)) {
            actInHook();
        }
        world.after(dice.mostlyShort(0, 2_000), this::run);
    }

    private void run() {
        if (!ranAlready) {
            ranAlready = true;
            world.post(new Event.RunCalled());
        }
    }

    private void add() {
        if (services.size() == MOST_SERVICES) {
            return;
        }
        char name = (char) ('a' + services.size());
        int standbys = standbys();
        ServicePlan plan = new ServicePlan(
                Wording.service(name),
                String.valueOf(name),
                dice.number(1, 4),
                shutdownTimeout(),
                dice.oneOfMillis(0, 500, 1_000, 5_000),
                policy(),
                standbys,
                recipe(1, standbys == 0 && dice.chance(0.5)));
        services.put(plan.id(), plan);
        reloading.put(plan.id(), dice.chance(0.5));
        world.post(new Event.ServiceAdded(plan));
    }

    /** The service's own, or that of the manager. */
    private Optional<Duration> shutdownTimeout() {
        return dice.chance(0.4) ? Optional.empty() : Optional.of(dice.oneOfMillis(0, 300, 1_000, 5_000));
    }

    private static Recipe recipe(int number, boolean program) {
        return program ? new SupervisorScript.ProgramVersion(number) : new SupervisorScript.Version(number);
    }

    private int standbys() {
        return dice.chance(0.5) ? 0 : dice.number(1, 3);
    }

    private RestartPolicy policy() {
        return switch (dice.number(0, 9)) {
            case 0 -> RestartPolicy.onFailure();
            case 1 -> RestartPolicy.never();
            case 2 -> dice.chance(0.2) ? RestartPolicy.neverAndStop() : RestartPolicy.always();
            case 3 -> RestartPolicy.always().immediateRestarts(0).backOff(Duration.ofMillis(10), Duration.ofSeconds(1));
            default -> RestartPolicy.always();
        };
    }

    /** Lets a number of things happen at random moments of the time to come. */
    void plague(long span, int howOften) {
        for (int i = 0; i < howOften; i++) {
            world.after(dice.millis(0, span / Dice.MILLI), this::act);
        }
    }

    private void act() {
        switch (dice.number(0, 28)) {
            case 0 -> add();
            case 1, 2 -> scale();
            case 3, 4 -> reload();
            case 5, 6, 7 -> signalAWorker();
            case 8 -> world.masterSleeps(dice.mostlyShort(1, 30_000));
            case 9 -> world.masterSleeps(dice.mostlyShort(1, 900));
            case 10 -> world.machineSleeps(dice.mostlyShort(10, 3_600_000));
            case 11 -> launchChanges();
            case 12, 13 -> restart();
            case 14 -> world.post(new Event.SignalRequested(anyService(), anyWorker(), "SIGINT"));
            case 15, 16, 17 -> world.post(new Event.StatusRequested(dice.number(0, 9)));
            case 18, 19 -> update();
            case 20 -> remove();
            case 21, 22, 23 -> flurry();
            case 24 -> timeoutChanges();
            case 25, 26 -> world.post(startOrStop(anyService()));
            case 27 -> world.post(new ServiceRequest.Scale(anyService(), anyIds()));
            default -> world.replayOldWords();
        }
    }

    /** Several changes of one service in one turn, some of which undo others, perhaps just as one of its processes ends. */
    private void flurry() {
        ServiceId service = anyService();
        if (dice.chance(0.5)) {
            killOneOf(service);
        }
        for (int i = dice.number(2, 4); i > 0; i--) {
            switch (dice.number(0, 7)) {
                case 0, 1 -> world.post(new ServiceRequest.Scale(service, dice.number(0, 4)));
                case 6, 7 -> world.post(startOrStop(service));
                case 2, 3 -> update(service);
                case 4 -> world.post(new ServiceRequest.Restart(service, OptionalInt.empty(), dice.chance(0.7)));
                default -> world.post(new Event.LaunchChanged(service));
            }
        }
    }

    private void killOneOf(ServiceId service) {
        List<SimulatedProcess> workers = world.workers().stream()
                .filter(worker -> worker.life().service().equals(service))
                .toList();
        if (!workers.isEmpty()) {
            SimulatedProcess worker = dice.oneOf(workers);
            world.remark("signal 9 to " + Wording.of(worker.life()));
            worker.signalledFromOutside(9);
        }
    }

    /** Some of what can be changed; sometimes nothing, and sometimes of a service that is not there any more. */
    private void update() {
        update(anyService());
    }

    private void update(ServiceId service) {
        ServicePlan plan = services.get(service);
        int standbys = dice.chance(0.3) ? standbys() : plan.standby();
        // A program has no standbys; what was one kind may become the other.
        boolean program = standbys == 0 && (dice.chance(0.1) != plan.recipe().isProgram());
        boolean changed = program != plan.recipe().isProgram() || dice.chance(0.6);
        ServicePlan next = new ServicePlan(
                plan.id(),
                plan.name(),
                dice.chance(0.3) ? anyIds() : plan.workers(),
                dice.chance(0.2) ? shutdownTimeout() : plan.gracefulShutdownTimeout(),
                dice.chance(0.2) ? dice.oneOfMillis(0, 500, 1_000, 5_000) : plan.bootTimeout(),
                dice.chance(0.2) ? policy() : plan.restart(),
                standbys,
                changed ? recipe(dice.number(1, 3), program) : plan.recipe());
        services.put(plan.id(), next);
        world.post(new ServiceRequest.Update(next));
    }

    private void remove() {
        world.post(new ServiceRequest.Remove(anyService()));
    }

    private void scale() {
        List<ServicePlan> known = services();
        world.post(new ServiceRequest.Scale(dice.oneOf(known).id(), dice.number(0, 4)));
    }

    /** One worker, some or none, perhaps ones that the service does not have. */
    private ServiceRequest startOrStop(ServiceId service) {
        WorkerIds ids = dice.chance(0.5) ? WorkerIds.of(List.of(dice.number(0, 5))) : anyIds();
        return dice.chance(0.5) ? new ServiceRequest.Start(service, ids) : new ServiceRequest.Stop(service, ids);
    }

    /** The lowest ids, or some of a range with gaps. */
    private WorkerIds anyIds() {
        if (dice.chance(0.5)) {
            return WorkerIds.first(dice.number(1, 4));
        }
        List<Integer> ids = new ArrayList<>();
        for (int id = 0; id <= HIGHEST_ID; id++) {
            if (dice.chance(0.4)) {
                ids.add(id);
            }
        }
        return WorkerIds.of(ids);
    }

    private void launchChanges() {
        world.post(new Event.LaunchChanged(anyService()));
    }

    private void restart() {
        world.post(new ServiceRequest.Restart(anyService(), anyWorker(), dice.chance(0.7)));
    }

    private ServiceId anyService() {
        return dice.oneOf(services()).id();
    }

    /** One, perhaps one that is not there, or all. */
    private OptionalInt anyWorker() {
        return dice.chance(0.5) ? OptionalInt.empty() : OptionalInt.of(dice.number(0, 4));
    }

    private void reload() {
        for (int i = dice.oneOf(1, 1, 1, 3); i > 0; i--) {
            world.post(dice.chance(0.5) ? new Event.ReloadRequested() : new Event.ReloadRequested(++lastReloadRequest));
        }
    }

    private void timeoutChanges() {
        world.post(new Event.ShutdownTimeoutChanged(dice.oneOfMillis(0, 300, 1_000, 5_000, 60_000)));
    }

    private void signalAWorker() {
        List<SimulatedProcess> workers = world.workers();
        if (!workers.isEmpty()) {
            int signal = dice.oneOf(1, 2, 9, 15);
            SimulatedProcess worker = dice.oneOf(workers);
            world.remark("signal " + signal + " to " + Wording.of(worker.life()));
            worker.signalledFromOutside(signal);
        }
    }

    void actInHook() {
        switch (dice.number(0, 10)) {
            case 0 -> stop();
            case 1, 2, 3 -> reload();
            case 4 -> add();
            case 5 -> launchChanges();
            case 6 -> restart();
            case 7 -> update();
            case 8 -> timeoutChanges();
            case 9 -> world.post(startOrStop(anyService()));
            default -> scale();
        }
    }

    void stop() {
        world.post(new Event.StopRequested("caught SIGTERM"));
    }

    /** SIGINT or SIGALRM to the master; a Ctrl-C reaches the workers, too, a little earlier or later. */
    void abort() {
        boolean fromTerminal = dice.chance(0.5);
        if (fromTerminal) {
            world.workers()
                    .forEach(worker -> world.after(dice.mostlyShort(0, 40), () -> worker.signalledFromOutside(2)));
        }
        String signal = fromTerminal || dice.chance(0.5) ? "SIGINT" : "SIGALRM";
        world.after(dice.mostlyShort(0, 60), () -> world.post(new Event.AbortRequested(signal)));
    }

    /** After the end was ordered: it is ordered again, countermanded, hurried. */
    void meddle(long span) {
        for (int i = dice.number(0, 4); i > 0; i--) {
            world.after(dice.mostlyShort(0, span / Dice.MILLI), () -> {
                switch (dice.number(0, 5)) {
                    case 0, 1 -> stop();
                    case 2 -> abort();
                    case 3 -> run();
                    default -> act();
                }
            });
        }
    }
}
