package io.supervisor4j.runtime.supervision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A master and what surrounds it, on a clock of its own. The master here is the loop that a real one is: it delivers every event
 * at hand, then lets time strike, carries out effects, and sleeps until something happens or is due.
 *
 * <p>There are two clocks: that of the world, and the master's, which is ahead by the time for which the whole machine was
 * suspended.
 */
final class SimulatedWorld {

    private record Happening(long at, long order, Runnable what) implements Comparable<Happening> {
        @Override
        public int compareTo(Happening other) {
            return at == other.at ? Long.compare(order, other.order) : Long.compare(at, other.at);
        }
    }

    /** A remark that becomes text only if somebody reads it. */
    private record Replay(Event word) {
        @Override
        public String toString() {
            return "replays " + Wording.of(word);
        }
    }

    private static final int WORDS_REMEMBERED = 50;

    private final Dice dice;
    private final Trace trace;
    private final Supervisor supervisor;
    private final Invariants invariants;
    private final SimulatedUser user;
    private final SimulatedHooks hooks;
    private final PriorityQueue<Happening> future = new PriorityQueue<>();
    private final Deque<Event> mailbox = new ArrayDeque<>();
    private final Map<Life, SimulatedProcess> workers = new LinkedHashMap<>();
    private final Deque<Event> oldWords = new ArrayDeque<>();
    private final List<Runnable> onceMended = new ArrayList<>();
    private final Effect.Handler shell = new Shell();
    private Weather weather;
    private long now;
    private long machineSlept;
    private long masterSleepsUntil;
    private long order;
    private long lastPid = 1_000;

    SimulatedWorld(Dice dice, Trace trace) {
        this.dice = dice;
        this.trace = trace;
        this.weather = Weather.drawnBy(dice);
        Limits limits = SimulatedUser.limitsDrawnBy(dice);
        this.supervisor = new Supervisor(limits, dice.split());
        this.invariants = new Invariants(limits);
        this.user = new SimulatedUser(this);
        this.hooks = new SimulatedHooks(this);
        trace.note(0, List.of(limits, weather));
    }

    Dice dice() {
        return dice;
    }

    boolean isMended() {
        return weather.isFair();
    }

    /** Whether this trouble happens on this occasion. */
    boolean strikes(Trouble trouble) {
        return dice.chance(weather.likelihoodOf(trouble));
    }

    SimulatedUser user() {
        return user;
    }

    Invariants invariants() {
        return invariants;
    }

    /** The world's time. */
    long now() {
        return now;
    }

    private long masterNow() {
        return now + machineSlept;
    }

    // ---- what the inhabitants do

    void after(long delay, Runnable what) {
        future.add(new Happening(now + delay, order++, what));
    }

    /** Puts an event into the master's mailbox. */
    void post(Event event) {
        mailbox.add(event);
        if (!(event instanceof Event.HooksEnded || event instanceof Event.Spawned)) {
            remember(event);
        }
    }

    private void remember(Event words) {
        if (oldWords.size() == WORDS_REMEMBERED) {
            oldWords.removeFirst();
        }
        oldWords.addLast(words);
    }

    long newPid() {
        return ++lastPid;
    }

    void remark(String text) {
        trace.note(masterNow(), text);
    }

    void ended(SimulatedProcess worker) {
        workers.remove(worker.life());
    }

    List<SimulatedProcess> workers() {
        return List.copyOf(workers.values());
    }

    void onceMended(Runnable what) {
        onceMended.add(what);
    }

    /** Something that a worker has said before arrives again: in its time a duplicate, later a stale word of an earlier life. */
    void replayOldWords() {
        List<Event> words =
                oldWords.stream().filter(SimulatedWorld::isAboutALife).toList();
        if (!words.isEmpty()) {
            Event word = dice.oneOf(words);
            trace.note(masterNow(), new Replay(word));
            mailbox.add(word);
        }
    }

    private static boolean isAboutALife(Event event) {
        return event instanceof Event.OfLife;
    }

    /** The master is stopped, while everyone else goes on. */
    void masterSleeps(long time) {
        remark("master sleeps for " + time / Dice.MILLI + " ms");
        masterSleepsUntil = Math.max(masterSleepsUntil, now + time);
    }

    /** Everyone sleeps; the clock goes on. */
    void machineSleeps(long time) {
        remark("machine sleeps for " + time / Dice.MILLI + " ms");
        machineSlept += time;
    }

    /** From now on nothing goes wrong any more. */
    void mend() {
        remark("the weather clears up");
        weather = Weather.fair();
        workers().forEach(SimulatedProcess::mend);
        onceMended.forEach(Runnable::run);
        onceMended.clear();
    }

    // ---- how time passes

    void live(long span) {
        long end = now + span;
        while (Math.min(nextHappening(), masterIsDue()) <= end) {
            now = Math.max(now, Math.min(nextHappening(), masterIsDue()));
            happen();
            if (now >= masterSleepsUntil) {
                work();
            }
        }
        now = end;
    }

    boolean isIdle() {
        return supervisor.nextDeadline() == Long.MAX_VALUE && mailbox.isEmpty();
    }

    private long nextHappening() {
        return future.isEmpty() ? Long.MAX_VALUE : future.peek().at();
    }

    private long masterIsDue() {
        if (!mailbox.isEmpty()) {
            return Math.max(now, masterSleepsUntil);
        }
        long deadline = supervisor.nextDeadline();
        return deadline == Long.MAX_VALUE ? deadline : Math.max(deadline - machineSlept, masterSleepsUntil);
    }

    private void happen() {
        while (nextHappening() <= now) {
            future.remove().what().run();
        }
    }

    /** Events are drained before timers fire. */
    private void work() {
        while (!mailbox.isEmpty()) {
            Event event = mailbox.remove();
            trace.note(masterNow(), event);
            carryOut(event, supervisor.on(event, masterNow()));
            happen();
        }
        if (supervisor.nextDeadline() <= masterNow()) {
            remark("time strikes");
            carryOut(null, supervisor.onTime(masterNow()));
            invariants.check(
                    supervisor.nextDeadline() > masterNow(), "no deadline stays in the past after time has struck");
        }
    }

    private void carryOut(@Nullable Event cause, List<Effect> effects) {
        for (Effect effect : effects) {
            trace.note(masterNow(), effect);
        }
        invariants.observe(cause, effects, masterNow(), supervisor.nextDeadline());
        for (Effect effect : effects) {
            effect.dispatchTo(shell);
        }
    }

    /** Carries out effects as the real master does. */
    private final class Shell implements Effect.Handler {

        private void checkRoom(Life life, int number, ServicePlan plan) {
            long others = workers.values().stream()
                    .filter(other -> other.life().service().equals(life.service()) && other.worker() == number)
                    .count();
            if (number == Life.STANDBY) {
                invariants.check(others < plan.standby(), "not more standbys than were asked for");
            } else {
                invariants.check(others == 0, "never two processes with one worker id");
            }
        }

        private void with(Life life, Consumer<SimulatedProcess> action) {
            SimulatedProcess worker = workers.get(life);
            if (worker != null) {
                action.accept(worker);
            }
        }

        @Override
        public void spawn(Effect.Spawn effect) {
            Life life = effect.life();
            checkRoom(life, life.worker(), effect.plan());
            SimulatedProcess worker = process(effect.plan(), life, user.overridesReload(life.service()));
            workers.put(life, worker);
            worker.spawn();
        }

        private SimulatedProcess process(ServicePlan plan, Life life, boolean reloads) {
            return plan.recipe().isProgram()
                    ? new SimulatedProgram(SimulatedWorld.this, life, reloads)
                    : new SimulatedWorker(SimulatedWorld.this, life, reloads);
        }

        @Override
        public void assign(Effect.Assign effect) {
            with(effect.life(), worker -> {
                if (effect.life().isStandby()) {
                    invariants.check(worker.worker() == Life.STANDBY, "a standby takes over once");
                    checkRoom(effect.life(), effect.worker(), effect.plan());
                }
                worker.assign(effect.worker(), effect.timeout());
            });
        }

        @Override
        public void warm(Effect.Warm effect) {
            with(effect.life(), SimulatedProcess::warm);
        }

        @Override
        public void terminate(Effect.Terminate effect) {
            with(effect.life(), worker -> worker.terminate(effect.timeout()));
        }

        @Override
        public void changeTimeout(Effect.ChangeTimeout effect) {
            with(effect.life(), worker -> worker.changeTimeout(effect.timeout()));
        }

        @Override
        public void reload(Effect.Reload effect) {
            with(effect.life(), worker -> worker.reload(effect.sequence()));
        }

        @Override
        public void abort(Effect.Abort effect) {
            with(effect.life(), SimulatedProcess::abort);
        }

        @Override
        public void bye(Effect.Bye effect) {
            with(effect.life(), SimulatedProcess::bye);
        }

        @Override
        public void kill(Effect.Kill effect) {
            with(effect.life(), SimulatedProcess::kill);
        }

        @Override
        public void signal(Effect.Signal effect) {
            with(effect.life(), worker -> worker.signalledFromOutside(2));
        }

        @Override
        public void query(Effect.Query effect) {
            effect.life()
                    .ifPresent(life -> invariants.check(workers.containsKey(life), "only who has a process is asked"));
        }

        @Override
        public void forget(Effect.Forget effect) {
            invariants.check(
                    workers.keySet().stream().noneMatch(life -> life.service().equals(effect.service())),
                    "what is forgotten has no process");
        }

        @Override
        public void answer(Effect.Answer effect) {
            // The invariants have compared it with their books.
        }

        @Override
        public void decideReload(Effect.DecideReload effect) {
            hooks.decideReload();
        }

        @Override
        public void answerReload(Effect.AnswerReload effect) {
            // The invariants have seen it.
        }

        @Override
        public void fireHooks(Effect.FireHooks effect) {
            hooks.fire(effect.firing());
        }

        @Override
        public void publish(Effect.Publish effect) {
            // The invariants have seen it.
        }

        @Override
        public void finish(Effect.Finish effect) {
            // The world goes on for a while, to see that nothing follows.
        }
    }
}
