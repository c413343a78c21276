package io.supervisor4j.runtime.process;

import io.supervisor4j.Service;
import io.supervisor4j.ServiceSpec;
import io.supervisor4j.system.process.ShellCommand;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a worker is started with. */
class LaunchTest {

    /** A service. */
    public static final class Mailer implements Service {}

    @Test
    void aWorkerGetsTheMastersEnvironmentWithoutWhatIsMeantForTheMasterAlone() {
        Map<String, String> masters = Map.of(
                "PATH", "/bin",
                "NOTIFY_SOCKET", "/run/notify",
                "JAVA_TOOL_OPTIONS", "-Xdebug",
                "JDK_JAVA_OPTIONS", "-Xdebug",
                "_JAVA_OPTIONS", "-Xdebug");

        assertThat(WorkerEnvironment.of(masters, Map.of())).isEqualTo(Map.of("PATH", "/bin"));
    }

    @Test
    void theServicesOwnVariablesCountMore() {
        Map<String, String> environment = WorkerEnvironment.of(
                Map.of("PATH", "/bin", "LANG", "C"), Map.of("LANG", "de", "JAVA_TOOL_OPTIONS", "-Xmx8m"));

        assertThat(environment).isEqualTo(Map.of("PATH", "/bin", "LANG", "de", "JAVA_TOOL_OPTIONS", "-Xmx8m"));
    }

    private static LaunchPlan plan(Map<String, String> environment, String... program) {
        return new LaunchPlan("java", List.of(), "", List.of(program), environment);
    }

    @Test
    void theShellMovesTheDescriptorsAndBecomesTheProgram() {
        LaunchPlan plan = plan(Map.of("GOOD_1", "x"), "a b", "$c");
        List<String> command = ShellSpawner.command(ShellCommand.of(plan.environment()), plan, List.of());

        assertThat(command).endsWith("/bin/sh", "java", "a b", "$c").noneMatch(word -> word.contains("GOOD_1"));
    }

    @Test
    void theFirstEntryThatDependsOnTheWorkingDirectoryIsKnown() {
        assertThat(new LaunchPlan("java", List.of(), "/a.jar::/b:", List.of(), Map.of()).relativeEntry())
                .isNull();
        assertThat(new LaunchPlan("java", List.of(), "/a.jar:lib/b.jar:.", List.of(), Map.of()).relativeEntry())
                .isEqualTo("lib/b.jar");
        assertThat(new LaunchPlan("java", List.of("--module-path=/a:mods"), "", List.of(), Map.of()).relativeEntry())
                .isEqualTo("mods");
    }

    @Test
    void aPlanIsNotChangedFromOutside() {
        List<String> program = new java.util.ArrayList<>(List.of("Main"));
        Map<String, String> environment = new java.util.HashMap<>(Map.of("A", "1"));
        LaunchPlan plan = new LaunchPlan("java", program, "a.jar", program, environment);
        program.clear();
        environment.clear();

        assertThat(plan.command(List.of("-Xint"))).containsExactly("java", "Main", "-Xint", "-cp", "a.jar", "Main");
        assertThat(plan.environment()).containsEntry("A", "1");
    }

    @Test
    void aWorkerIsStartedLikeThisJvmWithTheServicesOptionsLast() {
        LaunchPlan plan = WorkerJvm.likeThisOne(LaunchTest.class)
                .planFor(ServiceSpec.of(Mailer.class)
                        .jvmOptions("-Xmx17m", "-Dx=y")
                        .environment(Map.of("MAILER", "1")));

        assertThat(plan.command(List.of()).get(0)).isEqualTo(System.getProperty("java.home") + "/bin/java");
        assertThat(plan.command(List.of()))
                .endsWith("-Xmx17m", "-Dx=y", "-cp", System.getProperty("java.class.path"), LaunchTest.class.getName());
        assertThat(plan.environment()).containsEntry("MAILER", "1").doesNotContainKey("NOTIFY_SOCKET");
    }
}
