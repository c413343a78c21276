package io.supervisor4j.it;

import io.supervisor4j.ServiceSpec;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The lists of classes that master and worker load a moment after their start. Each has what a death, a reload and an end load;
 * {@code -Dsupervisor4j.classlists=write} writes them.
 */
class ClassListIT {

    private static final Path RESOURCES =
            Path.of("..", "supervisor-runtime", "src", "main", "resources", "io", "supervisor4j", "runtime");

    /** A class that few runs load, since something was slow just then, is not missing. */
    private static final int RUNS = 3;

    private static final Pattern LOADED = Pattern.compile(".*\\] (\\S+) source: .*");

    @RegisterExtension
    final Masters masters = new Masters();

    @TempDir
    Path folder;

    /** What a run has loaded after its start. */
    private record Loaded(Set<String> master, Set<String> worker) {}

    @Test
    void everyClassThatADeathAReloadAndAnEndLoadIsOnTheLists() throws IOException {
        Loaded loaded = run(0);
        if (System.getProperty("supervisor4j.classlists", "").equals("write")) {
            write("master", loaded.master);
            write("worker", loaded.worker);
            return;
        }
        Set<String> missingInMaster = missing("master", loaded.master);
        Set<String> missingInWorker = missing("worker", loaded.worker);
        for (int run = 1; run < RUNS && !(missingInMaster.isEmpty() && missingInWorker.isEmpty()); run++) {
            Loaded again = run(run);
            missingInMaster.retainAll(again.master);
            missingInWorker.retainAll(again.worker);
        }
        assertThat(missingInMaster).as("not on the master's list").isEmpty();
        assertThat(missingInWorker).as("not on the worker's list").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"master", "worker"})
    void everyClassOfOursOnTheListsIsThere(String room) throws IOException {
        assertThat(list(room)).isNotEmpty().filteredOn(ClassListIT::isOurs).allSatisfy(name -> Class.forName(name));
    }

    /** Empty lists in front of the real ones: what these would load before it is needed would not be seen. */
    private Path withoutLists() throws IOException {
        Path root = folder.resolve("empty");
        for (String room : List.of("master", "worker")) {
            Path list = root.resolve("io/supervisor4j/runtime").resolve(room).resolve("after-start.classes");
            Files.createDirectories(list.getParent());
            Files.write(list, new byte[0]);
        }
        return root;
    }

    /** From ready on: one of two workers dies, the manager reloads, and ends. */
    private Loaded run(int number) throws IOException {
        Path logs = Files.createDirectory(folder.resolve("run" + number));
        masters.withOnlyClassPath(withoutLists() + File.pathSeparator + System.getProperty("java.class.path"));
        // Without the control socket, which opens at any time after the start.
        Master master = masters.with(builder -> builder.control(false))
                .withJvmOptions("-Xlog:class+load:file=" + logs + "/%p.log", "-Dsupervisor4j.archive=off")
                .start(manager -> manager.add(
                        ServiceSpec.of(Talker.Reloadable.class).workers(2).name("w")));
        Map<Integer, Long> pids = master.awaitWorkers("w", 2);
        master.awaitLine(".* manager ready: 2 workers .*");
        Path masterLog = logs.resolve(master.pid() + ".log");
        Path workerLog = logs.resolve(pids.get(1) + ".log");
        long masterStarted = Files.size(masterLog);
        long workerStarted = Files.size(workerLog);

        Processes.signal("KILL", pids.get(0));
        master.awaitUntil(
                "another worker 0",
                () -> !pids.get(0).equals(master.workers("w").get(0))
                        && master.workers("w").size() == 2);
        master.awaitUntil("a look for what the worker has left behind", () -> loaded(masterLog, masterStarted)
                .contains("io.supervisor4j.runtime.process.ProcessTable$Entry"));
        master.signal("HUP");
        master.awaitLines("w\\.[01] reload \\d+", 2);
        master.stop();
        return new Loaded(loaded(masterLog, masterStarted), loaded(workerLog, workerStarted));
    }

    private static Set<String> loaded(Path log, long from) throws IOException {
        try (InputStream in = Files.newInputStream(log)) {
            in.skipNBytes(from);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(LOADED::matcher)
                    .filter(Matcher::matches)
                    .map(line -> line.group(1))
                    .filter(name -> isOurs(name) || isOfTheJdk(name))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Classes of the engine: not the ones of this module, nor those that the JVM makes at run time. */
    private static boolean isOurs(String name) {
        return name.startsWith("io.supervisor4j.") && !name.startsWith("io.supervisor4j.it.") && !isHidden(name);
    }

    private static boolean isOfTheJdk(String name) {
        return name.matches("(java|javax|jdk|sun)\\..*") && !isHidden(name);
    }

    private static boolean isHidden(String name) {
        return name.contains("/") || name.contains("+") || name.contains("$$");
    }

    private static Set<String> missing(String room, Set<String> loaded) throws IOException {
        Set<String> missing = new TreeSet<>(loaded);
        missing.removeIf(name -> !isOurs(name));
        missing.removeAll(list(room));
        return missing;
    }

    private static Set<String> list(String room) throws IOException {
        Class<?> anchor = anchor(room);
        try (InputStream in = Objects.requireNonNull(anchor.getResourceAsStream("after-start.classes"))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Class<?> anchor(String room) {
        try {
            return Class.forName("io.supervisor4j.runtime." + room + (room.equals("master") ? ".Master" : ".Worker"));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(String room, Set<String> names) throws IOException {
        Files.writeString(RESOURCES.resolve(room).resolve("after-start.classes"), String.join("\n", names) + "\n");
    }
}
