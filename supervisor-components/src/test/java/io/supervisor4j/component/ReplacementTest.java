package io.supervisor4j.component;

import io.supervisor4j.component.time.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** What is put in the place of a crashed child, and what is not: M-52, B-37. */
@Timeout(60)
class ReplacementTest {

    private final IllegalStateException reason = new IllegalStateException("broken");
    private final Trail trail = new Trail();
    private final List<Integer> places = new CopyOnWriteArrayList<>();
    private final Recorded a = new Recorded("a", trail);
    private final Recorded b = new Recorded("b", trail);
    private final Recorded c = new Recorded("c", trail);
    private Component root = a;

    @AfterEach
    void stop() {
        root.close();
    }

    private ComponentSupervisor supervised(RestartStrategy strategy, Function<Component, Component> factory)
            throws InterruptedException {
        ComponentSupervisor supervisor = ComponentSupervisor.of(strategy, a, b, c)
                .replacement((old, place) -> {
                    places.add(place);
                    return factory.apply(old);
                });
        root = supervisor;
        supervisor.configure(ComponentSettings.defaults().time(new ManualTime()));
        supervisor.start();
        return supervisor;
    }

    /** What a factory returns or throws that cannot take the place of {@code b}; gets a child of the same supervisor. */
    static Stream<Function<Component, @Nullable Component>> unfit() {
        return Stream.of(
                sibling -> null,
                sibling -> sibling,
                sibling -> sibling.node().root().component(),
                sibling -> childOfAnother(),
                sibling -> started(),
                sibling -> {
                    throw new IllegalStateException("no replacement");
                },
                sibling -> {
                    throw new StackOverflowError();
                });
    }

    private static Component childOfAnother() {
        Component child = Components.of("child", () -> {});
        ComponentSupervisor.of(RestartStrategy.oneForOne(), child);
        return child;
    }

    private static Component started() {
        Component started = Components.of("started", () -> {});
        try {
            started.start();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return started;
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void oneThatCannotTakeThePlaceIsAFailedRestartAndTheOldOneKeepsIt_M52_B37(
            Function<Component, @Nullable Component> unfit) throws InterruptedException {
        ComponentSupervisor supervisor =
                supervised(RestartStrategy.oneForOne().maxRestarts(3, Duration.ofSeconds(10)), old -> unfit.apply(a));

        b.crash(reason);

        assertThatExceptionOfType(ComponentCrashedException.class)
                .isThrownBy(supervisor::awaitStopped)
                .withCauseInstanceOf(RestartLimitException.class);
        assertThat(places).containsExactly(1, 1, 1);
        assertThat(supervisor.components()).containsExactly(a, b, c);
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void afterOneThatCannotTakeThePlaceTheNextCan_M52(Function<Component, @Nullable Component> unfit)
            throws InterruptedException {
        Recorded fit = new Recorded("fit", trail);
        ComponentSupervisor supervisor = supervised(
                RestartStrategy.oneForOne().maxRestarts(3, Duration.ofSeconds(10)),
                old -> places.size() < 3 ? unfit.apply(a) : fit);

        b.crash(reason);
        await().until(() -> fit.state() == ComponentState.RUNNING);

        assertThat(supervisor.components()).containsExactly(a, fit, c);
        assertThat(places).containsExactly(1, 1, 1);
        assertThat(supervisor.state()).isEqualTo(ComponentState.RUNNING);
    }

    /** Under one for all also those must be replaced that have not crashed. */
    @Test
    void inAGroupNoneIsLostWhenOneCannotBeReplaced_M51_M52() throws InterruptedException {
        ComponentSupervisor supervisor =
                supervised(RestartStrategy.oneForAll().maxRestarts(5, Duration.ofSeconds(10)), old -> {
                    if (old == c && places.size() < 6) {
                        throw new IllegalStateException("not yet");
                    }
                    return new Recorded(old.label() + "'", trail);
                });

        a.crash(reason);
        await().until(() -> supervisor.components().stream()
                .allMatch(child ->
                        child.state() == ComponentState.RUNNING && child.label().endsWith("'")));

        assertThat(supervisor.components())
                .extracting(child -> child.label().charAt(0))
                .containsExactly('a', 'b', 'c');
        assertThat(places).doesNotContain(-1);
    }

    @Test
    void theFactoryIsNotAskedForWhatWasTakenAwayAndItsWorkIsDroppedThen_M52_B37() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Recorded late = new Recorded("late", trail);
        ComponentSupervisor supervisor = supervised(RestartStrategy.oneForOne(), old -> {
            asked.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return late;
        });
        b.crash(reason);
        asked.await();

        supervisor.removeDependency(b);
        go.countDown();
        a.crash(reason);
        await().until(() -> late.state() == ComponentState.RUNNING);

        assertThat(supervisor.components()).containsExactly(late, c);
        assertThat(places).containsExactly(1, 0);
    }
}
