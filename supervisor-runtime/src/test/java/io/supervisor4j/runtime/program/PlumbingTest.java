package io.supervisor4j.runtime.program;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlumbingTest {

    private static final Plumbing PLUMBING = Plumbing.of(
            List.of(List.of("/usr/bin/setsid"), List.of("/bin/sh", "-c", "exec \"$@\"", "sh")),
            List.of("/bin/sh", "run", "ä"));

    private static boolean isStage(String... words) {
        byte[] shown = (String.join("\0", words) + "\0").getBytes(StandardCharsets.UTF_8);
        return PLUMBING.stages().stream().anyMatch(stage -> stage.isShownBy(shown));
    }

    @Test
    void theWholeCommandIsThatOfTheFirstStage() {
        assertThat(PLUMBING.words())
                .containsExactly("/usr/bin/setsid", "/bin/sh", "-c", "exec \"$@\"", "sh", "/bin/sh", "run", "ä");
    }

    @Test
    void aProcessIsTheProgramWhenItShowsNoCommandLineOfOurs() {
        assertThat(isStage("/usr/bin/setsid", "/bin/sh", "-c", "exec \"$@\"", "sh", "/bin/sh", "run", "?"))
                .isTrue();
        assertThat(isStage("/bin/sh", "-c", "exec \"$@\"", "sh", "/bin/sh", "run", "?"))
                .isTrue();
        assertThat(isStage("/bin/sh", "run", "?")).isFalse();
        assertThat(isStage("another", "title")).isFalse();
        assertThat(isStage("")).isFalse();
    }

    @Test
    void aProcessThatIsGoneIsWaitedForNoLonger() {
        assertThat(PLUMBING.isOver(Long.MAX_VALUE)).isTrue();
    }
}
