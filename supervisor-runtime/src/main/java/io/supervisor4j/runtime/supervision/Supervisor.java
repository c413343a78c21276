package io.supervisor4j.runtime.supervision;

import io.supervisor4j.ManagerStatus;
import io.supervisor4j.ServiceId;
import io.supervisor4j.WorkerExit;
import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.event.ServiceEvent;
import io.supervisor4j.event.WorkerRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The state machine of a manager: takes what has happened and the time, returns what to do, in order. Whoever drives it
 *
 * <ul>
 *   <li>carries out all effects of a call before the next call, and turns each answer into an event;
 *   <li>delivers all events at hand before it calls {@link #onTime}, and calls that no later than {@link #nextDeadline};
 *   <li>delivers {@link Event.Spawned} before anything that the new worker says;
 *   <li>gives times as nanoseconds since the manager was created, never less than before.
 * </ul>
 *
 * <p>After {@link Effect.Finish} it answers who asks for the status, ignores whatever else still arrives, and has no deadline.
 * Not safe for use by several threads.
 */
public final class Supervisor {

    /** A deadline noticed this much too late means that the master did not run; less is a busy machine. */
    static final Duration SUSPENSION = Duration.ofSeconds(1);

    private final SharedState shared;
    private final Map<ServiceId, ServiceGroup> groups = new LinkedHashMap<>();
    private final ReloadCycle reload;
    private final StopSequence stop;
    private final Handler handler = new Handler();
    private long now;
    private long runCalledAt = -1;
    private boolean announcedReady;

    /**
     * Creates the state machine of a new manager.
     *
     * @param limits what holds for all services
     * @param random varies the waits of crash-looping workers
     */
    public Supervisor(Limits limits, RandomGenerator random) {
        shared = new SharedState(limits, random);
        reload = new ReloadCycle(shared);
        stop = new StopSequence(shared, new Supplier<>() {
            @Override
            public List<ProcessSlot> get() {
                return members();
            }
        });
    }

    /**
     * Something has happened.
     *
     * @param event what
     * @param time when
     * @return what to do about it
     */
    public List<Effect> on(Event event, long time) {
        if (event instanceof Event.StatusRequested) {
            now = time;
            event.dispatchTo(handler);
            return shared.takeEffects();
        }
        if (stop.isFinished()) {
            return List.of();
        }
        passTo(time);
        event.dispatchTo(handler);
        return conclude();
    }

    /**
     * Time has passed: what is overdue strikes.
     *
     * @param time the present
     * @return what to do about it
     */
    public List<Effect> onTime(long time) {
        if (stop.isFinished()) {
            return List.of();
        }
        passTo(time);
        while (!stop.isFinished() && shared.deadlines.next() <= now) {
            shared.deadlines.strikeNext(now);
        }
        return conclude();
    }

    /**
     * Returns when {@link #onTime} is due if nothing happens.
     *
     * @return a time, {@link Long#MAX_VALUE} for never
     */
    public long nextDeadline() {
        if (stop.isFinished()) {
            return Deadline.NEVER;
        }
        return Math.min(shared.gate.deadline(), shared.deadlines.next());
    }

    /** Before anything else: what begins only now must not be prolonged by time lost earlier. */
    private void passTo(long time) {
        now = time;
        shared.passTo(time);
        long lateness = now - nextDeadline();
        if (lateness > SUSPENSION.toNanos()) {
            postpone(lateness);
        }
    }

    /** Gives everyone as much more time as was lost, and a moment in which to be heard. */
    private void postpone(long lateness) {
        shared.publish(new ManagerEvent.Suspended(Duration.ofNanos(lateness)));
        shared.deadlines.postpone(lateness + SUSPENSION.toNanos());
    }

    /** What has changed in this turn settles, by what is wanted and what there is now; then the gate opens. */
    private List<Effect> conclude() {
        for (ServiceGroup group : shared.takeChanged(groups.values())) {
            group.settle(now);
            if (group.isRemoved()) {
                forget(group.plan());
            }
        }
        shared.gate.pass(now);
        announceReady();
        if (stop.isRunning()) {
            reload.settle();
        }
        if (!stop.isRunning()) {
            reload.giveUp();
        }
        stop.settle();
        return shared.takeEffects();
    }

    private void forget(ServicePlan plan) {
        groups.remove(plan.id());
        shared.publish(new ServiceEvent.Removed(plan.id(), plan.name()));
        shared.emit(new Effect.Forget(plan.id()));
    }

    private void announceReady() {
        if (!announcedReady && runCalledAt >= 0 && stop.isRunning() && shared.areAllUp()) {
            announcedReady = true;
            shared.publish(new ManagerEvent.Ready(target(), Duration.ofNanos(now - runCalledAt)));
        }
    }

    private int target() {
        int workers = 0;
        for (ServiceGroup group : groups.values()) {
            workers += group.target().size();
        }
        return workers;
    }

    private ManagerStatus.State state() {
        if (stop.isFinished()) {
            return ManagerStatus.State.STOPPED;
        } else if (!stop.isRunning()) {
            return ManagerStatus.State.STOPPING;
        } else if (runCalledAt < 0) {
            return ManagerStatus.State.NEW;
        } else if (reload.isOpen()) {
            return ManagerStatus.State.RELOADING;
        }
        return announcedReady ? ManagerStatus.State.READY : ManagerStatus.State.STARTING;
    }

    /** Everyone who has, or may have, a JVM, workers first; a copy, as some of them leave when they are told of something. */
    private List<ProcessSlot> members() {
        List<ProcessSlot> all = new ArrayList<>();
        for (ServiceGroup group : groups.values()) {
            all.addAll(group.slots());
        }
        for (ServiceGroup group : groups.values()) {
            all.addAll(group.standbys());
        }
        return all;
    }

    /** What each kind of event means. */
    private final class Handler implements Event.Handler, BiConsumer<WorkerRef, WorkerExit> {

        /** A worker's death that, by its restart policy, ends the manager. */
        @Override
        public void accept(WorkerRef worker, WorkerExit exit) {
            stop.stop(
                    "worker " + worker + " has ended and its restart policy stops the manager",
                    ExitStatus.onBehalfOf(exit),
                    now);
        }

        @Override
        public void onServiceAdded(Event.ServiceAdded event) {
            if (stop.isRunning()) {
                ServicePlan plan = event.plan();
                ServiceGroup group = new ServiceGroup(plan, shared, this);
                groups.put(plan.id(), group);
                group.begin();
            }
        }

        @Override
        public void onServiceRequest(ServiceRequest request) {
            ServiceGroup group = groups.get(request.service());
            if (group != null && stop.isRunning()) {
                request.dispatchTo(group);
            }
        }

        @Override
        public void onRunCalled(Event.RunCalled event) {
            if (stop.isRunning()) {
                runCalledAt = now;
                shared.publish(new ManagerEvent.Started(groups.size(), target()));
                shared.start();
            }
        }

        @Override
        public void onStopRequested(Event.StopRequested event) {
            stop.stop(event.reason(), ExitStatus.GRACEFUL, now);
        }

        @Override
        public void onAbortRequested(Event.AbortRequested event) {
            stop.abort(event.signal(), event.reason(), now);
        }

        @Override
        public void onReloadRequested(Event.ReloadRequested event) {
            if (stop.isRunning()) {
                reload.request(event.request());
            } else {
                reload.refuse(event.request());
            }
        }

        @Override
        public void onReloadDecided(Event.ReloadDecided event) {
            shared.hooksEnded();
            if (stop.isRunning()) {
                reload.decided(event);
            }
        }

        @Override
        public void onShutdownTimeoutChanged(Event.ShutdownTimeoutChanged event) {
            Duration before = shared.shutdownTimeout();
            if (stop.isRunning() && !before.equals(event.timeout())) {
                shared.setShutdownTimeout(event.timeout());
                shared.publish(new ManagerEvent.ShutdownTimeoutChanged(before, event.timeout()));
                groups.values().forEach(ServiceGroup::tellShutdownTimeout);
            }
        }

        @Override
        public void onSignalRequested(Event.SignalRequested event) {
            ServiceGroup group = groups.get(event.service());
            if (group != null) {
                for (WorkerSlot slot : group.chosen(event.worker())) {
                    slot.process().ifPresent(life -> shared.emit(new Effect.Signal(life, event.signal())));
                }
            }
        }

        @Override
        public void onQueryRequested(Event.QueryRequested event) {
            ServiceGroup group = groups.get(event.service());
            Optional<Life> life = Optional.empty();
            if (group != null) {
                for (WorkerSlot slot : group.chosen(OptionalInt.of(event.worker()))) {
                    life = slot.process();
                }
            }
            shared.emit(new Effect.Query(event.query(), life));
        }

        @Override
        public void onStatusRequested(Event.StatusRequested event) {
            List<Snapshot.Group> all = new ArrayList<>(groups.size());
            for (ServiceGroup group : groups.values()) {
                all.add(group.snapshot(now));
            }
            shared.emit(new Effect.Answer(event.question(), new Snapshot(state(), List.copyOf(all))));
        }

        @Override
        public void onHooksEnded(Event.HooksEnded event) {
            if (event.firing() instanceof Firing.Reload firing && stop.isRunning()) {
                reload.hooksEnded(firing.decision(), groups.values(), now);
            }
            shared.hooksEnded();
            stop.hooksEnded(event.firing(), now);
        }

        @Override
        public void onLaunchChanged(Event.LaunchChanged event) {
            ServiceGroup group = groups.get(event.service());
            if (group != null && stop.isRunning()) {
                group.discardStandbys(now);
            }
        }

        @Override
        public void onLife(Event.OfLife event) {
            ProcessSlot owner = shared.lives.owner(event.life());
            if (owner != null) {
                event.dispatchTo(owner);
            }
        }
    }
}
