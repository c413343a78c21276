package io.supervisor4j.runtime.supervision;

import io.supervisor4j.ReloadDecision;
import io.supervisor4j.ServiceId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Everything that can happen to the master; what asks for a change of one service is a {@link ServiceRequest}. Immutable. */
public sealed interface Event
        permits ServiceRequest,
                Event.OfLife,
                Event.ServiceAdded,
                Event.RunCalled,
                Event.StopRequested,
                Event.AbortRequested,
                Event.ReloadRequested,
                Event.ReloadDecided,
                Event.ShutdownTimeoutChanged,
                Event.SignalRequested,
                Event.QueryRequested,
                Event.StatusRequested,
                Event.LaunchChanged,
                Event.HooksEnded {

    /** Hands this event to the method for its kind. */
    void dispatchTo(Handler handler);

    /** One method for each kind of event, so that none is forgotten. */
    interface Handler {
        void onServiceAdded(ServiceAdded event);

        void onServiceRequest(ServiceRequest event);

        void onRunCalled(RunCalled event);

        void onStopRequested(StopRequested event);

        void onAbortRequested(AbortRequested event);

        void onReloadRequested(ReloadRequested event);

        void onReloadDecided(ReloadDecided event);

        void onShutdownTimeoutChanged(ShutdownTimeoutChanged event);

        void onSignalRequested(SignalRequested event);

        void onQueryRequested(QueryRequested event);

        void onStatusRequested(StatusRequested event);

        void onLaunchChanged(LaunchChanged event);

        void onHooksEnded(HooksEnded event);

        void onLife(OfLife event);
    }

    /** Something about one life; dropped if that has ended meanwhile. */
    sealed interface OfLife extends Event {

        /** Returns whose. */
        Life life();

        /** Hands this event to the method for its kind. */
        void dispatchTo(LifeHandler handler);

        @Override
        default void dispatchTo(Handler handler) {
            handler.onLife(this);
        }
    }

    /** One method for each kind of event about a life. */
    interface LifeHandler {
        void onSpawned(Spawned event);

        void onSpawnFailed(SpawnFailed event);

        void onHello(Hello event);

        void onWarmed(Warmed event);

        void onReady(Ready event);

        void onReloaded(Reloaded event);

        void onStopping(Stopping event);

        void onExiting(Exiting event);

        void onExited(Exited event);
    }

    /** A service was registered. */
    record ServiceAdded(ServicePlan plan) implements Event {
        @Override
        public void dispatchTo(Handler handler) {
            handler.onServiceAdded(this);
        }
    }

    /** {@code run()} was called: workers may start. */
    record RunCalled() implements Event {
        @Override
        public void dispatchTo(Handler handler) {
            handler.onRunCalled(this);
        }
    }

    /** The manager is to stop gracefully: SIGTERM, {@code shutdown()}. */
    record StopRequested(String reason) implements Event {
        @Override
        public void dispatchTo(Handler handler) {
            handler.onStopRequested(this);
        }
    }

    /** Everything is to end at once: SIGINT, SIGALRM. The workers get the same signal. */
    record AbortRequested(String signal, String reason) implements Event {

        /**
         * This process was sent the signal.
         *
         * @param signal as above
         */
        public AbortRequested(String signal) {
            this(signal, "caught " + signal);
        }

        @Override
        public void dispatchTo(Handler handler) {
            handler.onAbortRequested(this);
        }
    }

    /**
     * The manager is to reload: SIGHUP, {@code reload()}, or a request that waits for the decision and is answered by {@link
     * Effect.AnswerReload}.
     */
    record ReloadRequested(long request) implements Event {

        /** No request of this number waits. */
        public static final long UNATTENDED = 0;

        /** A request that needs no answer. */
        public ReloadRequested() {
            this(UNATTENDED);
        }

        @Override
        public void dispatchTo(Handler handler) {
            handler.onReloadRequested(this);
        }
    }

    /** The answer to {@link Effect.DecideReload}; with what was thrown where that is why nothing reloads. */
    record ReloadDecided(ReloadDecision decision, Optional<Throwable> error) implements Event {

        /**
         * A decision that was made.
         *
         * @param decision as above
         */
        public ReloadDecided(ReloadDecision decision) {
            this(decision, Optional.empty());
        }

        @Override
        public void dispatchTo(Handler handler) {
            handler.onReloadDecided(this);
        }
    }

    /** The manager has another graceful shutdown timeout; zero for ever. */
    record ShutdownTimeoutChanged(Duration timeout) implements Event {

        /** Writes a timeout that is practically for ever as zero. */
        public ShutdownTimeoutChanged {
            timeout = Deadline.zeroIfForEver(timeout);
        }

        @Override
        public void dispatchTo(Handler handler) {
            handler.onShutdownTimeoutChanged(this);
        }
    }

    /** A signal is to be sent to one worker of a service, or to all. */
    record SignalRequested(ServiceId service, OptionalInt worker, String signal) implements Event {
        @Override
        public void dispatchTo(Handler handler) {
            handler.onSignalRequested(this);
        }
    }

    /** Somebody has a question for a worker; answered by {@link Effect.Query}. */
    record QueryRequested(ServiceId service, int worker, long query) implements Event {
        @Override
        public void dispatchTo(Handler handler) {
            handler.onQueryRequested(this);
        }
    }

    /** Somebody wants to know how everything is; answered by {@link Effect.Answer}. */
    record StatusRequested(long question) implements Event {
        @Override
        public void dispatchTo(Handler handler) {
            handler.onStatusRequested(this);
        }
    }

    /** JVMs of a service would now start in another way, as with another jar: those that wait are of no use any more. */
    record LaunchChanged(ServiceId service) implements Event {
        @Override
        public void dispatchTo(Handler handler) {
            handler.onLaunchChanged(this);
        }
    }

    /** The answer to {@link Effect.FireHooks}, also where no hook was registered or one threw. */
    record HooksEnded(Firing firing) implements Event {
        @Override
        public void dispatchTo(Handler handler) {
            handler.onHooksEnded(this);
        }
    }

    /** The answer to {@link Effect.Spawn}: the JVM runs. */
    record Spawned(Life life, long pid) implements OfLife {
        @Override
        public void dispatchTo(LifeHandler handler) {
            handler.onSpawned(this);
        }
    }

    /** The other answer to {@link Effect.Spawn}: there is no process. */
    record SpawnFailed(Life life, String problem) implements OfLife {
        @Override
        public void dispatchTo(LifeHandler handler) {
            handler.onSpawnFailed(this);
        }
    }

    /** A worker's JVM has come up and speaks the protocol. */
    record Hello(Life life) implements OfLife {
        @Override
        public void dispatchTo(LifeHandler handler) {
            handler.onHello(this);
        }
    }

    /** A standby has answered {@link Effect.Warm}. */
    record Warmed(Life life) implements OfLife {
        @Override
        public void dispatchTo(LifeHandler handler) {
            handler.onWarmed(this);
        }
    }

    /** A worker has constructed its service. */
    record Ready(Life life) implements OfLife {
        @Override
        public void dispatchTo(LifeHandler handler) {
            handler.onReady(this);
        }
    }

    /** A worker has answered {@link Effect.Reload}. */
    record Reloaded(Life life, long sequence) implements OfLife {
        @Override
        public void dispatchTo(LifeHandler handler) {
            handler.onReloaded(this);
        }
    }

    /** A worker has begun to terminate, without having been told by the master, or in answer to a reload. */
    record Stopping(Life life, ExitReason reason, String detail) implements OfLife {
        @Override
        public void dispatchTo(LifeHandler handler) {
            handler.onStopping(this);
        }
    }

    /** A worker is about to exit, and waits for {@link Effect.Bye}; the status is negative where it does not know it. */
    record Exiting(Life life, int status, ExitReason reason, String detail) implements OfLife {
        @Override
        public void dispatchTo(LifeHandler handler) {
            handler.onExiting(this);
        }
    }

    /**
     * A worker's process is gone; the value is its exit status, or 128 plus a signal's number, its last words are those
     * that were captured, and the evidence is what the system says of its end, which may be nothing. The last event of a life.
     */
    record Exited(Life life, int value, List<String> lastOutput, String evidence) implements OfLife {

        /**
         * An end of which no output is known.
         *
         * @param life as above
         * @param value as above
         */
        public Exited(Life life, int value) {
            this(life, value, List.of(), "");
        }

        @Override
        public void dispatchTo(LifeHandler handler) {
            handler.onExited(this);
        }
    }
}
