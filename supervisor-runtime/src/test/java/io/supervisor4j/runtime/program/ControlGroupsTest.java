package io.supervisor4j.runtime.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ControlGroupsTest {

    @TempDir
    Path folder;

    @Test
    void whereTheKernelDoesNotKillGroupsThereAreNoneAndNothingIsLeftOfTheAttempt() throws IOException {
        assertThat(new ControlGroups(Optional.of(folder), "supervisor-p1-").begin("1.", 1))
                .isEmpty();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void withoutABaseThereAreNone() {
        ControlGroups none = new ControlGroups(Optional.empty(), "supervisor-p1-");

        assertThat(none.begin("1.", 1)).isEmpty();
        assertThat(none.prefix()).isEmpty();
        assertThat(new ControlGroups(Optional.of(folder), "supervisor-p1-").prefix())
                .isEqualTo(folder + "/supervisor-p1-");
    }

    @Test
    void aGroupThatIsGoneHasNothingToKill() {
        assertThat(new ControlGroup(folder.resolve("gone")).kill()).isZero();
    }
}
