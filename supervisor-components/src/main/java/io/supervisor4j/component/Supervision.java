package io.supervisor4j.component;

import io.supervisor4j.component.time.TimeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers the ends of children during one run of their supervisor, in the owner's thread, one at a time.
 *
 * <p>What is answered is the end of a run, once: a run that is over is either <em>owed</em> a successor, at some time, or
 * <em>left</em> as it is; in both cases as long as it is the latest of its component, which a user may start, stop or remove at any
 * moment. A restart that fails is the end of the run that it has begun, or, where there is no new component to begin one, another
 * end of the same; so nothing is ever lost from view.
 */
final class Supervision {

    private final ComponentSupervisor supervisor;
    private final Run run;
    private final RestartStrategy strategy;
    private final RestartWindow window;
    private final ShortLives lives;

    /** The runs to be followed by another, and from when on. */
    private final Map<Run, Deadline> owed = new LinkedHashMap<>();

    private final Set<Run> left = new HashSet<>();

    Supervision(ComponentSupervisor supervisor, Run run) {
        this.supervisor = supervisor;
        this.run = run;
        this.strategy = supervisor.strategy();
        this.window = strategy.newWindow();
        this.lives = new ShortLives(strategy.pace(), now());
    }

    /** An end is answered before the next child is started, which may need the one that has ended. */
    void carryOut() {
        while (!run.shouldStop()) {
            run.await(() -> run.shouldStop() || toAnswer().isPresent() || due().isPresent(), this::nextDue);
            forgetWhatIsGone();
            Optional<Run> over = toAnswer();
            if (run.shouldStop()) {
                return;
            } else if (over.isPresent()) {
                answer(over.get(), over.get().orders().reason());
            } else {
                due().ifPresent(this::startAgain);
            }
        }
    }

    private Stream<Run> latest() {
        return supervisor.components().stream()
                .flatMap(child -> Stream.ofNullable(child.lifecycle().run()));
    }

    private Optional<Run> toAnswer() {
        return latest().filter(this::isToAnswer).findFirst();
    }

    private boolean isToAnswer(Run latest) {
        return !owed.containsKey(latest) && !left.contains(latest) && latest.isToBeFollowed();
    }

    /** The first child whose time has come. */
    private Optional<Run> due() {
        TimeSource time = run.settings().time();
        return latest().filter(over -> dueAt(over).left(time) <= 0).findFirst();
    }

    private Deadline nextDue() {
        return latest().map(this::dueAt).reduce(Deadline.NEVER, Deadline::orEarlier);
    }

    private Deadline dueAt(Run latest) {
        return latest.orders().isDismissed() ? Deadline.NEVER : owed.getOrDefault(latest, Deadline.NEVER);
    }

    private boolean isOwed(Run latest) {
        return !dueAt(latest).isNever();
    }

    /** So that nothing piles up. */
    private void forgetWhatIsGone() {
        Set<Run> present = new HashSet<>(latest().toList());
        owed.keySet().retainAll(present);
        left.retainAll(present);
        lives.keep(supervisor.components());
    }

    /** The end of a run, or another failure to follow it. */
    private void answer(Run over, @Nullable Throwable reason) {
        CrashDecision decision = strategy.decide(reason);
        if (decision == CrashDecision.ESCALATE && reason != null) {
            supervisor.log().warn("{} has crashed, which is not for this supervisor to answer", over.component());
            Crash.of(run, reason);
        } else if (decision == CrashDecision.RESTART) {
            restart(over, reason);
        } else {
            leave(affected(over), over, reason);
        }
    }

    private void restart(Run over, @Nullable Throwable reason) {
        Component child = over.component();
        if (child.restartType() == RestartType.TEMPORARY) {
            leave(List.of(over), over, reason);
            return;
        }
        long now = now();
        if (!window.admit(now)) {
            giveUp(child, reason);
            return;
        }
        long due = now + lives.ended(child, now);
        List<Run> group = affected(over);
        tell(
                over,
                "restart %d of %s%s"
                        .formatted(window.size(), labels(group), due == now ? "" : " in " + millis(due - now)));
        for (Run member : stop(group, reason)) {
            if (member.component().restartType() == RestartType.TEMPORARY) {
                left.add(member);
            } else {
                owed.put(member, new Deadline(false, due));
            }
        }
    }

    private void leave(List<Run> group, Run over, @Nullable Throwable reason) {
        tell(over, "left stopped: " + labels(group));
        left.addAll(stop(group, reason));
    }

    private void tell(Run over, String what) {
        supervisor.log().warn("{} has {}; {}", over.component(), over.isDown() ? "crashed" : "ended", what);
    }

    private static String labels(List<Run> group) {
        return ComponentNode.labels(group.stream().map(Run::component).toList());
    }

    private static String millis(long nanos) {
        return Math.round(nanos / 1e6) + " ms";
    }

    /** What ends with it, itself included; one that was stopped from outside stays as it is. */
    private List<Run> affected(Run over) {
        List<Component> children = supervisor.components();
        if (!children.contains(over.component())) {
            return List.of();
        }
        return strategy.affected(children, over.component()).stream()
                .flatMap(child -> Stream.ofNullable(child.lifecycle().run()))
                .filter(latest ->
                        latest == over || latest.component().state().isLive() || isOwed(latest) || isToAnswer(latest))
                .toList();
    }

    /** Returns what is over then. */
    private List<Run> stop(List<Run> group, @Nullable Throwable reason) {
        List<Run> reverse = new ArrayList<>(group);
        Collections.reverse(reverse);
        reverse.forEach(
                member -> run.stop(member, new StopOrder(reason, run.orders().deadline())));
        return group;
    }

    private void giveUp(Component child, @Nullable Throwable reason) {
        Throwable cause = reason == null ? new IllegalStateException(child + " has ended by itself") : reason;
        Crash.of(run, new RestartLimitException(supervisor, child, strategy, cause));
    }

    /** If it fails, the run that it has begun is over; or there is none, and the same one is to be followed all the same. */
    private void startAgain(Run over) {
        owed.remove(over);
        Component child = over.component();
        Replacement.Outcome next = new Replacement(supervisor, run).of(child);
        Component other = next.child();
        if (next.failure() != null) {
            supervisor.log().error("There is no replacement for {}, which keeps its place", child, next.failure());
            answer(over, next.failure());
        } else if (other == child) {
            noteStart(child, run.restart(over));
        } else if (other != null) {
            lives.replaced(child, other);
            noteStart(other, run.start(other, true) == null);
        }
    }

    private void noteStart(Component child, boolean up) {
        if (up) {
            lives.started(child, now());
        }
    }

    private long now() {
        return run.settings().time().nanoTime();
    }
}
