package io.supervisor4j.system.file;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ControlFolderTest {

    private static Path in(Map<String, String> environment, String user) {
        return ControlFolder.in(environment, user, "/tmp").path();
    }

    @Test
    void theRuntimeFolderComesFirst() {
        Map<String, String> environment = Map.of("XDG_RUNTIME_DIR", "/run/user/7");

        assertThat(in(environment, "root")).isEqualTo(Path.of("/run/user/7/supervisor4j"));
        assertThat(in(environment, "jo")).isEqualTo(Path.of("/run/user/7/supervisor4j"));
    }

    @Test
    void withoutOneRootAndOthersHaveTheirs() {
        assertThat(in(Map.of(), "root")).isEqualTo(Path.of("/run/supervisor4j"));
        assertThat(in(Map.of("XDG_RUNTIME_DIR", ""), "jo")).isEqualTo(Path.of("/tmp/supervisor4j-jo"));
        assertThat(in(Map.of("XDG_RUNTIME_DIR", "relative"), "jo")).isEqualTo(Path.of("/tmp/supervisor4j-jo"));
    }

    @Test
    void theLimitOfThePathIsTheKernels() {
        Path fits = Path.of("/" + "x".repeat(106));

        assertThat(ControlFolder.isTooLong(fits)).isFalse();
        assertThat(ControlFolder.isTooLong(Path.of(fits + "x"))).isTrue();
        assertThat(ControlFolder.isTooLong(Path.of("/" + "ü".repeat(54)))).isTrue();
    }

    @Test
    void daemonsHaveAFolderInIt() {
        assertThat(new ControlFolder(Path.of("/run/s")).daemons()).isEqualTo(Path.of("/run/s/daemon"));
    }

    @Test
    void socketAndLockLieSideBySide() {
        ControlFolder folder = new ControlFolder(Path.of("/run/s"));

        assertThat(folder.socket("shop")).isEqualTo(Path.of("/run/s/shop.sock"));
        assertThat(folder.lock("shop")).isEqualTo(Path.of("/run/s/shop.lock"));
    }
}
