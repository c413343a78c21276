package io.supervisor4j.runtime.supervision;

import io.supervisor4j.ReloadDecision;
import io.supervisor4j.ServiceId;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/** The hooks of a simulated program, on their thread: one at a time, in their order; a moment without hooks passes at once. */
final class SimulatedHooks {

    private final SimulatedWorld world;
    private final Dice dice;
    private final boolean ofTheManager;
    private final boolean ofDeadWorkers;
    private final boolean ofReadyWorkers;
    private final boolean ofReloads;
    /** What is posted when each has ended. */
    private final Queue<Event> waiting = new ArrayDeque<>();

    private boolean busy;

    SimulatedHooks(SimulatedWorld world) {
        this.world = world;
        this.dice = world.dice();
        this.ofTheManager = dice.chance(0.7);
        this.ofDeadWorkers = dice.chance(0.5);
        this.ofReadyWorkers = dice.chance(0.3);
        this.ofReloads = dice.chance(0.5);
    }

    void fire(Firing firing) {
        if (isAnyoneInterestedIn(firing)) {
            waiting.add(new Event.HooksEnded(firing));
            next();
        } else {
            world.after(0, () -> world.post(new Event.HooksEnded(firing)));
        }
    }

    /** In turn with the hooks, where the program decides about its reloads. */
    void decideReload() {
        if (ofReloads) {
            waiting.add(decision());
            next();
        } else {
            world.after(0, () -> world.post(new Event.ReloadDecided(ReloadDecision.all())));
        }
    }

    private Event.ReloadDecided decision() {
        return switch (dice.number(0, 9)) {
            case 0, 1, 2 -> new Event.ReloadDecided(ReloadDecision.none("the file is broken"));
            case 3 ->
                new Event.ReloadDecided(
                        ReloadDecision.none("it threw"), Optional.of(new IllegalStateException("boom")));
            case 4, 5, 6 -> new Event.ReloadDecided(ReloadDecision.only(someServices()));
            default -> new Event.ReloadDecided(ReloadDecision.all());
        };
    }

    /** Perhaps one that nobody knows, or none. */
    private Set<ServiceId> someServices() {
        Set<ServiceId> some = new LinkedHashSet<>();
        for (ServicePlan plan : world.user().services()) {
            if (dice.chance(0.5)) {
                some.add(plan.id());
            }
        }
        if (dice.chance(0.1)) {
            some.add(Wording.service('z'));
        }
        return some;
    }

    private boolean isAnyoneInterestedIn(Firing firing) {
        if (firing instanceof Firing.DeadWorker) {
            return ofDeadWorkers;
        }
        return firing instanceof Firing.WorkerReady ? ofReadyWorkers : ofTheManager;
    }

    private void next() {
        if (busy || waiting.isEmpty()) {
            return;
        }
        busy = true;
        if (world.strikes(Trouble.HOOK_HANGS)) {
            world.remark("hook hangs");
            world.onceMended(this::end);
        } else {
            boolean dawdles = world.strikes(Trouble.HOOK_DAWDLES);
            world.after(dawdles ? dice.mostlyShort(100, 10_000) : dice.mostlyShort(0, 20), this::end);
        }
    }

    /** As it ends it may have called the manager, too: {@code shutdown()} and {@code reconfigure} are legal in any hook (B-6). */
    private void end() {
        Event ended = waiting.remove();
        if (!world.isMended() && dice.chance(0.1)) {
            world.user().actInHook();
        }
        world.post(ended);
        busy = false;
        next();
    }
}
