package io.supervisor4j.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What a master and its workers stand on is replaced or removed while they run. */
class DeployIT {

    @RegisterExtension
    final Masters masters = new Masters();

    @TempDir
    Path folder;

    private Path application;

    @BeforeEach
    void create() throws IOException {
        application = Files.createDirectory(folder.toRealPath().resolve("application"));
    }

    private Master start() {
        return masters.through("env", "--chdir=" + application).start(manager -> manager.add(Talker.class, 1));
    }

    private Master startWithRelativeClassPath() throws IOException {
        Jars.copies(Files.createDirectory(application.resolve("lib")));
        masters.withOnlyClassPath("lib/*");
        return start();
    }

    private static void kill(Master master) {
        long victim = master.awaitWorkers("Talker", 1).get(0);
        Processes.signal("KILL", victim);
        master.awaitUntil("the end of " + victim, () -> !Processes.runs(victim));
    }

    private static Path directoryOfTheNextWorker(Master master) throws IOException {
        kill(master);
        long pid = master.awaitWorkers("Talker", 1).get(0);
        return Files.readSymbolicLink(Path.of("/proc", String.valueOf(pid), "cwd"));
    }

    @Test
    void withoutItsWorkingDirectoryAManagerGoesOnAndWorkersReturnToItWhenItIsBack() throws IOException {
        Master master = start();
        assertThat(directoryOfTheNextWorker(master)).isEqualTo(application);

        Files.delete(application);
        assertThat(directoryOfTheNextWorker(master)).isEqualTo(Path.of("/"));
        assertThat(directoryOfTheNextWorker(master)).isEqualTo(Path.of("/"));
        String told = ".*WARN .*the working directory " + application + " does not exist any more.*";
        master.awaitLine(told);

        Files.createDirectory(application);
        assertThat(directoryOfTheNextWorker(master)).isEqualTo(application);
        master.stop();
        assertThat(master.all(told)).hasSize(1);
    }

    @Test
    void workersStartWhereTheWorkingDirectoryWasMovedToUnlessThereIsANewOne() throws IOException {
        Master master = startWithRelativeClassPath();
        Path moved = folder.toRealPath().resolve("moved");
        master.awaitWorkers("Talker", 1);

        Files.move(application, moved);
        assertThat(directoryOfTheNextWorker(master)).isEqualTo(moved);

        Processes.shell("cp -r " + moved + " " + application);
        assertThat(directoryOfTheNextWorker(master)).isEqualTo(application);
        master.stop();
    }

    @Test
    void aClassPathThatNeedsTheWorkingDirectoryWaitsForItAndTheLogNamesIt() throws IOException {
        Master master = startWithRelativeClassPath();
        // By then its logger has been loaded.
        master.awaitLine(".*manager ready.*");
        Path kept = folder.resolve("kept");
        Processes.shell("cp -r " + application + " " + kept + "; rm -r " + application);

        kill(master);
        master.awaitLine(".*worker Talker\\.0.* could not be started \\(the working directory " + application
                + " does not exist any more, and the class path has 'lib/.*' in it.*");

        Files.move(kept, application);
        master.awaitWorkers("Talker", 1);
        master.stop();
    }

    @Test
    void aJarThatIsGoneIsNamedAndOneThatNoWorkerCanDoWithoutKeepsItFromStarting() throws IOException {
        String copies = Jars.copies(Files.createDirectory(folder.resolve("jars")));
        Path other = Files.createFile(folder.resolve("other.jar"));
        Master master = masters.withOnlyClassPath(copies + ":" + other).start(manager -> manager.add(Talker.class, 1));
        master.awaitWorkers("Talker", 1);

        Files.delete(other);
        kill(master);
        master.awaitLine(".*WARN .*class path entry " + other + " does not exist any more.*");
        master.awaitWorkers("Talker", 1);

        Path engine = jarWith("io/supervisor4j/runtime/worker/WorkerMain.class", folder.resolve("jars"));
        Path away = folder.resolve("away");
        Files.move(engine, away);
        kill(master);
        master.awaitLine(".*worker Talker\\.0.* could not be started \\(class path entry " + engine
                + " does not exist any more.*");

        Files.move(away, engine);
        master.awaitWorkers("Talker", 1);
        master.stop();
    }

    private static Path jarWith(String entry, Path jars) throws IOException {
        try (Stream<Path> files = Files.list(jars)) {
            return files.filter(jar -> has(jar, entry)).findFirst().orElseThrow();
        }
    }

    private static boolean has(Path jar, String entry) {
        try (java.util.jar.JarFile file = new java.util.jar.JarFile(jar.toFile())) {
            return file.getEntry(entry) != null;
        } catch (IOException e) {
            throw new IllegalStateException(jar.toString(), e);
        }
    }

    @Test
    void aJdkThatIsRemovedIsNamed() throws IOException {
        Path jdk = Files.createDirectory(folder.toRealPath().resolve("jdk"));
        Path original = Path.of(System.getProperty("java.home"));
        // Some of its links may lead nowhere.
        Processes.shell(
                "cd " + original + " && cp -rL bin conf lib " + jdk + " 2>/dev/null || test -x " + jdk + "/bin/java");
        Master master = masters.through("sh", "-c", "shift; exec " + jdk + "/bin/java \"$@\"", "sh")
                .start(manager -> manager.add(Talker.class, 1));
        master.awaitWorkers("Talker", 1);

        Files.move(jdk.resolve("lib/jspawnhelper"), jdk.resolve("lib/away"));
        kill(master);
        master.awaitLine(".*worker Talker\\.0.* could not be started \\(there is no " + jdk + "/lib/jspawnhelper.*");
        Files.move(jdk.resolve("lib/away"), jdk.resolve("lib/jspawnhelper"));

        master.awaitWorkers("Talker", 1);

        Files.move(jdk.resolve("bin/java"), jdk.resolve("bin/away"));
        kill(master);
        master.awaitLine(".*worker Talker\\.0.* could not be started \\(there is no program " + jdk + "/bin/java.*");
        Files.move(jdk.resolve("bin/away"), jdk.resolve("bin/java"));
        master.awaitWorkers("Talker", 1);
        master.stop();
    }
}
