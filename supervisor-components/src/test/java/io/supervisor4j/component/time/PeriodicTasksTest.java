package io.supervisor4j.component.time;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PeriodicTasksTest {

    private final ManualTime time = new ManualTime();
    private final List<String> trail = new ArrayList<>();
    private final LogCapture log = new LogCapture(PeriodicTasks.class);

    @AfterEach
    void closeLog() {
        log.close();
    }

    private PeriodicTasksBuilder builder() {
        return PeriodicTasks.builder().name("group").timeSource(time).random(() -> 0);
    }

    private PeriodicTaskSpec task(String name, Duration spacing) {
        return PeriodicTaskSpec.of(name, spacing, () -> trail.add(name));
    }

    @Test
    void aTaskFirstRunsOneSpacingAfterItWasAdded_O59() {
        PeriodicTasks tasks = builder().task(task("a", ofSeconds(10))).build();

        assertThat(tasks.runDue()).isEqualTo(ofSeconds(10));
        time.advance(ofSeconds(9));
        assertThat(tasks.runDue()).isEqualTo(ofSeconds(1));
        assertThat(trail).isEmpty();
        time.advance(ofSeconds(1));
        assertThat(tasks.runDue()).isEqualTo(ofSeconds(10));
        assertThat(trail).containsExactly("a");
    }

    @Test
    void anImmediateTaskRunsInTheFirstRoundAndItsGridBeginsThere_O59() {
        PeriodicTasks tasks =
                builder().task(task("a", ofSeconds(10)).runImmediately(true)).build();
        time.advance(ofSeconds(3));

        assertThat(tasks.runDue()).isEqualTo(ofSeconds(10));
        assertThat(trail).containsExactly("a");
    }

    @Test
    void aTaskOfTenSecondsIsDueInFiveAfterFive_O60() {
        PeriodicTasks tasks = builder().task(task("a", ofSeconds(10))).build();
        time.advance(ofSeconds(5));

        assertThat(tasks.runDue()).isEqualTo(ofSeconds(5));
    }

    @Test
    void theIdleTimeIsAtMostSixtySecondsAndAtMostTheSmallestSpacing_O60() {
        assertThat(builder().build().runDue()).isEqualTo(ofSeconds(60));
        assertThat(builder().task(task("a", ofMinutes(5))).build().runDue()).isEqualTo(ofSeconds(60));
        assertThat(builder()
                        .task(task("a", ofMinutes(5)))
                        .task(task("b", ofSeconds(7)))
                        .build()
                        .runDue())
                .isEqualTo(ofSeconds(7));
    }

    @Test
    void theIdleTimeIsCountedFromTheEndOfTheRound_O60() {
        PeriodicTasks tasks = builder()
                .task(task("a", ofSeconds(10)).runImmediately(true))
                .task(PeriodicTaskSpec.of("slow", ofSeconds(30), () -> time.advance(ofSeconds(4)))
                        .runImmediately(true))
                .build();

        assertThat(tasks.runDue()).isEqualTo(ofSeconds(6));
    }

    @Test
    void whatIsOverdueAtTheEndOfARoundIsDueAtOnce_O60() {
        PeriodicTasks tasks = builder()
                .task(PeriodicTaskSpec.of("slow", ofSeconds(10), () -> time.advance(ofSeconds(25)))
                        .runImmediately(true))
                .build();

        assertThat(tasks.runDue()).isZero();
    }

    @Test
    void dueTasksRunInTheOrderOfDeclaration_O60() {
        PeriodicTasks tasks = builder()
                .task(task("c", ofSeconds(3)))
                .task(task("a", ofSeconds(1)))
                .task(task("b", ofSeconds(2)))
                .build();
        time.advance(ofSeconds(3));

        tasks.runDue();

        assertThat(trail).containsExactly("c", "a", "b");
    }

    @Test
    void aLateRunDoesNotShiftTheGridAndMissedPointsAreNotMadeUp_O61() {
        PeriodicTasks tasks = builder().task(task("a", ofSeconds(7))).build();
        time.advance(ofSeconds(9 + 7 + 7));

        assertThat(tasks.runDue()).isEqualTo(ofSeconds(28 - 23));
        assertThat(trail).containsExactly("a");
    }

    @Test
    void theJitterPostponesTheNextRunAndNotTheGrid_O61() {
        PeriodicTasks tasks = builder()
                .random(() -> -1L) // nextDouble() is the greatest number below 1, so nine seconds of jitter
                .task(task("a", ofSeconds(200)).runImmediately(true))
                .build();
        tasks.runDue();

        time.advance(ofSeconds(208));
        tasks.runDue();
        assertThat(trail).hasSize(1);
        time.advance(ofSeconds(1));
        tasks.runDue();
        assertThat(trail).hasSize(2);
        time.advance(ofSeconds(199));
        tasks.runDue();
        assertThat(trail).hasSize(2);
        time.advance(ofSeconds(1));
        tasks.runDue();
        assertThat(trail).as("at 409, not at 418").hasSize(3);
    }

    @Test
    void twoHundredTicksOfASecondRunATaskOfNineSecondsEveryNinth_O62() {
        PeriodicTasks tasks = builder().task(task("a", ofSeconds(9))).build();

        for (int i = 1; i <= 200; i++) {
            time.advance(ofSeconds(1));
            tasks.runDue();
            assertThat(trail).hasSize(i / 9);
        }
    }

    @Test
    void spacingsBelowASecondWorkToo() {
        PeriodicTasks tasks = builder().task(task("a", ofMillis(250))).build();
        time.advance(ofMillis(400));

        assertThat(tasks.runDue()).isEqualTo(ofMillis(100));
        assertThat(trail).hasSize(1);
    }

    @Test
    void aJumpOfTheTimeOfDayChangesNothing_O66() {
        PeriodicTasks tasks = builder().task(task("a", ofSeconds(10))).build();

        time.setInstant(time.instant().plusSeconds(3600));

        assertThat(tasks.runDue()).isEqualTo(ofSeconds(10));
        assertThat(trail).isEmpty();
    }

    @Test
    void noSpacingStandsForSixtySeconds_O58() {
        PeriodicTasks tasks = builder().task(task("a", ZERO)).build();

        time.advance(ofSeconds(59));
        assertThat(tasks.runDue()).isEqualTo(ofSeconds(1));
    }

    @Test
    void aNegativeSpacingOrAnOptionDisablesATaskWhichIsLogged_O58() {
        PeriodicTasks tasks = builder()
                .task(task("a", ofSeconds(-1)).runImmediately(true).enabled(true))
                .task(task("b", ofSeconds(1)).runImmediately(true).enabled(false))
                .build();
        time.advance(ofMinutes(5));

        assertThat(tasks.runDue()).isEqualTo(ofSeconds(60));
        assertThat(trail).isEmpty();
        assertThat(log.messages())
                .containsExactly("INFO Periodic task group/a is disabled", "INFO Periodic task group/b is disabled");
    }

    @Test
    void aFailureIsLoggedWithItsTaskAndTheOthersRun_O63() {
        PeriodicTasks tasks = builder()
                .task("bad", ofSeconds(1), () -> {
                    throw new IOException("disk full");
                })
                .task("worse", ofSeconds(1), () -> {
                    throw new StackOverflowError();
                })
                .task(task("good", ofSeconds(1)))
                .build();
        time.advance(ofSeconds(1));

        assertThat(tasks.runDue()).isEqualTo(ofSeconds(1));

        assertThat(trail).containsExactly("good");
        assertThat(log.messages())
                .containsExactly("ERROR Periodic task group/bad failed", "ERROR Periodic task group/worse failed");
    }

    @Test
    void runDueOrThrowThrowsTheFirstFailureAndLeavesTheRestForTheNextCall_O63() {
        IOException cause = new IOException("disk full");
        PeriodicTasks tasks = builder()
                .task("bad", ofSeconds(5), () -> {
                    throw cause;
                })
                .task(task("good", ofSeconds(5)))
                .build();
        time.advance(ofSeconds(5));

        assertThatThrownBy(tasks::runDueOrThrow)
                .isInstanceOfSatisfying(PeriodicTaskException.class, failure -> assertThat(failure.task())
                        .isEqualTo("group/bad"))
                .hasMessage("periodic task group/bad failed: java.io.IOException: disk full")
                .hasCause(cause);
        assertThat(trail).isEmpty();
        assertThat(log.messages()).isEmpty();

        assertThat(tasks.runDueOrThrow()).isEqualTo(ofSeconds(5));
        assertThat(trail).containsExactly("good");
    }

    @Test
    void anInterruptedTaskEndsTheRoundAndTheThreadStaysInterrupted() {
        PeriodicTasks tasks = builder()
                .task("interrupted", ofSeconds(1), () -> {
                    throw new InterruptedException();
                })
                .task(task("later", ofSeconds(1)))
                .build();
        time.advance(ofSeconds(1));

        tasks.runDue();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(trail).isEmpty();
        assertThat(log.messages()).isEmpty();
        tasks.runDue();
        assertThat(trail).containsExactly("later");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void externalTasksRunUnlessTheyAreNotTo_O64(boolean runExternal) {
        PeriodicTasks tasks = builder()
                .runExternal(runExternal)
                .task(task("a", ofSeconds(1)).external(true))
                .build();
        time.advance(ofSeconds(1));

        tasks.runDue();

        assertThat(trail).hasSize(runExternal ? 1 : 0);
    }

    @Test
    void aTaskCanBeAddedAtRunTimeEvenByATask_O65() {
        AtomicReference<PeriodicTasks> tasks = new AtomicReference<>();
        tasks.set(builder()
                .task(PeriodicTaskSpec.of("adder", ofSeconds(60), () -> tasks.get()
                                .add(task("added", ofSeconds(2)).runImmediately(true)))
                        .runImmediately(true))
                .build());

        assertThat(tasks.get().runDue()).isZero();
        tasks.get().runDue();
        time.advance(ofSeconds(2));
        tasks.get().runDue();
        time.advance(ofSeconds(2));
        tasks.get().runDue();

        assertThat(trail).containsExactly("added", "added", "added");
    }

    @Test
    void twoTasksOfOneNameAreRefused() {
        PeriodicTasks tasks = builder().task(task("a", ofSeconds(1))).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> tasks.add(task("a", ofSeconds(2))))
                .withMessage("there are two periodic tasks group/a");
    }

    @Test
    void valuesThatMeanNothingAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> task(" ", ofSeconds(1)))
                .withMessage("a periodic task needs a name");
        assertThatIllegalArgumentException().isThrownBy(() -> builder().name(""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().concurrency(0))
                .withMessage("concurrency must be at least 1, but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().stopTimeout(ofSeconds(-1)))
                .withMessage("stopTimeout must not be negative, but is PT-1S");
    }

    @Test
    void aRoundWithinARoundIsRefused() {
        AtomicInteger refused = new AtomicInteger();
        AtomicReference<PeriodicTasks> tasks = new AtomicReference<>();
        tasks.set(builder()
                .task("nested", ofSeconds(1), () -> assertThatIllegalStateException()
                        .isThrownBy(() -> {
                            refused.incrementAndGet();
                            tasks.get().runDue();
                        })
                        .withMessage("periodic tasks group run already"))
                .build());
        time.advance(ofSeconds(1));

        tasks.get().runDueOrThrow();

        assertThat(refused).hasValue(1);
    }

    @Test
    void aClosedGroupRunsNothing() {
        PeriodicTasks tasks = builder().task(task("a", ofSeconds(1))).build();
        tasks.close();
        tasks.close();

        assertThatIllegalStateException().isThrownBy(tasks::runDue).withMessage("periodic tasks group are closed");
        assertThatIllegalStateException().isThrownBy(tasks::start).withMessage("periodic tasks group are closed");
    }
}
