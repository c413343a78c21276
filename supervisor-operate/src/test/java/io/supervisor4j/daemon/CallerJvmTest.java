package io.supervisor4j.daemon;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CallerJvmTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-agentlib:jdwp=transport=dt_socket,server=y,address=5005",
                "-Xrunjdwp:transport=dt_socket",
                "-Dcom.sun.management.jmxremote.port=9010",
                "-Xlog:gc*:gc.log",
                "-XX:StartFlightRecording:filename=caller.jfr",
                "-XX:ArchiveClassesAtExit=app.jsa"
            })
    void whatOnlyOneProcessCanHaveStaysWithTheCaller(String option) {
        assertThat(CallerJvm.options(List.of("-Xmx1g", option, "-Da=b"))).containsExactly("-Xmx1g", "-Da=b");
    }

    @Test
    void pathsAreMadeAbsolute_S14() {
        Path here = Path.of("").toAbsolutePath();

        assertThat(CallerJvm.absolute("lib/a.jar:/b.jar:")).isEqualTo(here + "/lib/a.jar:/b.jar:" + here);
    }

    @Test
    void variablesMeantForTheCallerAreTakenAway() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PATH",
                "/bin",
                "NOTIFY_SOCKET",
                "/s",
                "JAVA_TOOL_OPTIONS",
                "-Xmx1g",
                "_JAVA_OPTIONS",
                "-Xmx2g",
                "a.b",
                "c d"));

        CallerEnvironment.trim(environment);

        assertThat(environment).containsOnlyKeys("PATH", "a.b");
        assertThat(CallerEnvironment.droppedByShells(environment)).containsExactly("a.b=c d");
    }
}
