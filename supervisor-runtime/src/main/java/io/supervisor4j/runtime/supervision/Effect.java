package io.supervisor4j.runtime.supervision;

import io.supervisor4j.ReloadDecision;
import io.supervisor4j.ServiceId;
import io.supervisor4j.event.SupervisorEvent;
import java.time.Duration;
import java.util.Optional;

/** Everything the master can be told to do. Carrying out an effect never blocks; its answer, if there is one, is an event. */
public sealed interface Effect {

    /** Hands this effect to the method for its kind. */
    void dispatchTo(Handler handler);

    /** One method for each kind of effect, so that none is forgotten. */
    interface Handler {
        void spawn(Spawn effect);

        void warm(Warm effect);

        void assign(Assign effect);

        void terminate(Terminate effect);

        void changeTimeout(ChangeTimeout effect);

        void reload(Reload effect);

        void abort(Abort effect);

        void bye(Bye effect);

        void kill(Kill effect);

        void signal(Signal effect);

        void query(Query effect);

        void forget(Forget effect);

        void answer(Answer effect);

        void decideReload(DecideReload effect);

        void answerReload(AnswerReload effect);

        void fireHooks(FireHooks effect);

        void publish(Publish effect);

        void finish(Finish effect);
    }

    /** Start a blank JVM; answered by {@link Event.Spawned} or {@link Event.SpawnFailed}, and in the end {@link Event.Exited}. */
    record Spawn(Life life, ServicePlan plan) implements Effect {
        @Override
        public void dispatchTo(Handler handler) {
            handler.spawn(this);
        }
    }

    /** Tell a standby to prepare for what it may become; answered by {@link Event.Warmed}. */
    record Warm(Life life, ServicePlan plan) implements Effect {
        @Override
        public void dispatchTo(Handler handler) {
            handler.warm(this);
        }
    }

    /** Tell a blank JVM which worker it is, and how long its end may take; zero for ever. */
    record Assign(Life life, int worker, ServicePlan plan, Duration timeout) implements Effect {
        @Override
        public void dispatchTo(Handler handler) {
            handler.assign(this);
        }
    }

    /** Tell a worker to end gracefully; zero gives it for ever. */
    record Terminate(Life life, Duration timeout) implements Effect {
        @Override
        public void dispatchTo(Handler handler) {
            handler.terminate(this);
        }
    }

    /** Tell a worker that its end, whenever it begins, may take this long; zero for ever. */
    record ChangeTimeout(Life life, Duration timeout) implements Effect {
        @Override
        public void dispatchTo(Handler handler) {
            handler.changeTimeout(this);
        }
    }

    /** Tell a worker to reload; answered by {@link Event.Reloaded} with the same sequence number, or by its end. */
    record Reload(Life life, long sequence) implements Effect {
        @Override
        public void dispatchTo(Handler handler) {
            handler.reload(this);
        }
    }

    /** Pass SIGINT or SIGALRM on to a worker: it ends at once. */
    record Abort(Life life, String signal) implements Effect {
        @Override
        public void dispatchTo(Handler handler) {
            handler.abort(this);
        }
    }

    /** Tell a worker that its {@link Event.Exiting} has been seen. */
    record Bye(Life life) implements Effect {
        @Override
        public void dispatchTo(Handler handler) {
            handler.bye(this);
        }
    }

    /** End a worker's process with SIGKILL. */
    record Kill(Life life) implements Effect {
        @Override
        public void dispatchTo(Handler handler) {
            handler.kill(this);
        }
    }

    /** Send a signal to a worker's process, as somebody asked for. */
    record Signal(Life life, String signal) implements Effect {
        @Override
        public void dispatchTo(Handler handler) {
            handler.signal(this);
        }
    }

    /** Ask a worker what {@link Event.QueryRequested} was about; without a life there is no process to ask. */
    record Query(long query, Optional<Life> life) implements Effect {
        @Override
        public void dispatchTo(Handler handler) {
            handler.query(this);
        }
    }

    /** Keep nothing any more of a service that was removed: its last process is gone. */
    record Forget(ServiceId service) implements Effect {
        @Override
        public void dispatchTo(Handler handler) {
            handler.forget(this);
        }
    }

    /** Answers {@link Event.StatusRequested}. */
    record Answer(long question, Snapshot snapshot) implements Effect {
        @Override
        public void dispatchTo(Handler handler) {
            handler.answer(this);
        }
    }

    /** Ask the program whether to reload, on the thread of the hooks; answered by {@link Event.ReloadDecided}. */
    record DecideReload() implements Effect {
        @Override
        public void dispatchTo(Handler handler) {
            handler.decideReload(this);
        }
    }

    /** Answer the {@link Event.ReloadRequested} of that number. */
    record AnswerReload(long request, ReloadDecision decision) implements Effect {
        @Override
        public void dispatchTo(Handler handler) {
            handler.answerReload(this);
        }
    }

    /** Run the hooks registered for this moment; answered by {@link Event.HooksEnded}. */
    record FireHooks(Firing firing) implements Effect {
        @Override
        public void dispatchTo(Handler handler) {
            handler.fireHooks(this);
        }
    }

    /** Tell the observers. */
    record Publish(SupervisorEvent event) implements Effect {
        @Override
        public void dispatchTo(Handler handler) {
            handler.publish(this);
        }
    }

    /** Return from {@code run()}. Nothing but answers follows. */
    record Finish(int status) implements Effect {
        @Override
        public void dispatchTo(Handler handler) {
            handler.finish(this);
        }
    }
}
