package io.supervisor4j.it;

import io.supervisor4j.ArchiveState;
import io.supervisor4j.control.ControlClient;
import io.supervisor4j.control.NoSuchManagerException;
import io.supervisor4j.system.file.PrivateFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Class-data archives, which come by themselves and never stand in the way. */
class ArchiveIT {

    private static final String TRAINED = ".*class-data archive trained.*";

    @RegisterExtension
    final Masters masters = new Masters();

    @TempDir
    Path folder;

    private Path archives;
    private String jars;

    @BeforeEach
    void pack() throws IOException {
        archives = folder.resolve("archives");
        jars = Jars.of(Files.createDirectory(folder.resolve("jars")));
    }

    private Master start(String setting) {
        return masters.withOnlyClassPath(jars)
                .withJvmOptions("-Dsupervisor4j.archive=" + setting)
                .start(manager -> manager.add(Talker.class, 1));
    }

    private Master start() {
        return start(archives.toString());
    }

    private static long replaceWorker(Master master) {
        long victim = master.awaitWorkers("Talker", 1).get(0);
        Processes.signal("KILL", victim);
        master.awaitUntil("the end of " + victim, () -> !Processes.runs(victim));
        return master.awaitWorkers("Talker", 1).get(0);
    }

    private boolean usesArchive(long pid) throws IOException {
        return Files.readString(Path.of("/proc", String.valueOf(pid), "maps")).contains(archives + File.separator);
    }

    private List<Path> sealed() throws IOException {
        try (Stream<Path> files = Files.list(archives)) {
            return files.filter(file -> file.toString().endsWith(".seal"))
                    .map(file -> Path.of(file.toString().replace(".seal", "")))
                    .toList();
        }
    }

    @Test
    void anArchiveIsTrainedInTheBackgroundAndUsedByLaterWorkersAndMasters() throws IOException {
        Master first = start();
        assertThat(usesArchive(first.awaitWorkers("Talker", 1).get(0))).isFalse();
        first.awaitLine(TRAINED);
        assertThat(usesArchive(replaceWorker(first))).isTrue();
        first.stop();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archives)))
                .isEqualTo("rwx------");
        assertThat(sealed()).hasSize(1);

        Master second = start();
        assertThat(usesArchive(second.awaitWorkers("Talker", 1).get(0))).isTrue();
        second.stop();
        assertThat(second.all(TRAINED)).isEmpty();
    }

    @Test
    void aDamagedArchiveIsNotUsedAndIsTrainedAnew() throws IOException {
        Master first = start();
        first.awaitLine(TRAINED);
        first.stop();
        Path archive = sealed().get(0);
        assertThat(archive.toFile().setWritable(true)).isTrue();
        Files.write(archive, new byte[] {1, 2, 3}, StandardOpenOption.WRITE);

        Master second = start();
        assertThat(usesArchive(second.awaitWorkers("Talker", 1).get(0))).isFalse();
        second.awaitLine(TRAINED);
        assertThat(usesArchive(replaceWorker(second))).isTrue();
        second.stop();
    }

    @Test
    void aChangedJarMeetsNoOldArchive() throws IOException {
        Master first = start();
        first.awaitLine(TRAINED);
        first.stop();
        Jars.change(folder.resolve("jars").resolve("classes-1.jar"));

        Master second = start();
        assertThat(usesArchive(second.awaitWorkers("Talker", 1).get(0))).isFalse();
        second.awaitLine(TRAINED);
        second.stop();
        assertThat(sealed()).hasSize(2);
    }

    @Test
    void twoMastersMayTrainAtTheSameTime() throws IOException {
        Master one = start();
        Master other = start();
        one.awaitWorkers("Talker", 1);
        other.awaitWorkers("Talker", 1);

        one.awaitUntil("an archive", () -> Files.exists(archives) && !sealed().isEmpty());
        one.awaitUntil(
                "no trainer", () -> trainers(one).isEmpty() && trainers(other).isEmpty());

        assertThat(sealed()).hasSize(1);
        one.stop();
        other.stop();
        Master next = start();
        assertThat(usesArchive(next.awaitWorkers("Talker", 1).get(0))).isTrue();
        next.stop();
    }

    @Test
    void aTrainerThatIsKilledIsNoHarm() {
        Master master = start();
        master.awaitUntil("a trainer", () -> !trainers(master).isEmpty());

        trainers(master).forEach(pid -> Processes.signalIfThere("KILL", pid));

        replaceWorker(master);
        master.stop();
    }

    @Test
    void aTrainerDoesNotOutliveItsMaster() {
        Master master = start();
        master.awaitUntil("a trainer", () -> !trainers(master).isEmpty());

        master.signal("KILL");

        master.awaitAllGone();
    }

    private static List<Long> trainers(Master master) {
        List<Long> all = Processes.with("WarmUpMain");
        return master.processes().stream().filter(all::contains).toList();
    }

    @Test
    void whereNoArchiveCanBeKeptWorkersStartWithout() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        for (String setting : List.of("off", file.toString(), "/proc/nowhere")) {
            Master master = start(setting);
            replaceWorker(master);
            master.stop();
            assertThat(master.all(TRAINED)).isEmpty();
        }
    }

    private ArchiveState state(Master master) throws IOException {
        Path socket = masters.sockets().resolve("shop.sock");
        master.awaitUntil("the socket", () -> Files.exists(socket) && isListening(socket));
        try (ControlClient client = ControlClient.connect(socket)) {
            return client.status().services().get(0).archive();
        }
    }

    private static boolean isListening(Path socket) {
        try (ControlClient client = ControlClient.connect(socket)) {
            return client.status().pid() > 0;
        } catch (NoSuchManagerException e) {
            // It has its name, but does not listen yet.
            return false;
        }
    }

    private Master named(String setting) {
        masters.with(builder -> builder.name("shop"));
        return start(setting);
    }

    private void assertNone(Master master, ArchiveState.Kind why, String detail) throws IOException {
        assertThat(usesArchive(replaceWorker(master))).isFalse();
        assertThat(state(master).kind()).isEqualTo(why);
        assertThat(state(master).detail()).contains(detail);
        master.awaitLine(".*manager ready.*");
        master.stop();
        assertThat(master.all(".*DEBUG .*workers start slower than they could, no class-data archive: .*"))
                .hasSize(1)
                .allMatch(line -> line.contains(detail));
        assertThat(master.all(TRAINED)).isEmpty();
    }

    @Test
    void aFolderOnTheClassPathMeansNoArchiveAndIsTold() throws IOException {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        jars = jars + File.pathSeparator + classes;

        assertNone(named(archives.toString()), ArchiveState.Kind.CLASS_PATH, classes + " is a folder");
    }

    @Test
    void anEmptyEntryInTheMiddleMeansNoArchiveAndIsTold() throws IOException {
        jars = File.pathSeparator + jars;

        assertNone(named(archives.toString()), ArchiveState.Kind.CLASS_PATH, "empty entry");
    }

    @Test
    void whatIsWrongWithTheFolderForArchivesIsTold() throws IOException {
        PrivateFolder.create(archives);
        Files.setPosixFilePermissions(archives, PosixFilePermissions.fromString("rwxrwx---"));
        assertNone(named(archives.toString()), ArchiveState.Kind.FOLDER, archives + " is open to others");

        assertNone(named("/proc/nowhere"), ArchiveState.Kind.FOLDER, "/proc/nowhere");
        assertNone(named("off"), ArchiveState.Kind.SWITCHED_OFF, "");

        Needs.that(System.getProperty("user.name").equals("root"), "only root can give files away");
        Files.setPosixFilePermissions(archives, PosixFilePermissions.fromString("rwx------"));
        Processes.shell("chown nobody " + archives);
        assertNone(named(archives.toString()), ArchiveState.Kind.FOLDER, archives + " belongs to nobody");
    }

    @Test
    void anEmptyEntryAtTheEndAndOneThatIsMissingAreNotInTheWay() throws IOException {
        jars = jars + File.pathSeparator + folder.resolve("missing.jar") + File.pathSeparator;
        Master master = named(archives.toString());
        master.awaitWorkers("Talker", 1);
        assertThat(state(master).kind()).isEqualTo(ArchiveState.Kind.AWAITED);
        master.awaitLine(TRAINED);
        assertThat(usesArchive(replaceWorker(master))).isTrue();
        assertThat(state(master).kind()).isEqualTo(ArchiveState.Kind.USED);
        master.stop();
        assertThat(master.all(".*no class-data archive.*")).isEmpty();
    }

    @Test
    void aManagerThatEndsSoonSaysThatItTrainedNone() {
        Master master = start();
        master.awaitLine(".*manager ready.*");
        master.stop();
        assertThat(master.all(".*DEBUG .*none was trained yet, as the manager did not last for 5 s.*"))
                .hasSize(1);
    }

    @Test
    void aSettingThatIsNoFolderIsRefused() {
        Master master = start("somewhere");

        master.awaitLine(".*supervisor4j.archive=somewhere is neither 'off' nor the absolute path.*");
        assertThat(master.awaitExit()).isNotZero();
    }
}
