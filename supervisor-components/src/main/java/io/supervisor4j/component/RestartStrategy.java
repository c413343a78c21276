package io.supervisor4j.component;

import io.supervisor4j.rule.Durations;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ComponentSupervisor} does when one of its children has crashed (M-51), how often, and how soon. Immutable; the
 * factories give the usual strategies, the other methods a copy with one value changed.
 *
 * <p><b>How often.</b> A crash is one restart, however many children are restarted because of it; a restart that fails is followed
 * by another one, which counts too (B-31, B-33). In any span of {@link #within()} there are at most {@link #maxRestarts()}; one
 * more, and the supervisor itself crashes with a {@link RestartLimitException}, which is then for its own supervisor to answer
 * (M-53).
 *
 * <p><b>How soon.</b> A life is <em>short</em> if the component was up for less than 1 s. As with the workers of a manager, the
 * first three short lives in a row are followed at once, then there is a wait of 100 ms, which doubles up to 30 s and varies by a
 * tenth, until a life was not short. Each child has its own wait, and none of the others waits for it; the group of a strategy for
 * several is stopped at once and started after the wait. So a child that cannot live neither burns the processor nor ends the
 * program within milliseconds. {@link #maxRestarts(int, Duration)} replaces that: the number says itself how fast restarts may
 * follow each other, and they do so at once, unless a wait is asked for with {@link #backOff}.
 *
 * <p><b>Which.</b> {@link #on} decides by the kind of exception, {@link Component#restartType} by the child.
 */
public final class RestartStrategy {

    private enum Kind {
        ONE_FOR_ONE,
        ONE_FOR_ALL,
        REST_FOR_ONE,
        FORFEIT_ONE,
        FORFEIT_ALL,
        CRASHING
    }

    /** The limit, and whether it was set. */
    private record Limit(int maxRestarts, Duration within, boolean isSet) {}

    private final Kind kind;
    private final Limit limit;
    private final @Nullable RestartPace pace;
    private final Map<Class<? extends Throwable>, CrashDecision> decisions;

    private RestartStrategy(
            Kind kind,
            Limit limit,
            @Nullable RestartPace pace,
            Map<Class<? extends Throwable>, CrashDecision> decisions) {
        this.kind = kind;
        this.limit = limit;
        this.pace = pace;
        this.decisions = decisions;
    }

    private RestartStrategy(Kind kind) {
        this(kind, new Limit(100, Duration.ofSeconds(1), false), null, Map.of());
    }

    /** Returns the strategy to restart the crashed child; the others notice nothing. */
    public static RestartStrategy oneForOne() {
        return new RestartStrategy(Kind.ONE_FOR_ONE);
    }

    /** Returns the strategy to stop all children in reverse order, then start all. */
    public static RestartStrategy oneForAll() {
        return new RestartStrategy(Kind.ONE_FOR_ALL);
    }

    /** Returns the same strategy, but for the crashed child and those after it. */
    public static RestartStrategy restForOne() {
        return new RestartStrategy(Kind.REST_FOR_ONE);
    }

    /** Returns the strategy to leave the crashed child stopped; the others notice nothing. */
    public static RestartStrategy forfeitOne() {
        return new RestartStrategy(Kind.FORFEIT_ONE);
    }

    /** Returns the strategy to stop all children and leave them stopped; the supervisor itself goes on. */
    public static RestartStrategy forfeitAll() {
        return new RestartStrategy(Kind.FORFEIT_ALL);
    }

    /** Returns the strategy to let the crash pass as if there were no supervisor, to the next one or the root. */
    public static RestartStrategy crashing() {
        return new RestartStrategy(Kind.CRASHING);
    }

    /**
     * Limits the restarts; 100 within 1 s unless set. Restarts follow at once then, unless {@link #backOff} is set too.
     *
     * @param count how many restarts are allowed in any span of that time, 0 or more
     * @param span more than zero
     * @return a copy with these limits
     * @throws IllegalArgumentException if one is out of range
     */
    public RestartStrategy maxRestarts(int count, Duration span) {
        if (count < 0) {
            throw new IllegalArgumentException("maxRestarts must not be negative, but is " + count);
        }
        ComponentSettings.requirePositive(span, "within");
        return new RestartStrategy(kind, new Limit(count, span, true), pace, decisions);
    }

    /**
     * Lets restarts wait after short lives; 100 ms to 30 s unless this or {@link #maxRestarts(int, Duration)} is set.
     *
     * @param first the wait after the first short life that is not followed at once
     * @param longest the longest wait, before it varies
     * @return a copy with these waits
     * @throws IllegalArgumentException if the first is not more than zero, or the longest is less
     */
    public RestartStrategy backOff(Duration first, Duration longest) {
        RestartPace set = setPace();
        return withPace(new RestartPace(set.immediate(), set.stableAfter(), first, longest));
    }

    /**
     * Sets how many short lives in a row are followed at once; 3 unless set. The wait that follows is that of {@link #backOff}.
     *
     * @param count 0 or more
     * @return a copy with this number
     * @throws IllegalArgumentException if the count is negative
     */
    public RestartStrategy immediateRestarts(int count) {
        RestartPace set = setPace();
        return withPace(new RestartPace(count, set.stableAfter(), set.first(), set.longest()));
    }

    /**
     * Sets for how long a component has to be up so that its life is not short; 1 s unless set.
     *
     * @param time zero or more; with zero only starts that fail, or crash before they are complete, are short lives
     * @return a copy with this time
     * @throws IllegalArgumentException if the time is negative
     */
    public RestartStrategy stableAfter(Duration time) {
        RestartPace set = setPace();
        return withPace(new RestartPace(set.immediate(), time, set.first(), set.longest()));
    }

    private RestartPace setPace() {
        return pace == null ? RestartPace.DEFAULT : pace;
    }

    private RestartStrategy withPace(RestartPace changed) {
        return new RestartStrategy(kind, limit, changed, decisions);
    }

    /**
     * Decides about the crashes of one kind, subclasses included; of several kinds that fit, the closest counts. Looked at is the
     * reason of the crash, or the cause of one that only says which component below failed. All others are decided as the
     * strategy usually does: {@code RESTART}, or {@code STOP} by one that forfeits.
     *
     * @param reason the kind of exception
     * @param decision what follows
     * @return a copy that decides so
     * @throws IllegalStateException if this strategy lets all crashes pass
     */
    public RestartStrategy on(Class<? extends Throwable> reason, CrashDecision decision) {
        if (!catchesCrashes()) {
            throw new IllegalStateException("crashing() lets every crash pass, so there is nothing to decide; "
                    + "use forfeitOne() or oneForOne() with ESCALATE for those that shall pass");
        }
        Map<Class<? extends Throwable>, CrashDecision> more = new HashMap<>(decisions);
        more.put(Objects.requireNonNull(reason, "reason"), Objects.requireNonNull(decision, "decision"));
        return new RestartStrategy(kind, limit, pace, Map.copyOf(more));
    }

    /** Returns how many restarts are allowed. */
    public int maxRestarts() {
        return limit.maxRestarts();
    }

    /** Returns the span in which restarts are counted. */
    public Duration within() {
        return limit.within();
    }

    /** Returns a text like {@code one for one, at most 3 restarts within PT10S}. */
    @Override
    public String toString() {
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return restarts() ? "%s, at most %d restarts within %s".formatted(name, maxRestarts(), within()) : name;
    }

    /** Whether a crash is usually followed by a restart. */
    boolean restarts() {
        return !forfeits() && catchesCrashes();
    }

    boolean catchesCrashes() {
        return kind != Kind.CRASHING;
    }

    private boolean forfeits() {
        return kind == Kind.FORFEIT_ONE || kind == Kind.FORFEIT_ALL;
    }

    RestartWindow newWindow() {
        return new RestartWindow(maxRestarts(), Durations.nanos(within()));
    }

    RestartPace pace() {
        return pace == null && limit.isSet() ? RestartPace.NONE : setPace();
    }

    /** What follows an end with this reason; none for one that has ended by itself. */
    CrashDecision decide(@Nullable Throwable reason) {
        Throwable next = reason;
        while (next instanceof ComponentException outer && outer.getCause() != null) {
            CrashDecision decision = decide(outer.getClass(), ComponentException.class);
            if (decision != null) {
                return decision;
            }
            next = outer.getCause();
        }
        CrashDecision decision = next == null ? null : decide(next.getClass(), Throwable.class);
        return decision == null ? usual() : decision;
    }

    private CrashDecision usual() {
        return forfeits() ? CrashDecision.STOP : CrashDecision.RESTART;
    }

    private @Nullable CrashDecision decide(Class<?> kindOfReason, Class<?> last) {
        for (Class<?> type = kindOfReason; last.isAssignableFrom(type); type = type.getSuperclass()) {
            CrashDecision decision = decisions.get(type);
            if (decision != null) {
                return decision;
            }
        }
        return null;
    }

    /** Which children are stopped, and started again or not, because of one of them. */
    List<Component> affected(List<Component> children, Component crashed) {
        return switch (kind) {
            case ONE_FOR_ALL, FORFEIT_ALL -> children;
            case REST_FOR_ONE -> children.subList(children.indexOf(crashed), children.size());
            case ONE_FOR_ONE, FORFEIT_ONE, CRASHING -> List.of(crashed);
        };
    }
}
