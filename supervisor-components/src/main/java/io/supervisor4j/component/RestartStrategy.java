package io.supervisor4j.component;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a {@link ComponentSupervisor} does when one of its children has crashed (M-51), and how often. Immutable.
 *
 * <p>A crash is one restart, however many children are restarted because of it; a restart that fails is followed by another one,
 * which counts too (B-31, B-33). In any span of {@link #within()} there are at most {@link #maxRestarts()}; one more, and the
 * supervisor itself crashes with a {@link RestartLimitException}, which is then for its own supervisor to answer (M-53).
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

    private final Kind kind;
    private final int maxRestarts;
    private final Duration within;

    private RestartStrategy(Kind kind, int maxRestarts, Duration within) {
        this.kind = kind;
        this.maxRestarts = maxRestarts;
        this.within = within;
    }

    private RestartStrategy(Kind kind) {
        this(kind, 100, Duration.ofSeconds(1));
    }

    /** {@return restart the crashed child; the others notice nothing} */
    public static RestartStrategy oneForOne() {
        return new RestartStrategy(Kind.ONE_FOR_ONE);
    }

    /** {@return stop all children in reverse order, then start all} */
    public static RestartStrategy oneForAll() {
        return new RestartStrategy(Kind.ONE_FOR_ALL);
    }

    /** {@return the same for the crashed child and those after it} */
    public static RestartStrategy restForOne() {
        return new RestartStrategy(Kind.REST_FOR_ONE);
    }

    /** {@return leave the crashed child stopped; the others notice nothing} */
    public static RestartStrategy forfeitOne() {
        return new RestartStrategy(Kind.FORFEIT_ONE);
    }

    /** {@return stop all children and leave them stopped; the supervisor itself goes on} */
    public static RestartStrategy forfeitAll() {
        return new RestartStrategy(Kind.FORFEIT_ALL);
    }

    /** {@return let the crash pass as if there were no supervisor, to the next one or the root} */
    public static RestartStrategy crashing() {
        return new RestartStrategy(Kind.CRASHING);
    }

    /**
     * Limits the restarts; 100 within 1 s unless set.
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
        return new RestartStrategy(kind, count, ComponentSettings.requirePositive(span, "within"));
    }

    /** {@return how many restarts are allowed} */
    public int maxRestarts() {
        return maxRestarts;
    }

    /** {@return in any span of which time} */
    public Duration within() {
        return within;
    }

    /** {@return like {@code one for one, at most 3 restarts within PT10S}} */
    @Override
    public String toString() {
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return restarts() ? "%s, at most %d restarts within %s".formatted(name, maxRestarts, within) : name;
    }

    private boolean restarts() {
        return !forfeits() && catchesCrashes();
    }

    boolean catchesCrashes() {
        return kind != Kind.CRASHING;
    }

    boolean forfeits() {
        return kind == Kind.FORFEIT_ONE || kind == Kind.FORFEIT_ALL;
    }

    RestartWindow newWindow() {
        return new RestartWindow(maxRestarts, Deadline.nanos(within));
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
