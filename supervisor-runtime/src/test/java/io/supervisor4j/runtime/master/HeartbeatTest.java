package io.supervisor4j.runtime.master;

import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.event.SupervisorEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HeartbeatTest {

    private final List<SupervisorEvent> observed = new ArrayList<>();

    @Test
    void withoutAWatchdogThereIsNone() {
        Heartbeat heartbeat = new Heartbeat(Optional.empty());
        heartbeat.beatIfDue(Long.MAX_VALUE - 1, observed::add);

        assertThat(heartbeat.next()).isEqualTo(Long.MAX_VALUE);
        assertThat(observed).isEmpty();
    }

    @Test
    void itBeatsAtTheStartAndThenOnceAnInterval() {
        Heartbeat heartbeat = new Heartbeat(Optional.of(Duration.ofNanos(100)));
        assertThat(heartbeat.next()).isZero();

        heartbeat.beatIfDue(5, observed::add);
        assertThat(heartbeat.next()).isEqualTo(105);
        heartbeat.beatIfDue(104, observed::add);
        assertThat(observed).containsExactly(new ManagerEvent.Heartbeat());
        heartbeat.beatIfDue(105, observed::add);
        assertThat(observed).hasSize(2);
    }

    @Test
    void beatsThatWereMissedAreNotMadeUpFor() {
        Heartbeat heartbeat = new Heartbeat(Optional.of(Duration.ofNanos(100)));
        heartbeat.beatIfDue(0, observed::add);
        heartbeat.beatIfDue(1_000, observed::add);

        assertThat(observed).hasSize(2);
        assertThat(heartbeat.next()).isEqualTo(1_100);
    }
}
