package io.supervisor4j.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PresenceTest {

    private final ProcessIdentity self =
            ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
    private final Life announced = new Life("1", Phase.STARTING, self, Optional.empty());

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
        return new Presence(new Errand(files, life, settleTime, Optional.empty(), List.of(), "a.Main", List.of()));
    }

    private void announce(Life life) throws IOException {
        state.guarded(() -> {
            state.write(life);
            return life;
        });
    }

    private Sighting sight() throws IOException {
        return state.look();
    }

    @Test
    void whoIsAnnouncedTakesTheLockAndSaysWhoItIs() throws IOException {
        announce(announced);

        assertThat(presence("1", Duration.ofSeconds(1)).enter()).isEqualTo(Presence.Entrance.ENTERED);

        assertThat(sight()).isEqualTo(new Sighting.Present(Optional.of(announced.of(self))));
    }

    @Test
    void withoutASettleTimeItRunsAtOnce_S13() throws IOException {
        announce(announced);

        presence("1", Duration.ZERO).enter();

        assertThat(sight())
                .isEqualTo(new Sighting.Present(Optional.of(announced.of(self).in(Phase.RUNNING))));
    }

    @Test
    void whoSaysThatItRunsDoes() throws IOException {
        announce(announced);
        Presence presence = presence("1", Duration.ofSeconds(1));
        presence.enter();

        presence.running();
        presence.running();

        assertThat(sight())
                .isEqualTo(new Sighting.Present(Optional.of(announced.of(self).in(Phase.RUNNING))));
    }

    @Test
    void whoWasAskedToStopMeanwhileDoesNotBegin_S8() throws IOException {
        announce(announced.in(Phase.STOPPING));

        assertThat(presence("1", Duration.ZERO).enter()).isEqualTo(Presence.Entrance.STOPPED);

        assertThat(sight()).isEqualTo(new Sighting.Coming(announced.in(Phase.STOPPING)));
    }

    @Test
    void whoIsNotAnnouncedOrHasASuccessorDoesNotBegin() throws IOException {
        assertThat(presence("1", Duration.ZERO).enter()).isEqualTo(Presence.Entrance.STOPPED);
        announce(new Life("2", Phase.STARTING, self, Optional.empty()));

        assertThat(presence("1", Duration.ZERO).enter()).isEqualTo(Presence.Entrance.STOPPED);
    }

    @Test
    void whatWasLaunchedIsComingForAsLongAsItsShellLives() throws IOException {
        announce(announced);
        assertThat(sight()).isEqualTo(new Sighting.Coming(announced));

        Life dead = new Life("1", Phase.STARTING, new ProcessIdentity(self.pid(), "other boot", 1), Optional.empty());
        announce(dead);

        assertThat(sight()).isEqualTo(new Sighting.Absent(Optional.of(dead)));
    }
}
