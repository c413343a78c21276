package io.supervisor4j.cli.file;

import io.supervisor4j.Program;
import io.supervisor4j.Readiness;
import io.supervisor4j.RestartPolicy;
import io.supervisor4j.WorkerOutput;
import io.supervisor4j.cli.run.ManagerPlan;
import io.supervisor4j.cli.run.PlanException;
import io.supervisor4j.cli.run.PlanFile;
import io.supervisor4j.cli.run.ServiceDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AppFileTest {

    @TempDir
    Path folder;

    private ManagerPlan read(String text) {
        try {
            return new AppFile()
                    .apply(Files.writeString(folder.resolve("shop.yaml"), text))
                    .plan();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ServiceDefinition service(String text) {
        return read("services:\n  mailer:\n" + text.indent(4)).services().get(0);
    }

    private List<String> problems(String text) {
        try {
            read(text);
            return List.of();
        } catch (PlanException e) {
            return e.getMessage()
                    .lines()
                    .filter(line -> !line.endsWith(" errors:"))
                    .map(line -> line.strip().replace(folder.resolve("shop.yaml") + ":", ""))
                    .toList();
        }
    }

    @Test
    void everythingThatCanBeSaidArrives() throws IOException {
        Files.createDirectories(folder.resolve("lib"));
        Files.createFile(folder.resolve("lib/b.jar"));
        Files.createFile(folder.resolve("lib/a.jar"));
        ManagerPlan plan = read("""
                name: bank
                class-path: [lib/*, lib]
                jvm-options: [-Xmx64m]
                graceful-shutdown-timeout: 10s
                boot-timeout: PT20S
                reload-timeout: 30s
                spawn-interval: 5ms
                max-workers: 20
                hooks:
                  terminate: A
                  reload: [B, C]
                  dead-worker: D
                  worker-ready: E
                  new-worker: F
                services:
                  mailer:
                    class: com.example.Mailer
                    workers: 3
                    args: [smtp, 25, true]
                    env: {REGION: 1}
                    jvm-options: -Xmx32m
                    restart: on-failure
                    standby: 1
                    output: inherited
                    graceful-shutdown-timeout: 1s
                    boot-timeout: 2s
                """);

        assertThat(plan)
                .isEqualTo(new ManagerPlan(
                        "bank",
                        List.of(folder + "/lib/a.jar", folder + "/lib/b.jar", folder + "/lib"),
                        List.of("-Xmx64m"),
                        new ManagerPlan.Limits(
                                Optional.of(Duration.ofSeconds(10)),
                                Optional.of(Duration.ofSeconds(20)),
                                Optional.of(Duration.ofSeconds(30)),
                                Optional.of(Duration.ofMillis(5)),
                                Optional.of(20)),
                        new ManagerPlan.HookClasses(
                                List.of("A"), List.of("B", "C"), List.of("D"), List.of("E"), List.of("F")),
                        List.of(new ServiceDefinition(
                                "mailer",
                                new ServiceDefinition.Task.OfClass(
                                        "com.example.Mailer", List.of("smtp", 25, true), Map.of(), false),
                                3,
                                Map.of("REGION", "1"),
                                List.of("-Xmx32m"),
                                RestartPolicy.onFailure(),
                                1,
                                WorkerOutput.inherited(),
                                Optional.of(Duration.ofSeconds(1)),
                                Optional.of(Duration.ofSeconds(2))))));
    }

    @Test
    void theDefaultsAreOneWorkerRestartedAlwaysWithTaggedOutput() {
        ServiceDefinition plan = service("command: sleep 10");

        assertThat(plan.workers()).isEqualTo(1);
        assertThat(plan.restart()).isEqualTo(RestartPolicy.always());
        assertThat(plan.output()).isEqualTo(WorkerOutput.tagged());
        assertThat(plan.task())
                .isEqualTo(new ServiceDefinition.Task.OfProgram(
                        Program.of("sleep", "10").directory(folder)));
    }

    @Test
    void theNameIsThatOfTheFileUnlessItIsSaid() {
        assertThat(read("services: {}").name()).isEqualTo("shop");
    }

    @Test
    void autoStandsForTheNumberOfProcessors_T26() {
        assertThat(service("command: x\nworkers: auto").workers())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void aProgramMayBeAListAndSayMore() {
        assertThat(service("command: [sh, -c, a  b]\ndirectory: sub\nready: frame\nreload-signal: SIGHUP")
                        .task())
                .isEqualTo(new ServiceDefinition.Task.OfProgram(Program.of("sh", "-c", "a  b")
                        .directory(folder.resolve("sub"))
                        .readyWhen(Readiness.frame())
                        .reloadSignal("HUP")));
    }

    @Test
    void argumentsMayHaveNames() {
        assertThat(service("class: A\nargs: {host: smtp, port: 25}").task())
                .isEqualTo(
                        new ServiceDefinition.Task.OfClass("A", List.of(), Map.of("host", "smtp", "port", 25), false));
    }

    @Test
    void restartsCanBeTuned() {
        assertThat(service("command: x\nrestart: {policy: never, immediate-restarts: 5, stable-after: 2s, "
                                + "first-delay: 1s, max-delay: 9s}")
                        .restart())
                .isEqualTo(RestartPolicy.never()
                        .immediateRestarts(5)
                        .stableAfter(Duration.ofSeconds(2))
                        .backOff(Duration.ofSeconds(1), Duration.ofSeconds(9)));
    }

    @Test
    void outputCanGoToFiles() {
        assertThat(service("command: x\noutput: {files: logs, max-size: 2M, max-files: 3}")
                        .output())
                .isEqualTo(WorkerOutput.files(folder.resolve("logs")).rotated(2 << 20, 3));
    }

    @Test
    void anUnknownKeyIsToldWithItsLineAndTheOneThatWasMeant() {
        assertThat(problems("services:\n  mailer:\n    command: x\n    wokers: 3\n"))
                .containsExactly("4: services.mailer.wokers is unknown; did you mean workers?");
    }

    @Test
    void allErrorsAreToldAtOnceInTheOrderOfTheLines() {
        assertThat(problems("""
                        name: -x
                        boot-timeout: 10
                        services:
                          a: {command: x, workers: many}
                          b: {class: A, command: x}
                          c: {args: [1]}
                          d: {command: x, args: [1], restart: sometimes}
                          e: {class: A, ready: frame, standby: -1}
                          f: [1]
                        """))
                .containsExactly(
                        "1: name must be 1 to 64 letters, digits, '.', '_' and '-', the first a letter or digit, and is '-x'",
                        "2: boot-timeout '10' has no unit; for seconds write 10s",
                        "4: services.a.workers must be a number, and is 'many'",
                        "5: services.b has both class and command; it can have one",
                        "6: services.c needs a class or a command",
                        "6: services.c.args belongs to a service with a class",
                        "7: services.d.args belongs to a service with a class",
                        "7: services.d.restart must be always, on-failure, never or never-and-stop, and is 'sometimes'",
                        "8: services.e.ready belongs to a service with a command",
                        "8: services.e.standby must be at least 0, and is -1",
                        "9: services.f must be a mapping, and is a list");
    }

    @Test
    void aFileThatIsNoMappingIsRefused() {
        assertThat(problems("- a\n"))
                .containsExactly("1: the file must be a mapping from names to values, and is a list");
        assertThat(problems("")).containsExactly("1: the file must be a mapping from names to values, and is nothing");
        assertThat(problems("a: [")).singleElement().asString().contains("is no YAML");
        assertThat(problems("services: {}\n---\nservices: {}\n")).containsExactly("3: the file must be one document");
    }

    @Test
    void aKeyThatIsThereTwiceIsRefused() {
        assertThat(problems("services: {}\nname: a\nname: b\n"))
                .singleElement()
                .asString()
                .contains("3")
                .contains("name");
    }

    @Test
    void aClassPathEntryThatIsNotThereIsRefused() {
        assertThat(problems("class-path: [nowhere.jar, nothing/*]\nservices: {}"))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).contains("there is nothing in " + folder));
    }

    @Test
    void moreServicesThanAManagerMayHaveAreRefused() {
        String services = IntStream.range(0, 1_001)
                .mapToObj(i -> "  s" + i + ": {command: x}\n")
                .collect(Collectors.joining());

        assertThat(problems("services:\n" + services))
                .containsExactly("2: services are 1001, more than the 1000 that a manager may have");
    }

    @Test
    void aFolderForOutputThatCannotBeMadeIsRefused() throws IOException {
        Files.writeString(folder.resolve("taken"), "");

        assertThat(problems("services: {a: {command: x, output: {files: taken/logs}}}"))
                .containsExactly("1: services.a.output.files is no folder in which files can be made: "
                        + folder.resolve("taken/logs"));
        assertThat(problems("services: {a: {command: x, output: {files: not/yet/there}}}"))
                .isEmpty();
    }

    @Test
    void aNulCharacterIsRefusedWhereverItStands() {
        assertThat(problems("""
                class-path: ["a\\0"]
                jvm-options: ["-Da=\\0"]
                hooks: {reload: "a\\0"}
                services:
                  a: {class: "a\\0"}
                  b: {command: [a, "\\0"]}
                  c: {command: a, env: {"A\\0": "\\0"}, output: {files: "a\\0"}}
                """))
                .containsExactly(
                        "1: class-path has a NUL character",
                        "2: jvm-options has a NUL character",
                        "3: hooks.reload has a NUL character",
                        "5: services.a.class has a NUL character",
                        "6: services.b.command has a NUL character",
                        "7: services.c.env.A\\u0000 has a NUL character",
                        "7: services.c.env.A\\u0000 has a NUL character",
                        "7: services.c.output.files has a NUL character");
    }

    @Test
    void moreWorkersThanTheManagerMayHaveAreRefusedAllServicesAndStandbysTogether() {
        String services = "services:\n  a: {class: X, workers: 3, standby: 1}\n  b: {command: x, workers: 2}\n";

        assertThat(problems("max-workers: 6\n" + services)).isEmpty();
        assertThat(problems("max-workers: 5\n" + services))
                .containsExactly("3: services have 6 workers and standbys together, more than the 5 of max-workers");
        assertThat(problems("services: {a: {command: x, workers: 10000000}}"))
                .containsExactly(
                        "1: services have 10000000 workers and standbys together, more than the 4096 of max-workers");
        assertThat(problems("max-workers: 100001\n" + services))
                .containsExactly("1: max-workers must be at most 100000, and is 100001");
    }

    @Test
    void servicesAreNeeded() {
        assertThat(problems("name: a")).containsExactly("1: the file needs services: a mapping from names to services");
    }

    @Test
    void aFileThatIsNotThereIsRefusedWithWhatToDo() {
        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(() -> new AppFile().apply(folder.resolve("none.yaml")))
                .withMessageContaining("supervisor init");
    }

    @Test
    void itIsToldWhereEachValueStandsAndWhetherTheLastLineHasAnEnd() throws IOException {
        Path file = folder.resolve("shop.yaml");
        Files.writeString(file, "name: a\nservices:\n  x.y:\n    class: A\n    args:\n      - 1\n");
        PlanFile read = new AppFile().apply(file);

        assertThat(read.places().lines())
                .containsEntry("name", 1)
                .containsEntry("services.x.y.class", 4)
                .containsEntry("services.x.y.args", 6);
        assertThat(read.isWhole()).isTrue();
        Files.writeString(file, "services: {}");
        assertThat(new AppFile().apply(file).isWhole()).isFalse();
    }

    @Test
    void aFileThatIsCutOffBehindServicesIsNoFileWithoutServices() throws IOException {
        assertThat(problems("name: shop\nservices:\n"))
                .singleElement()
                .asString()
                .contains("for no services write {}");
        Path file = Files.writeString(folder.resolve("none.yaml"), "services: {}\n");
        assertThat(new AppFile().apply(file).plan().services()).isEmpty();
    }

    @Test
    void aFileThatIsNoFileOrIsHugeIsRefusedWithoutReadingIt() throws IOException {
        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(() -> new AppFile().apply(folder))
                .withMessageContaining("is no regular file");
        Path huge = Files.write(folder.resolve("huge.yaml"), new byte[5 << 20]);
        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(() -> new AppFile().apply(huge))
                .withMessageContaining("is larger than the 1048576 bytes");
    }

    @Test
    void whatMeansSomethingToAJvmOnlyBelongsToAServiceWithAClass() {
        assertThat(problems(
                        "services: {a: {command: x, jvm-options: -Xmx1g, standby: 1, keep-children: true, args: [1]}}"))
                .hasSize(4)
                .allSatisfy(problem -> assertThat(problem).contains("belongs to a service with a class"));
    }

    @Test
    void aServiceMayKeepTheChildrenOfItsWorkers() {
        ServiceDefinition plan = service("class: A\nkeep-children: true");
        assertThat(plan.task()).isEqualTo(new ServiceDefinition.Task.OfClass("A", List.of(), Map.of(), true));
        assertThat(problems("services: {a: {class: A, keep-children: maybe}}"))
                .containsExactly("1: services.a.keep-children must be true or false, and is 'maybe'");
    }
}
