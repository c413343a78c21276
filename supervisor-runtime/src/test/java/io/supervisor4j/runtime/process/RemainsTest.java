package io.supervisor4j.runtime.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Real processes, which stand for what lives have left behind. */
@Timeout(30)
class RemainsTest {

    private final LifeTokens tokens = new LifeTokens('t');
    private final Remains remains = new Remains();
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void killWhatIsLeft() {
        started.forEach(Process::destroyForcibly);
    }

    private Process start(String token, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        tokens.put(builder.environment(), token);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    @Test
    void whatHasTheTokenIsEndedAndNothingElse() throws Exception {
        String token = tokens.next();
        Process own = start(token, "setsid", "sleep", "1000");
        Process other = start(tokens.next(), "sleep", "1000");

        assertThat(remains.end(List.of(token))).isEqualTo(1);
        assertThat(own.waitFor()).isEqualTo(137);
        assertThat(other.isAlive()).isTrue();
    }

    @Test
    void whatIsInTheSessionIsEndedAlsoIfItHasLostTheToken() throws Exception {
        String token = tokens.next();
        Process leader = start("none", "setsid", "sh", "-c", "sleep 1000 & env -i sleep 1000 & wait");
        leader.getOutputStream().close();
        while (leader.children().count() < 2) {
            Thread.onSpinWait();
        }

        // The leader may have ended by itself when those it waits for were killed.
        assertThat(remains.end(token, leader.pid())).isGreaterThanOrEqualTo(2);
        assertThat(leader.waitFor()).isNotNegative();
        assertThat(remains.end(token, leader.pid())).isZero();
    }

    @Test
    void severalLivesAreEndedTogether() throws Exception {
        List<String> lives = List.of(tokens.next(), tokens.next());
        Process first = start(lives.get(0), "sleep", "1000");
        Process second = start(lives.get(1), "sleep", "1000");

        assertThat(remains.end(lives)).isEqualTo(2);
        assertThat(first.waitFor()).isEqualTo(137);
        assertThat(second.waitFor()).isEqualTo(137);
    }

    @Test
    void whereNothingIsLeftThatIsSeenAtOnce() {
        assertThat(remains.end(List.of(tokens.next()))).isZero();
    }

    @Test
    void whatGoesOnToStartProcessesWhileItIsEndedIsEndedTogetherWithThem() throws Exception {
        String token = tokens.next();
        Process process = start(token, "sh", "-c", "while :; do setsid sleep 1000 & sleep 0.01; done");
        while (process.children().count() < 3) {
            Thread.onSpinWait();
        }

        assertThat(remains.end(List.of(token))).isGreaterThanOrEqualTo(3);
        assertThat(remains.end(List.of(token))).isZero();
    }

    @Test
    void noTokenIsTheBeginningOfAnother() {
        List<String> some = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            some.add(tokens.next());
        }
        assertThat(some).doesNotHaveDuplicates().allMatch(token -> token.startsWith(tokens.prefix()));
        assertThat(some.get(10)).doesNotStartWith(some.get(0));
        assertThat(new LifeTokens('t').prefix()).isNotEqualTo(tokens.prefix());
    }
}
