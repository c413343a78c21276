package io.supervisor4j.cli.run;

import io.supervisor4j.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ProgramsTest {

    private static final SourceLines PLACES =
            new SourceLines(Path.of("app.yaml"), Map.of("services", 1, "services.a.b", 2, "services.a.b.command", 3));

    @TempDir
    Path folder;

    private String problem(String program, Map<String, String> environment) {
        return problem(program, folder, environment);
    }

    private static String problem(String program, Path directory, Map<String, String> environment) {
        ServiceDefinition.Task task =
                new ServiceDefinition.Task.OfProgram(Program.of(program).directory(directory));
        return Plans.problem(Plans.service("a.b", task, environment, List.of()), PLACES, Programs::check);
    }

    private Path executable(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void aNameIsLookedUpInThePathOfTheService() throws IOException {
        executable("bin/tool", "#!/bin/sh\n");

        assertThat(problem("sh", Map.of())).isEmpty();
        assertThat(problem("tool", Map.of()))
                .startsWith("app.yaml:3: services.a.b.command cannot be executed: there is no tool in PATH (");
        assertThat(problem("tool", Map.of("PATH", "/nowhere:" + folder.resolve("bin"))))
                .isEmpty();
        assertThat(problem("tool", Map.of("PATH", "bin")))
                .as("relative to its directory")
                .isEmpty();
        assertThat(problem("sh", Map.of("PATH", "/nowhere"))).contains("there is no sh in PATH (/nowhere)");
    }

    @Test
    void anEarlierFileThatCannotBeExecutedDoesNotHideALaterOneThatCan() throws IOException {
        Files.createDirectories(folder.resolve("first"));
        Files.writeString(folder.resolve("first/tool"), "");

        assertThat(problem("tool", Map.of("PATH", "first:bin"))).contains("first/tool does not permit it");
        executable("bin/tool", "");
        assertThat(problem("tool", Map.of("PATH", "first:bin"))).isEmpty();
    }

    @Test
    void aScriptNeedsItsInterpreterAndAnythingElseIsTheKernelsBusiness() throws IOException {
        executable("missing", "#! /no/such/shell -x\necho\n");
        executable("strange", "#!relative\n");
        executable("binary", "\u007fELF");

        assertThat(problem("./missing", Map.of())).contains("names /no/such/shell, which cannot be executed");
        assertThat(problem("./strange", Map.of())).isEmpty();
        assertThat(problem("./binary", Map.of())).isEmpty();
    }

    @Test
    void aDirectoryThatIsNotThereIsAllThatIsSaidOfIt() {
        assertThat(problem("no-such-program", folder.resolve("nowhere"), Map.of()))
                .isEqualTo("app.yaml:2: services.a.b.directory is not there: " + folder.resolve("nowhere"));
    }

    @Test
    void whatATerminalWouldObeyIsShownAsText() {
        assertThat(problem("no\u001b[2Jsuch\nprogram", Map.of()))
                .contains("no\\u001b[2Jsuch\\nprogram")
                .doesNotContain("\n", "\u001b");
    }
}
