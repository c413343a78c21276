package io.supervisor4j.component;

import io.supervisor4j.component.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.helpers.NOPLogger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/** Timers and cron: M-28, M-29, M-31. */
@Timeout(60)
class TimerTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualTime time = new ManualTime(Instant.parse("2026-03-02T05:58:30Z"));
    private final AtomicInteger rounds = new AtomicInteger();

    /** A component with timers. */
    private class Timed extends Component {

        Timed() {
            configure(ComponentSettings.defaults().time(time));
        }

        final BackgroundTimer every(Duration interval) {
            return timer("timer", interval, rounds::incrementAndGet);
        }
    }

    private void advance(Duration by, int expected) throws InterruptedException {
        time.awaitWaiters(1);
        time.advance(by);
        await().until(() -> rounds.get() == expected);
    }

    @Test
    void aTimerSleepsFirstAndOncePerRound_M28() throws InterruptedException {
        Timed component = new Timed();
        BackgroundTimer timer = component.every(Duration.ofSeconds(5));
        component.start();
        time.awaitWaiters(1);
        assertThat(rounds).hasValue(0);

        advance(Duration.ofSeconds(5), 1);
        advance(Duration.ofSeconds(5), 2);
        time.awaitWaiters(1);

        assertThat(timer.stats()).isEqualTo(new TimerStats(2, 0, 0, 0, 0));
        component.close();
    }

    @Test
    void aTimerMayRunFirst_M28() throws InterruptedException {
        Timed component = new Timed();
        component.every(Duration.ofSeconds(5)).runFirst();
        component.start();

        await().until(() -> rounds.get() == 1);
        advance(Duration.ofSeconds(5), 2);
        component.close();
    }

    @Test
    void aTimerThatFailsCrashesTheComponentAfterOneRound_M28() throws InterruptedException {
        Timed component = new Timed();
        component.timer("fails", SECOND, () -> {
            rounds.incrementAndGet();
            throw new IllegalStateException("broken");
        });
        component.start();
        time.awaitWaiters(1);

        time.advance(SECOND);

        assertThatExceptionOfType(ComponentCrashedException.class).isThrownBy(component::awaitStopped);
        assertThat(rounds).hasValue(1);
    }

    @Test
    void aTimerWhoseErrorsAreLoggedGoesOn_U21() throws InterruptedException {
        Timed component = new Timed();
        component
                .timer("fails", SECOND, () -> {
                    rounds.incrementAndGet();
                    throw new IllegalStateException("broken");
                })
                .onError(ErrorPolicy.log());
        component.start();

        advance(SECOND, 1);
        advance(SECOND, 2);
        component.close();
    }

    @Test
    void cronRunsAtItsTimes_M29() throws InterruptedException {
        Timed component = new Timed();
        component.cron("report", "0 6 * * 1-5", ZoneOffset.UTC, rounds::incrementAndGet);
        component.start();
        time.awaitWaiters(1);

        time.advance(Duration.ofSeconds(60));
        time.awaitWaiters(1);
        assertThat(rounds).hasValue(0);
        advance(Duration.ofSeconds(30), 1);
        component.close();
    }

    @Test
    void aClockThatIsSetBackALittleDoesNotFireTheSameTimeTwice_M29() throws InterruptedException {
        Timed component = new Timed();
        component.cron("report", "* * * * *", ZoneOffset.UTC, () -> {
            time.setInstant(time.instant().minusMillis(100));
            rounds.incrementAndGet();
        });
        component.start();
        advance(Duration.ofSeconds(30), 1);

        time.awaitWaiters(1);
        time.advance(Duration.ofSeconds(1));
        time.awaitWaiters(1);

        assertThat(rounds).hasValue(1);
        component.close();
    }

    @Test
    void cronLooksAtAClockThatWasSetForward_M29() throws InterruptedException {
        Timed component = new Timed();
        component.cron("report", "0 12 * * *", ZoneOffset.UTC, rounds::incrementAndGet);
        component.start();
        time.awaitWaiters(1);

        time.setInstant(Instant.parse("2026-03-02T12:00:30Z"));
        advance(Duration.ofMinutes(1), 1);
        component.close();
    }

    @Test
    void anExpressionThatIsNoneIsRefusedByTheConstructor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Timed().cron("report", "61 * * * *", ZoneOffset.UTC, () -> {}));
    }

    private static DriftClock slept(Duration interval, Duration limit, Duration time) {
        DriftClock clock = new DriftClock(interval, limit);
        clock.slept(time, NOPLogger.NOP_LOGGER);
        return clock;
    }

    @Test
    void aSleepThatWasLateShortensTheNextWithinLimits_M31() {
        Duration limit = Duration.ofMillis(100);

        assertThat(slept(SECOND, limit, Duration.ofMillis(1040)).pause()).isEqualTo(Duration.ofMillis(960));
        assertThat(slept(SECOND, limit, Duration.ofMillis(990)).pause()).isEqualTo(Duration.ofMillis(1010));
        assertThat(slept(SECOND, limit, Duration.ofMillis(2000)).pause()).isEqualTo(Duration.ofMillis(900));
        assertThat(slept(SECOND, limit, Duration.ofMillis(100)).pause()).isEqualTo(Duration.ofMillis(1100));
        assertThat(slept(Duration.ofMillis(90), limit, Duration.ofMillis(99)).pause())
                .isEqualTo(Duration.ofMillis(90));
    }

    @Test
    void driftIsCountedFrom30PercentOr1200Milliseconds_M31() {
        Duration limit = Duration.ofMillis(100);

        assertThat(slept(SECOND, limit, Duration.ofMillis(1299)).stats().drifting())
                .isZero();
        assertThat(slept(SECOND, limit, Duration.ofMillis(1300)).stats()).isEqualTo(new TimerStats(0, 1, 0, 1, 0));
        assertThat(slept(SECOND, limit, Duration.ofMillis(700)).stats()).isEqualTo(new TimerStats(0, 1, 1, 0, 0));
        assertThat(slept(Duration.ofSeconds(60), limit, Duration.ofMillis(61_199))
                        .stats()
                        .drifting())
                .isZero();
        assertThat(slept(Duration.ofSeconds(60), limit, Duration.ofMillis(61_200))
                        .stats()
                        .driftingLate())
                .isEqualTo(1);
    }

    @Test
    void driftIsLoggedForIntervalsOfASecondAndMore_M31() {
        try (LogLines log = new LogLines("drift")) {
            org.slf4j.Logger logger = org.slf4j.LoggerFactory.getLogger("drift");
            new DriftClock(SECOND, Duration.ZERO).slept(Duration.ofSeconds(2), logger);
            new DriftClock(Duration.ofMillis(999), Duration.ZERO).slept(Duration.ofSeconds(2), logger);
            new DriftClock(SECOND, Duration.ZERO).ran(Duration.ofMillis(1001), "timer", logger);
            new DriftClock(SECOND, Duration.ZERO).ran(SECOND, "timer", logger);

            assertThat(log.lines())
                    .containsExactly(
                            "INFO A timer of PT1S woke too late by PT1S",
                            "WARN timer took PT1.001S, which is more than its interval of PT1S");
        }
    }

    @Test
    void theTimeARoundTakesIsNotMadeUpForButCountedAsOverlap_M31() throws InterruptedException {
        Timed component = new Timed();
        BackgroundTimer timer = component.timer("slow", SECOND, () -> {
            time.advance(Duration.ofSeconds(3));
            rounds.incrementAndGet();
        });
        component.start();
        advance(SECOND, 1);
        time.awaitWaiters(1);

        assertThat(time.nextDue()).contains(SECOND);
        assertThat(timer.stats()).isEqualTo(new TimerStats(1, 0, 0, 0, 1));
        component.close();
    }
}
