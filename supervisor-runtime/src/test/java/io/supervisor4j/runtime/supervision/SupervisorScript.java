package io.supervisor4j.runtime.supervision;

import io.supervisor4j.ReloadDecision;
import io.supervisor4j.RestartPolicy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A supervisor driven by hand: what a test says happens, happens, at a time that only the test moves. What the supervisor does
 * about it is a trail of lines, in the words of {@link Wording}. Unless a test holds them back, hooks end at once.
 */
final class SupervisorScript {

    static final Limits LIMITS = new Limits(Duration.ZERO, 8, Duration.ofSeconds(60), Optional.empty());

    /** Graceful shutdown within 10 s, ready within 5 s, no jitter. */
    static final ServicePlan PLAN = new ServicePlan(
            Wording.service('a'),
            "a",
            1,
            Optional.of(Duration.ofSeconds(10)),
            Duration.ofSeconds(5),
            RestartPolicy.always().jitter(0),
            0,
            new Version(1));

    /** A recipe that is another one if the number is. */
    record Version(int number) implements Recipe {}

    /** The recipe of a program, which is another one if the number is. */
    record ProgramVersion(int number) implements Recipe {
        @Override
        public boolean isProgram() {
            return true;
        }
    }

    private final Supervisor supervisor;
    private final Map<String, Life> lives = new HashMap<>();
    private final List<String> done = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Deque<Firing> hooks = new ArrayDeque<>();
    private Optional<ReloadDecision> decision = Optional.of(ReloadDecision.all());
    private boolean hooksAreHeld;
    private long now;

    SupervisorScript(Limits limits) {
        supervisor = new Supervisor(limits, RandomGenerator.getDefault());
    }

    /** A manager that runs, with one service {@code a} all of whose workers are ready. */
    static SupervisorScript ofReady(int workers) {
        return ofReady(LIMITS, plan(workers));
    }

    static SupervisorScript ofReady(Limits limits, ServicePlan plan) {
        SupervisorScript script = new SupervisorScript(limits).add(plan).run();
        for (int worker : plan.workers()) {
            script.becomesReady(plan.name() + "." + worker);
        }
        script.forget();
        return script;
    }

    /** The same with standbys, all of which are warm. */
    static SupervisorScript ofReady(int workers, int standbys) {
        SupervisorScript script = ofReady(LIMITS, planWithStandbys(workers, standbys));
        for (int i = 0; i < standbys; i++) {
            script.becomesWarm("a.standby");
        }
        return script.forget();
    }

    static ServicePlan plan(int workers) {
        return plan(workers, PLAN.restart());
    }

    static ServicePlan plan(int workers, RestartPolicy restart) {
        return new ServicePlan(
                PLAN.id(),
                PLAN.name(),
                workers,
                PLAN.gracefulShutdownTimeout(),
                PLAN.bootTimeout(),
                restart,
                0,
                PLAN.recipe());
    }

    static ServicePlan planWithStandbys(int workers, int standbys) {
        ServicePlan plan = plan(workers);
        return new ServicePlan(
                plan.id(),
                plan.name(),
                workers,
                plan.gracefulShutdownTimeout(),
                plan.bootTimeout(),
                plan.restart(),
                standbys,
                plan.recipe());
    }

    /** The same service with workers of another version. */
    static ServicePlan version(int number, ServicePlan plan) {
        return withRecipe(new Version(number), plan);
    }

    static ServicePlan withRecipe(Recipe recipe, ServicePlan plan) {
        return new ServicePlan(
                plan.id(),
                plan.name(),
                plan.workers(),
                plan.gracefulShutdownTimeout(),
                plan.bootTimeout(),
                plan.restart(),
                plan.standby(),
                recipe);
    }

    // ---- what happens

    SupervisorScript happens(Event event) {
        take(supervisor.on(event, now));
        return this;
    }

    SupervisorScript add(ServicePlan plan) {
        return happens(new Event.ServiceAdded(plan));
    }

    SupervisorScript run() {
        return happens(new Event.RunCalled());
    }

    SupervisorScript scales(int workers) {
        return happens(new ServiceRequest.Scale(PLAN.id(), workers));
    }

    SupervisorScript wants(Integer... workers) {
        return happens(new ServiceRequest.Scale(PLAN.id(), WorkerIds.of(List.of(workers))));
    }

    SupervisorScript starts(Integer... workers) {
        return happens(new ServiceRequest.Start(PLAN.id(), WorkerIds.of(List.of(workers))));
    }

    SupervisorScript stops(Integer... workers) {
        return happens(new ServiceRequest.Stop(PLAN.id(), WorkerIds.of(List.of(workers))));
    }

    SupervisorScript updates(ServicePlan plan) {
        return happens(new ServiceRequest.Update(plan));
    }

    SupervisorScript removes() {
        return happens(new ServiceRequest.Remove(PLAN.id()));
    }

    SupervisorScript sigterm() {
        return happens(new Event.StopRequested("caught SIGTERM"));
    }

    SupervisorScript sigint() {
        return happens(new Event.AbortRequested("SIGINT"));
    }

    SupervisorScript sighup() {
        return happens(new Event.ReloadRequested());
    }

    /** A reload is asked for by one that waits for the decision. */
    SupervisorScript reload(long request) {
        return happens(new Event.ReloadRequested(request));
    }

    SupervisorScript timeoutChanges(long millis) {
        return happens(new Event.ShutdownTimeoutChanged(Duration.ofMillis(millis)));
    }

    SupervisorScript spawned(String worker) {
        Life life = life(worker);
        return happens(new Event.Spawned(life, pid(life)));
    }

    SupervisorScript hello(String worker) {
        return happens(new Event.Hello(life(worker)));
    }

    SupervisorScript ready(String worker) {
        return happens(new Event.Ready(life(worker)));
    }

    SupervisorScript becomesReady(String worker) {
        return spawned(worker).hello(worker).ready(worker);
    }

    SupervisorScript warmed(String standby) {
        return happens(new Event.Warmed(life(standby)));
    }

    SupervisorScript becomesWarm(String standby) {
        return spawned(standby).hello(standby).warmed(standby);
    }

    SupervisorScript launchChanges() {
        return happens(new Event.LaunchChanged(PLAN.id()));
    }

    SupervisorScript reloaded(String worker, long sequence) {
        return happens(new Event.Reloaded(life(worker), sequence));
    }

    SupervisorScript stopping(String worker, ExitReason reason) {
        return happens(new Event.Stopping(life(worker), reason, "its own words"));
    }

    SupervisorScript exiting(String worker, int status, ExitReason reason) {
        return happens(new Event.Exiting(life(worker), status, reason, "last words"));
    }

    SupervisorScript exited(String worker, int value) {
        return happens(new Event.Exited(life(worker), value));
    }

    /** A worker that is ready ends, and again as soon as it has been started again, so many times in a row. */
    SupervisorScript crashes(String worker, int times) {
        for (int i = 0; i < times; i++) {
            if (i > 0) {
                passes(Math.max(nextDeadlineIn(), 0)).becomesReady(worker);
            }
            exited(worker, 1);
        }
        return this;
    }

    SupervisorScript holdHooks() {
        hooksAreHeld = true;
        return this;
    }

    /** From now on a reload waits for {@link #decides}; until then all workers reload. */
    SupervisorScript holdDecisions() {
        decision = Optional.empty();
        return this;
    }

    SupervisorScript decides(ReloadDecision made) {
        return happens(new Event.ReloadDecided(made));
    }

    /** The hook that was fired first ends. */
    SupervisorScript hookEnds() {
        return happens(new Event.HooksEnded(hooks.remove()));
    }

    // ---- how time passes

    /** Time passes, and strikes whenever it has to. */
    SupervisorScript passes(long millis) {
        long until = now + Duration.ofMillis(millis).toNanos();
        while (supervisor.nextDeadline() <= until) {
            now = Math.max(now, supervisor.nextDeadline());
            take(supervisor.onTime(now));
        }
        now = until;
        return this;
    }

    /** Time passes while the master does not run. */
    SupervisorScript sleeps(long millis) {
        now += Duration.ofMillis(millis).toNanos();
        return this;
    }

    SupervisorScript timeStrikes() {
        take(supervisor.onTime(now));
        return this;
    }

    /** How long until the next deadline, in milliseconds; -1 for ever. */
    long nextDeadlineIn() {
        long deadline = supervisor.nextDeadline();
        return deadline == Long.MAX_VALUE ? -1 : (deadline - now) / Dice.MILLI;
    }

    // ---- what the supervisor does about it

    /** What was done since this was last asked, without what was told to observers. */
    List<String> done() {
        return taken(done);
    }

    /** How everything is now. */
    Snapshot asks() {
        return ((Effect.Answer) supervisor.on(new Event.StatusRequested(1), now).get(0)).snapshot();
    }

    /** What was told to observers since this was last asked. */
    List<String> told() {
        return taken(told);
    }

    SupervisorScript forget() {
        done.clear();
        told.clear();
        return this;
    }

    /** The present or last life of such as {@code a.0}; the last standby started is {@code a.standby}, any {@code a.standby#3}. */
    Life life(String worker) {
        Life life = lives.get(worker);
        if (life == null) {
            throw new AssertionError(worker + " was not spawned");
        }
        return life;
    }

    static long pid(Life life) {
        return 1_000 + life.generation();
    }

    private static List<String> taken(List<String> lines) {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    private void take(List<Effect> effects) {
        List<Event> atOnce = new ArrayList<>();
        for (Effect effect : effects) {
            if (effect instanceof Effect.DecideReload && decision.isPresent()) {
                atOnce.add(new Event.ReloadDecided(decision.get()));
                continue;
            }
            (effect instanceof Effect.Publish ? told : done)
                    .add(Wording.of(effect).replace("tell: ", ""));
            if (effect instanceof Effect.Spawn spawn) {
                String name = Wording.of(spawn.life());
                lives.put(name, spawn.life());
                lives.put(name.substring(0, name.indexOf('#')), spawn.life());
            } else if (effect instanceof Effect.Assign assign) {
                lives.put(Wording.name(assign.life().service()) + "." + assign.worker(), assign.life());
            } else if (effect instanceof Effect.FireHooks fired) {
                hookIsFired(fired.firing(), atOnce);
            }
        }
        atOnce.forEach(this::happens);
    }

    private void hookIsFired(Firing firing, List<Event> atOnce) {
        if (hooksAreHeld) {
            hooks.add(firing);
        } else {
            atOnce.add(new Event.HooksEnded(firing));
        }
    }
}
