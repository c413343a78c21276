package io.supervisor4j.component;

import io.supervisor4j.component.time.LoopingCall;
import io.supervisor4j.component.time.ManualTime;
import io.supervisor4j.component.time.Retry;
import io.supervisor4j.component.time.TaskGroup;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/** What a user may get wrong, or do in a strange place, without harm to anything else. */
@Timeout(60)
class MisuseTest {

    private static final Duration LONGEST = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
    private static final Duration SHORTEST = Duration.ofSeconds(Long.MIN_VALUE);

    private final ManualTime time = new ManualTime();
    private final Trail trail = new Trail();

    /** Lets a test call what only the author of a component may. */
    private static final class Open extends Component {

        void hand(AutoCloseable resource) {
            use(resource);
        }

        void later(Callable<?> body) {
            var unused = future("later", body);
        }

        boolean slept(Duration duration) throws InterruptedException {
            return sleep(duration);
        }

        <T> Awaited<T> wait(CompletionStage<T> stage, Duration timeout) throws Exception {
            return await(stage, timeout);
        }
    }

    @Test
    void durationsBeyondAllMeasureAreTaken() throws Exception {
        Component component = new Component() {
            {
                timer("never", LONGEST, () -> trail.add("ran")).maxDriftCorrection(LONGEST);
                timer("hardly", Duration.ofNanos(1), () -> trail.add("ran"));
                task("sleep", () -> sleep(LONGEST));
            }
        };
        component.configure(
                new ComponentSettings(time, ComponentSettings.defaults().threads(), LONGEST, LONGEST, LONGEST));
        component.start();

        assertThat(component.stop(LONGEST).isClean()).isTrue();
    }

    @Test
    void aTimeThatIsOverIsNotWaitedFor_M32_M34() throws Exception {
        Open component = new Open();
        component.configure(ComponentSettings.defaults().time(time));
        component.start();

        assertThat(component.slept(Duration.ZERO)).isTrue();
        assertThat(component.slept(SHORTEST)).isTrue();
        assertThat(component.wait(new CompletableFuture<>(), SHORTEST).isTimedOut())
                .isTrue();
        assertThat(component.wait(CompletableFuture.completedFuture(1), Duration.ZERO))
                .isEqualTo(new Awaited.Done<>(1));
        component.stop();
    }

    @Test
    void noTimeoutIsNotTheSameAsNoLimit_M34() throws InterruptedException {
        Open component = new Open();
        component.start();

        assertThatNullPointerException()
                .isThrownBy(() -> component.wait(new CompletableFuture<>(), none()))
                .withMessage("timeout");
        component.stop();
    }

    @Test
    void nothingInThePlaceOfAResourceKeepsNothingFromBeingClosed_M23() throws InterruptedException {
        Open component = new Open();
        component.start();
        component.hand(() -> trail.add("closed"));

        assertThatNullPointerException()
                .isThrownBy(() -> component.hand(none()))
                .withMessage("resource");
        assertThat(component.stop().isClean()).isTrue();
        assertThat(trail.steps()).containsExactly("closed");
    }

    @Test
    void nothingInThePlaceOfWorkOrOfItsPlaceIsRefusedAtOnce() {
        assertRefused("zone", () -> new Component() {
            {
                cron("x", "* * * * *", none(), () -> {});
            }
        });
        assertRefused("body", () -> new Open().later(none()));
        assertRefused("body", () -> LoopingCall.every(Duration.ofSeconds(1), none()));
        assertRefused("body", () -> LoopingCall.until(Duration.ofSeconds(1), none()));
        assertRefused("body", () -> LoopingCall.dynamic(none()));
        assertRefused("body", () -> Retry.on(Exception.class).call(none()));
        assertRefused("body", () -> Retry.on(Exception.class).run(none()));
        assertRefused("taskName", () -> TaskGroup.builder().build().run(none(), () -> {}));
    }

    private static void assertRefused(String what, ThrowableAssert.ThrowingCallable call) {
        assertThatNullPointerException().isThrownBy(call).withMessage(what);
    }

    @Test
    void namesAndLoggersThatFailKeepNothingFromBeingStopped_M15() throws InterruptedException {
        Component component = new Component() {
            @Override
            public String label() {
                throw new StackOverflowError("label");
            }

            @Override
            protected Logger logger() {
                return none();
            }

            @Override
            protected void onStop() {
                throw new AssertionError("onStop");
            }

            @Override
            protected void onShutdown() {
                trail.add("onShutdown");
            }
        };
        component.start();

        assertThat(component.stop().failures()).hasSize(1);
        assertThat(trail.steps()).containsExactly("onShutdown");
    }

    @Test
    void aCallbackThatInterruptsItselfHasStillFailed_M13() {
        Recorded component = new Recorded("a", trail).in("onStart", () -> {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("lost its connection", new InterruptedException());
        });

        assertThatExceptionOfType(ComponentStartException.class).isThrownBy(component::start);
        assertThat(component.state()).isEqualTo(ComponentState.FAILED);
    }

    @Test
    void newSettingsHoldFromTheNextStartOn() throws InterruptedException {
        ManualTime other = new ManualTime();
        CountDownLatch configured = new CountDownLatch(1);
        CountDownLatch slept = new CountDownLatch(1);
        Component sleeper = new Component() {
            {
                task("sleep", () -> {
                    configured.await();
                    sleep(Duration.ofHours(1));
                    slept.countDown();
                });
            }
        };
        sleeper.configure(ComponentSettings.defaults().time(time));
        sleeper.start();

        sleeper.configure(ComponentSettings.defaults().time(other));
        configured.countDown();
        time.awaitWaiters(1);
        time.advance(Duration.ofHours(1));

        slept.await();
        sleeper.stop();
    }

    @Test
    void aComponentMayBeStoppedRestartedAndCrashedFromEachOfItsCallbacks() throws Exception {
        for (String callback : List.of("onFirstStart", "onStart", "onStarted", "onStop", "onShutdown")) {
            List<CompletionStage<?>> asked = new CopyOnWriteArrayList<>();
            Recorded child = new Recorded("child", trail);
            Recorded parent = new Recorded("parent", trail, child);
            child.in(callback, () -> {
                asked.add(child.stopAsync());
                asked.add(parent.restartAsync());
                child.crash(new IllegalStateException(callback));
                asked.add(parent.stopAsync());
            });
            asked.add(parent.startAsync());
            parent.stopAsync().toCompletableFuture().join();

            assertThat(parent.state().isLive()).as(callback).isFalse();
            assertThat(child.state().isLive()).as(callback).isFalse();
            asked.forEach(stage ->
                    stage.handle((value, failure) -> true).toCompletableFuture().join());
        }
    }

    @Test
    void whatListenersThrowReachesNobodyElse_M64() {
        Topic<String> topic = Topic.named("t");
        List<String> heard = new CopyOnWriteArrayList<>();
        topic.connect(message -> {
            throw new AssertionError("broken");
        });
        topic.connect(heard::add);

        topic.send("hello");

        assertThat(heard).containsExactly("hello");
    }

    /** For arguments that the compiler would not let pass. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T none() {
        return Optional.<T>empty().orElse(null);
    }
}
