package io.supervisor4j.runtime.supervision;

import io.supervisor4j.rule.Durations;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class DeadlineTest {

    private final Deadlines all = new Deadlines();
    private final List<String> struck = new ArrayList<>();
    private final Deadline deadline = deadline("it");

    private Deadline deadline(String name) {
        return new Deadline(all, now -> struck.add(name + " at " + now));
    }

    private List<String> strike(long now) {
        struck.clear();
        while (all.next() <= now) {
            all.strikeNext(now);
        }
        return List.copyOf(struck);
    }

    @Test
    void itIsNeverUntilItIsSet() {
        assertThat(deadline.at()).isEqualTo(Deadline.NEVER);
        assertThat(all.next()).isEqualTo(Deadline.NEVER);
        assertThat(strike(Long.MAX_VALUE - 1)).isEmpty();
    }

    @Test
    void itStrikesOnceAndNotBeforeItsTime() {
        deadline.setAfter(100, Duration.ofNanos(10));

        assertThat(strike(109)).isEmpty();
        assertThat(strike(110)).containsExactly("it at 110");
        assertThat(strike(111)).isEmpty();
        assertThat(deadline.at()).isEqualTo(Deadline.NEVER);
    }

    @Test
    void theyStrikeInTheOrderOfTheirTimesAndOfOneMomentInTheOrderInWhichTheyWereSet() {
        Deadline first = deadline("first");
        deadline("last").set(7);
        deadline.set(5);
        first.set(6);
        deadline("next").set(5);
        first.set(3);
        assertThat(all.next()).isEqualTo(3);

        assertThat(strike(6)).containsExactly("first at 6", "it at 6", "next at 6");
        assertThat(all.next()).isEqualTo(7);
    }

    @Test
    void oneThatIsClearedOrMovedDoesNotStrikeAtItsOldTime() {
        Deadline moved = deadline("moved");
        deadline.set(5);
        moved.set(5);
        deadline.clear();
        moved.set(15);

        assertThat(strike(14)).isEmpty();
        assertThat(strike(15)).containsExactly("moved at 15");
    }

    @Test
    void oneThatIsSetWhenAnotherStrikesStrikesInTheSameTurnIfItIsDue() {
        new Deadline(all, now -> deadline.set(4)).set(3);

        assertThat(strike(5)).containsExactly("it at 5");
    }

    @Test
    void aTimeoutOfZeroIsNoTimeout() {
        deadline.set(5);
        deadline.setAfterUnlessZero(100, Duration.ZERO);

        assertThat(deadline.at()).isEqualTo(Deadline.NEVER);
    }

    @Test
    void allThatAreSetArePostponedTogether() {
        Deadline never = deadline("never");
        deadline.set(100);
        deadline("next").set(101);
        all.postpone(50);
        deadline("first").set(149);

        assertThat(never.at()).isEqualTo(Deadline.NEVER);
        assertThat(deadline.at()).isEqualTo(150);
        assertThat(strike(200)).containsExactly("first at 200", "it at 200", "next at 200");
    }

    @Test
    void timesThatArePracticallyForEverNeverStrikeAndNeverOverflow() {
        Duration forEver = ChronoUnit.FOREVER.getDuration();
        deadline.setAfter(100, forEver);

        assertThat(deadline.at()).isEqualTo(Deadline.NEVER);
        assertThat(Durations.nanos(forEver) * 2).isPositive();
        assertThat(Deadline.zeroIfForEver(forEver)).isZero();
        assertThat(Deadline.zeroIfForEver(Duration.ofDays(1))).isEqualTo(Duration.ofDays(1));
    }
}
