package io.supervisor4j.cli.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs the README as a new user would: all its commands, in their order. */
class ReadmeIT {

    private static final Pattern CONSOLE = Pattern.compile("(?ms)^```console\\n(.*?)^```");
    private static final Pattern SHELL = Pattern.compile("(?ms)^```sh\\n(.*?)^```");
    private static final Pattern COMMAND = Pattern.compile("(?m)^\\$ (.*)$");
    private static final Pattern FILE = Pattern.compile("/opt/supervisor/(\\S+)");

    @RegisterExtension
    final Installation installation = new Installation();

    private static String readme() throws Exception {
        return Files.readString(Installation.home().resolve("README.md"));
    }

    private static List<String> commands() throws Exception {
        return CONSOLE.matcher(readme())
                .results()
                .flatMap(block -> COMMAND.matcher(block.group(1)).results())
                .map(command -> command.group(1))
                .toList();
    }

    @Test
    void everyCommandDoesWhatItSays() throws Exception {
        assertThat(commands()).hasSizeGreaterThan(10);
        Installation.Manager manager = null;
        for (String command : commands()) {
            if (command.equals("supervisor run app.yaml")) {
                manager = installation.run("app.yaml").awaitReady();
                manager.awaitLine("ticker\\.1 \\| tick from worker 1");
            } else {
                installation.shell(command).succeeds();
            }
        }
        assertThat(manager).isNotNull();
        assertThat(manager.awaitExit()).isZero();
    }

    @Test
    void everyFileOfTheDistributionThatItNamesIsThere() throws Exception {
        List<String> files = SHELL.matcher(readme())
                .results()
                .flatMap(block -> FILE.matcher(block.group(1)).results())
                .map(MatchResult::group)
                .toList();

        assertThat(files).hasSizeGreaterThanOrEqualTo(3);
        assertThat(files).allSatisfy(file -> assertThat(
                        Installation.home().resolve(Path.of("/opt/supervisor").relativize(Path.of(file))))
                .exists());
        installation
                .shell("source " + Installation.home().resolve("share/completions/supervisor.bash")
                        + " && complete -p supervisor")
                .succeeds();
        installation
                .shell("unzip -tq " + Installation.home().getParent() + ".zip")
                .succeeds();
    }
}
