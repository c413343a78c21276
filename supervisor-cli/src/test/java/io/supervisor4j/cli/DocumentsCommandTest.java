package io.supervisor4j.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class DocumentsCommandTest {

    @TempDir
    Path folder;

    @BeforeEach
    void write() {
        assertThat(SupervisorCommand.commandLine("documents").execute("documents", folder.toString()))
                .isZero();
    }

    @Test
    void theManPageTellsOfEveryCommandAndOptionThatIsNotHidden() throws Exception {
        String page = Files.readString(folder.resolve("man/man1/supervisor.1"));

        for (CommandLine command :
                SupervisorCommand.commandLine().getSubcommands().values()) {
            boolean hidden = command.getCommandSpec().usageMessage().hidden();
            String name = ".SS supervisor " + command.getCommandName();
            assertThat(page.contains(name)).as(name).isNotEqualTo(hidden);
        }
        assertThat(page)
                .contains("\\-\\-rolling")
                .contains("Default: 60s.")
                .doesNotContain("exec\\-to")
                .doesNotContain("${");
    }

    @Test
    void theCompletionsKnowTheCommands() throws Exception {
        assertThat(Files.readString(folder.resolve("completions/supervisor.bash")))
                .contains("scale")
                .contains("--timeout")
                .doesNotContain("documents");
    }
}
