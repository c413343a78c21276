package io.supervisor4j.bench.micro;

import io.supervisor4j.RestartPolicy;
import io.supervisor4j.ServiceId;
import io.supervisor4j.runtime.supervision.Effect;
import io.supervisor4j.runtime.supervision.Event;
import io.supervisor4j.runtime.supervision.Life;
import io.supervisor4j.runtime.supervision.Limits;
import io.supervisor4j.runtime.supervision.Recipe;
import io.supervisor4j.runtime.supervision.ServicePlan;
import io.supervisor4j.runtime.supervision.Supervisor;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the state machine takes to decide all that follows from the death of one worker, until the next one is ready. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecisionBenchmark {

    private static final long STABLE_NANOS = Duration.ofSeconds(2).toNanos();
    private static final int KILLED = 137;

    /** How many workers there are. */
    @Param({"8", "300", "1000", "5000"})
    public int workers;

    private final Deque<Event> answers = new ArrayDeque<>();
    private final Deque<Life> living = new ArrayDeque<>();
    private Supervisor supervisor = newSupervisor();
    private long now;

    /** Called by JMH. */
    public DecisionBenchmark() {}

    /** What no JVM ever runs. */
    private static final class Nothing implements Recipe {}

    private static Supervisor newSupervisor() {
        return new Supervisor(
                new Limits(Duration.ZERO, Integer.MAX_VALUE, Duration.ofMinutes(1), Optional.empty()), new Random(1));
    }

    /** Starts all workers. */
    @Setup
    public void start() {
        supervisor = newSupervisor();
        living.clear();
        now = 0;
        ServicePlan plan = new ServicePlan(
                new ServiceId(new UUID(0, 1)),
                "mailer",
                workers,
                Optional.empty(),
                Duration.ofMinutes(1),
                RestartPolicy.always(),
                0,
                new Nothing());
        happen(new Event.ServiceAdded(plan));
        happen(new Event.RunCalled());
        if (living.size() != workers) {
            throw new IllegalStateException(living.size() + " workers instead of " + workers);
        }
    }

    /**
     * The worker that has lived longest dies, and its replacement comes up: exited, spawned, hello and ready.
     *
     * @return the time of the machine
     */
    @Benchmark
    public long respawn() {
        now += STABLE_NANOS;
        happen(new Event.Exited(living.remove(), KILLED));
        return now;
    }

    /**
     * The status is asked for, with each worker.
     *
     * @return the answer
     */
    @Benchmark
    public Object status() {
        return supervisor.on(new Event.StatusRequested(1), now);
    }

    private void happen(Event first) {
        answers.add(first);
        while (!answers.isEmpty()) {
            for (Effect effect : supervisor.on(answers.remove(), now)) {
                answer(effect);
            }
        }
    }

    private void answer(Effect effect) {
        if (effect instanceof Effect.Spawn spawn) {
            living.add(spawn.life());
            answers.add(new Event.Spawned(spawn.life(), 4711));
            answers.add(new Event.Hello(spawn.life()));
        } else if (effect instanceof Effect.Assign assign) {
            answers.add(new Event.Ready(assign.life()));
        } else if (effect instanceof Effect.FireHooks fire) {
            answers.add(new Event.HooksEnded(fire.firing()));
        }
    }
}
