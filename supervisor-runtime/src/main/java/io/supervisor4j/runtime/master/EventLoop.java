package io.supervisor4j.runtime.master;

import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.runtime.supervision.Effect;
import io.supervisor4j.runtime.supervision.Event;
import io.supervisor4j.runtime.supervision.Supervisor;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Takes events, asks the state machine, has its effects carried out; asleep until the next event or deadline. A defect costs the step
 * that it was met in; a {@link VirtualMachineError} ends the loop.
 */
final class EventLoop {

    private final Mailbox mailbox;
    private final Supervisor supervisor;
    private final EffectHandler effectHandler;
    private final Consumer<SupervisorEvent> observers;
    private final LongSupplier clock;
    private final Heartbeat heartbeat;

    EventLoop(
            Mailbox mailbox,
            Supervisor supervisor,
            EffectHandler effectHandler,
            Consumer<SupervisorEvent> observers,
            LongSupplier clock,
            Heartbeat heartbeat) {
        this.mailbox = mailbox;
        this.supervisor = supervisor;
        this.effectHandler = effectHandler;
        this.observers = observers;
        this.clock = clock;
        this.heartbeat = heartbeat;
    }

    /** Returns the status to return from {@code run()}. */
    int run() throws InterruptedException {
        while (effectHandler.status().isEmpty()) {
            long wake = Math.min(supervisor.nextDeadline(), heartbeat.next());
            Event event = mailbox.take(wake == Long.MAX_VALUE ? wake : wake - clock.getAsLong());
            // Events before timers: what has happened in time must not count as missed.
            while (event != null && effectHandler.status().isEmpty()) {
                handle(event);
                event = mailbox.take(0);
            }
            long now = clock.getAsLong();
            if (effectHandler.status().isEmpty() && supervisor.nextDeadline() <= now) {
                strike(now);
            }
            heartbeat.beatIfDue(now, observers);
        }
        return effectHandler.status().getAsInt();
    }

    /** Returns how everything is; for when the loop does not run, or not any more. */
    TimedSnapshot last() {
        List<Effect> answer = supervisor.on(new Event.StatusRequested(0), clock.getAsLong());
        return TimedSnapshot.takenNow(((Effect.Answer) answer.get(0)).snapshot());
    }

    private void handle(Event event) {
        try {
            perform(supervisor.on(event, clock.getAsLong()));
        } catch (RuntimeException | Error e) {
            defect(event, e);
        }
    }

    private void strike(long now) {
        try {
            perform(supervisor.onTime(now));
        } catch (RuntimeException | Error e) {
            defect("what was overdue", e);
        }
    }

    /** What is to be done is not held up by telling of it: that wakes a thread for each observer. */
    private void perform(List<Effect> effects) {
        perform(effects, false);
        perform(effects, true);
    }

    private void perform(List<Effect> effects, boolean telling) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Publish == telling) {
                try {
                    effect.dispatchTo(effectHandler);
                } catch (RuntimeException | Error e) {
                    defect(effect, e);
                }
            }
        }
    }

    /** A defect, or no thread left: the workers are worth more than this one step. */
    private void defect(Object what, Throwable e) {
        observers.accept(StepFailure.event("the event loop", String.valueOf(what), e));
    }
}
