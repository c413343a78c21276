package io.supervisor4j.runtime.supervision;

import java.util.ArrayDeque;
import java.util.Queue;

/** The hooks of a simulated program, on their thread: one at a time, in their order; a moment without hooks passes at once. */
final class SimulatedHooks {

    private final SimulatedWorld world;
    private final Dice dice;
    private final boolean ofTheManager;
    private final boolean ofDeadWorkers;
    private final boolean ofReadyWorkers;
    private final Queue<Firing> waiting = new ArrayDeque<>();
    private boolean busy;

    SimulatedHooks(SimulatedWorld world) {
        this.world = world;
        this.dice = world.dice();
        this.ofTheManager = dice.chance(0.7);
        this.ofDeadWorkers = dice.chance(0.5);
        this.ofReadyWorkers = dice.chance(0.3);
    }

    void fire(Firing firing) {
        if (isAnyoneInterestedIn(firing)) {
            waiting.add(firing);
            next();
        } else {
            world.after(0, () -> world.post(new Event.HooksEnded(firing)));
        }
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
        Firing ended = waiting.remove();
        if (!world.isMended() && dice.chance(0.1)) {
            world.user().actInHook();
        }
        world.post(new Event.HooksEnded(ended));
        busy = false;
        next();
    }
}
