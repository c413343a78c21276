package io.supervisor4j.cli.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class JvmOptionsTest {

    private static final SourceLines LINES = new SourceLines(Path.of("app.yaml"), Map.of("services.a.jvm-options", 3));

    @TempDir
    Path folder;

    private static String problem(String... options) {
        ServiceDefinition.Task task = new ServiceDefinition.Task.OfClass("a.Service", List.of(), Map.of(), false);
        return Plans.problem(Plans.service("a", task, Map.of(), List.of(options)), LINES, JvmOptions::check);
    }

    @Test
    void optionsThatAJvmKnowsAreRight() {
        assertThat(problem("-Xmx64m", "-XX:+UseSerialGC", "-Dany=thing")).isEmpty();
    }

    @Test
    void anOptionThatNoJvmKnowsIsToldWithItsLine() {
        assertThat(problem("-Xmx64m", "-Xbogus"))
                .isEqualTo("app.yaml:3: services.a.jvm-options do not let a JVM start: Unrecognized option: -Xbogus");
    }

    @Test
    void whatTheJvmPrintsBeforeTheReasonIsLeftOut() {
        assertThat(problem("-Xms64m", "-Xmx32m")).contains("do not let a JVM start: Initial heap size set to a larger");
    }

    @Test
    void aMissingAgentIsToldAndAPresentOneIsNotLoaded() throws Exception {
        Path agent = Files.writeString(folder.resolve("agent.jar"), "no jar, which loading would show");

        assertThat(problem("-javaagent:" + agent + "=a=b")).isEmpty();
        assertThat(problem("-javaagent:" + folder.resolve("none.jar")))
                .contains("services.a.jvm-options name the agent " + folder.resolve("none.jar")
                        + ", which cannot be read");
    }

    @Test
    void aPortThatIsInUseIsNotOpened() {
        assertThat(problem("-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=localhost:1"))
                .isEmpty();
    }
}
