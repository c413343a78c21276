package io.supervisor4j.cli.it;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What a manager does when its file has changed, and it is told to read it again. */
class RereadIT {

    private static final String JVM = "jvm-options: [-XX:TieredStopAtLevel=1, -XX:+UseSerialGC, -Xmx64m]\n";

    /** Goes on after a reload, so that it is replaced only where its specification takes that. */
    private static final String PROGRAM = "[sh, -c, 'trap : HUP; echo $GREETING $0; while :; do sleep 0.1; done', %s]";

    @RegisterExtension
    final Installation installation = new Installation();

    private static String program(String name, String argument, String more) {
        return "  " + name + ": {command: " + PROGRAM.formatted(argument) + ", reload-signal: HUP" + more + "}\n";
    }

    private static String classes() {
        return Path.of(Greeter.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }

    private void write(String... services) throws Exception {
        installation.write("app.yaml", JVM + "services:\n" + String.join("", services));
    }

    private String pids(String service) throws Exception {
        return installation
                .supervisor("status")
                .succeeds()
                .out()
                .lines()
                .filter(line -> line.startsWith(service + " "))
                .map(line -> line.replaceAll("\\s+", " "))
                .map(line -> String.join(" ", List.of(line.split(" ")).subList(0, 3)))
                .toList()
                .toString();
    }

    @Test
    void changedArgumentsAndEnvironmentAreTakenOverByNewWorkersWithTheOldIds() throws Exception {
        write(program("a", "one", ", workers: 2, env: {GREETING: hello}"), program("b", "one", ""));
        Installation.Manager manager = installation.run("app.yaml").awaitReady();
        manager.awaitLine("a\\.0 \\| hello one").awaitLine("a\\.1 \\| hello one");
        String untouched = pids("b");
        assertThat(untouched).contains("b 0 ");

        write(program("a", "two", ", workers: 2, env: {GREETING: goodbye}"), program("b", "one", ""));
        installation.supervisor("reload").succeeds();

        manager.awaitLine("a\\.0 \\| goodbye two").awaitLine("a\\.1 \\| goodbye two");
        manager.awaitLine(".*service a has other class, command or args, env").awaitLine(".*service a has restarted");
        assertThat(pids("b")).isEqualTo(untouched);
        assertThat(manager.lines()).doesNotContain("service b has other");
    }

    @Test
    void aServiceThatIsGoneFromTheFileIsGoneFromTheManagerAndMayComeBack() throws Exception {
        write(program("a", "one", ""), program("b", "one", ", workers: 0"));
        Installation.Manager manager = installation.run("app.yaml").awaitReady();

        write(program("b", "one", ", workers: 0"), program("c", "one", ""));
        manager.signal("HUP");
        manager.awaitLine(".*service a is removed")
                .awaitLine(".*service c is new")
                .awaitLine(".*service a was removed")
                .awaitLine(".*worker c\\.0 .* is ready.*");
        assertThat(installation.supervisor("status").succeeds().out()).doesNotContainPattern("(?m)^a ");

        write(program("a", "three", ""), program("b", "two", ", workers: 1"));
        manager.signal("HUP");
        manager.awaitLine("a\\.0 \\| three").awaitLine("b\\.0 \\| two").awaitLine(".*service c was removed");
        assertThat(installation.supervisor("status", "--json").succeeds().out())
                .contains("\"a\"", "\"b\"")
                .doesNotContain("\"c\"");
    }

    @Test
    void whatTheManagerWouldRefuseChangesNothingNotEvenWhatIsRight() throws Exception {
        String app = JVM + "class-path: [" + classes() + "]\nservices:\n";
        String greeter = "  greeter: {class: io.supervisor4j.cli.it.Greeter, args: [%s]}\n";
        installation.write(
                "app.yaml", app + program("a", "one", "") + greeter.formatted("world, 10s, {town: Rome, number: 3}"));
        Installation.Manager manager = installation.run("app.yaml").awaitReady();

        installation.write("app.yaml", app + program("a", "two", "") + greeter.formatted("world"));
        manager.signal("HUP");
        manager.awaitLine(".*reload refused, nothing has changed: .*Greeter.*");
        installation.write("app.yaml", app + program("a", "two", ", wokers: 3"));
        manager.signal("HUP");
        manager.awaitLine(".*wokers.*did you mean workers.*");

        assertThat(manager.lines()).doesNotContain("a has other", "greeter is removed", "new specification");
        assertThat(installation.supervisor("status").succeeds().out()).containsPattern("(?m)^greeter +0");
    }

    @Test
    void otherHooksAreCalledFromThenOnAndWorkersAreReplacedForTheirs() throws Exception {
        String app = JVM + "class-path: [" + classes() + "]\n%sservices:\n"
                + "  a: {class: io.supervisor4j.cli.it.Greeter, args: [world, 1s, {town: Rome, number: 3}]}\n";
        installation.write("app.yaml", app.formatted(""));
        Installation.Manager manager = installation.run("app.yaml").awaitReady();

        String hooks =
                "hooks: {worker-ready: io.supervisor4j.cli.it.Witness, new-worker: io.supervisor4j.cli.it.Witness}\n";
        installation.write("app.yaml", app.formatted(hooks));
        manager.signal("HUP");
        manager.awaitLine("a\\.0 \\| new worker 0").awaitLine("ready worker 0").awaitLine(".*service a has restarted");

        installation.write("app.yaml", app.formatted(""));
        manager.signal("HUP");
        manager.awaitLines(".*service a has restarted", 2);
        assertThat(Pattern.compile("(?m)^ready worker 0$")
                        .matcher(manager.lines())
                        .results())
                .hasSize(1);
    }

    @Test
    void whatTheManagerWasStartedWithTakesItsRestartWhichItSays() throws Exception {
        write(program("a", "one", ""));
        Installation.Manager manager = installation.run("app.yaml").awaitReady();

        installation.write(
                "app.yaml",
                JVM + "class-path: [" + classes() + "]\nspawn-interval: 20ms\nboot-timeout: 20s\nservices:\n"
                        + program("a", "one", ""));
        manager.signal("HUP");

        manager.awaitLine(".*has another class-path, spawn-interval than the manager was started with.*restart.*");
        manager.awaitLine(".*service a has a new specification");
    }

    /** Goes on after a reload, and does not obey SIGTERM. */
    private static String stubborn(String name, String more) {
        return "  " + name + ": {command: [sh, -c, \"trap '' TERM; trap : HUP; while :; do sleep 0.1; done\"], "
                + "reload-signal: HUP" + more + "}\n";
    }

    @Test
    void aShorterTimeForTheEndHoldsFromThenOnForAllAndForAService() throws Exception {
        String own = ", graceful-shutdown-timeout: %s";
        installation.write(
                "app.yaml",
                JVM + "graceful-shutdown-timeout: 1h\nservices:\n" + stubborn("a", "")
                        + stubborn("b", own.formatted("2h")));
        Installation.Manager manager = installation.run("app.yaml").awaitReady();

        installation.write(
                "app.yaml",
                JVM + "graceful-shutdown-timeout: 1s\nservices:\n" + stubborn("a", "")
                        + stubborn("b", own.formatted("2s")));
        installation.supervisor("reload", "--wait").succeeds();
        manager.awaitLine(".*graceful shutdown timeout changed from 1 h to 1.0 s")
                .awaitLine(".*service b has other graceful-shutdown-timeout");
        installation.supervisor("restart", "b").succeeds();
        manager.awaitLine(".*worker b.0 .*over its deadline.*");

        manager.signal("TERM");
        manager.awaitLine(".*caught SIGTERM, stopping within 2.0 s").awaitExit();
        assertThat(manager.lines()).doesNotContain("takes its restart", "another graceful-shutdown-timeout");
    }
}
