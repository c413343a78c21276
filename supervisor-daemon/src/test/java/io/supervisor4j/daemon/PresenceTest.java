package io.supervisor4j.daemon;

import io.supervisor4j.daemon.state.DaemonFiles;
import io.supervisor4j.daemon.state.DaemonState;
import io.supervisor4j.daemon.state.Life;
import io.supervisor4j.daemon.state.Observed;
import io.supervisor4j.daemon.state.Phase;
import io.supervisor4j.daemon.state.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PresenceTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final ProcessIdentity GONE = new ProcessIdentity(1, "other boot", 1);

    private final ProcessIdentity self =
            ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
    private final Life announced = new Life("1", Phase.STARTING, Optional.empty(), self, Optional.empty());

    private final Life running = new Life("1", Phase.RUNNING, Optional.empty(), self, Optional.of(self));
    private final Life stopping = new Life("1", Phase.STOPPING, Optional.empty(), self, Optional.empty());

    @TempDir
    Path folder;

    private DaemonFiles files;
    private DaemonState state;

    @BeforeEach
    void openState() {
        files = new DaemonFiles(folder, "d");
        state = new DaemonState(files);
    }

    private Presence presence(String life, Duration settleTime) {
        return new Presence(
                new DaemonArguments(files, life, settleTime, Optional.empty(), List.of(), "a.Main", List.of()));
    }

    private DaemonStatus status() throws IOException {
        return DaemonStatus.of(state.look(LIMIT));
    }

    private void announce(Life life) throws IOException {
        state.guarded(LIMIT, () -> {
            state.write(life);
            return life;
        });
    }

    /** Without its times. */
    private Observed sight() throws IOException {
        Observed sighting = state.look(LIMIT);
        if (sighting instanceof Observed.Present present) {
            return new Observed.Present(present.life()
                    .map(life -> new Life(life.id(), life.phase(), Optional.empty(), life.launcher(), life.process())));
        } else if (sighting instanceof Observed.Absent absent) {
            return new Observed.Absent(absent.last().map(ended -> ended(ended.life(), ended.status())));
        }
        return sighting;
    }

    private static Observed.Ended ended(Life life, OptionalInt status) {
        return new Observed.Ended(life, status, Optional.empty());
    }

    @Test
    void whoIsAnnouncedTakesTheLockAndSaysWhoItIs() throws IOException {
        announce(announced);

        assertThat(presence("1", Duration.ofSeconds(1)).enter()).isEqualTo(Presence.Entrance.ENTERED);

        assertThat(sight()).isEqualTo(new Observed.Present(Optional.of(announced.of(self))));
    }

    @Test
    void withoutASettleTimeItRunsAtOnce_S13() throws IOException {
        announce(announced);

        presence("1", Duration.ZERO).enter();

        assertThat(sight()).isEqualTo(new Observed.Present(Optional.of(running)));
    }

    @Test
    void whoSaysThatItRunsDoes() throws IOException {
        announce(announced);
        Presence presence = presence("1", Duration.ofSeconds(1));
        presence.enter();

        presence.running();
        presence.running();

        assertThat(sight()).isEqualTo(new Observed.Present(Optional.of(running)));
    }

    @Test
    void whoWasAskedToStopMeanwhileDoesNotBegin_S8() throws IOException {
        announce(stopping);

        assertThat(presence("1", Duration.ZERO).enter()).isEqualTo(Presence.Entrance.STOPPED);

        assertThat(sight()).isEqualTo(new Observed.Coming(stopping));
    }

    @Test
    void whoIsNotAnnouncedOrHasASuccessorDoesNotBegin() throws IOException {
        assertThat(presence("1", Duration.ZERO).enter()).isEqualTo(Presence.Entrance.STOPPED);
        announce(new Life("2", Phase.STARTING, Optional.empty(), self, Optional.empty()));

        assertThat(presence("1", Duration.ZERO).enter()).isEqualTo(Presence.Entrance.STOPPED);
    }

    @Test
    void whatWasLaunchedIsComingForAsLongAsItsShellLives() throws IOException {
        announce(announced);
        assertThat(sight()).isEqualTo(new Observed.Coming(announced));

        Life dead = new Life("1", Phase.STARTING, Optional.empty(), GONE, Optional.empty());
        announce(dead);

        assertThat(sight()).isEqualTo(new Observed.Absent(Optional.of(ended(dead, OptionalInt.empty()))));
    }

    @Test
    void anEndIsSeenOnlyWhenItsStatusIsKnown_S19() throws IOException {
        Life life = new Life("1", Phase.RUNNING, Optional.empty(), self, Optional.of(GONE));
        announce(life);

        assertThat(sight()).isEqualTo(new Observed.Ending(life));
        assertThat(status().isRunning()).isTrue();
        assertThat(status().lastExit()).isEmpty();

        Files.writeString(files.exit(), "1 137\n");

        assertThat(sight()).isEqualTo(new Observed.Absent(Optional.of(ended(life, OptionalInt.of(137)))));
        assertThat(status().isRunning()).isFalse();
        assertThat(status().lastExit()).contains(new DaemonExit(OptionalInt.of(137)));
        assertThat(status().since()).isPresent();
    }

    @Test
    void anEndThatNothingIsLeftToWriteDownIsSeenToo_B29() throws IOException {
        announce(new Life("1", Phase.RUNNING, Optional.empty(), GONE, Optional.of(GONE)));

        assertThat(status())
                .isEqualTo(new DaemonStatus(
                        DaemonStatus.State.STOPPED,
                        OptionalLong.empty(),
                        Optional.empty(),
                        Optional.of(new DaemonExit(OptionalInt.empty()))));
    }

    @Test
    void aStatusTellsEachStateAndSinceWhen_S19_S20() throws IOException {
        assertThat(status().state()).isEqualTo(DaemonStatus.State.STOPPED);
        assertThat(status().lastExit()).isEmpty();
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);

        announce(Life.launched("1", Instant.now(), self));
        assertThat(status().state()).isEqualTo(DaemonStatus.State.LAUNCHING);
        assertThat(status().pid()).isEmpty();
        assertThat(status().isRunning()).isFalse();

        Presence presence = presence("1", Duration.ofSeconds(1));
        presence.enter();
        assertThat(status().state()).isEqualTo(DaemonStatus.State.STARTING);
        assertThat(status().pid()).hasValue(self.pid());

        presence.running();
        assertThat(status().state()).isEqualTo(DaemonStatus.State.RUNNING);
        assertThat(status().since())
                .hasValueSatisfying(since -> assertThat(since).isBetween(before, Instant.now()));
    }
}
