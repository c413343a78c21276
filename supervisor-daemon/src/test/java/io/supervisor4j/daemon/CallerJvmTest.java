package io.supervisor4j.daemon;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallerJvmTest {

    @Test
    void pathsAreMadeAbsolute_S14() {
        Path here = Path.of("").toAbsolutePath();

        assertThat(CallerJvm.absolute("lib/a.jar:/b.jar:")).isEqualTo(here + "/lib/a.jar:/b.jar:" + here);
    }

    @Test
    void variablesMeantForTheCallerAreTakenAway() {
        Map<String, String> callers = new HashMap<>(Map.of(
                "PATH", "/bin", "NOTIFY_SOCKET", "/s", "JAVA_TOOL_OPTIONS", "-Xmx1g", "_JAVA_OPTIONS", "-Xmx2g"));
        // Started by a worker, whose manager would end it with the worker.
        callers.put("SUPERVISOR_LIFE", "j0-1.");

        assertThat(CallerEnvironment.of(callers)).containsOnlyKeys("PATH");
    }
}
