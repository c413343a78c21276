package io.supervisor4j.cli.doctor;

import io.supervisor4j.ManagerStatus;
import io.supervisor4j.ServiceStatus;
import io.supervisor4j.cli.view.Figures;
import io.supervisor4j.control.ControlClient;
import io.supervisor4j.control.ControlException;
import io.supervisor4j.control.RunningManager;
import io.supervisor4j.system.file.CacheFolder;
import io.supervisor4j.system.file.ControlFolder;
import io.supervisor4j.system.file.IoMessages;
import io.supervisor4j.system.file.PrivateFolder;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The folders that managers use: for sockets and for temporary files. */
final class FolderChecks {

    private static final long LITTLE_SPACE = 64L << 20;

    private FolderChecks() {}

    static List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        Path temporary = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
        findings.add(temporary(temporary));
        findings.add(mount(temporary, SystemChecks.read(Path.of("/proc/mounts"))));
        findings.addAll(sockets(ControlFolder.ofThisProcess().path()));
        findings.add(archives(CacheFolder.in(System.getenv())));
        findings.addAll(archivesOfManagers());
        return findings;
    }

    static Finding temporary(Path folder) {
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            return Finding.fail(folder + " cannot be written to; set -Djava.io.tmpdir");
        }
        long space = folder.toFile().getUsableSpace();
        return space < LITTLE_SPACE
                ? Finding.warn(folder + " has only " + Figures.bytes(space) + " left")
                : Finding.ok(folder + " can be written to, " + Figures.bytes(space) + " left");
    }

    /** The native library for the init system is unpacked there. */
    static Finding mount(Path folder, String mounts) {
        boolean closed = mounts.lines()
                .map(line -> line.split(" ", -1))
                .anyMatch(words -> words.length > 3
                        && words[1].equals(folder.toString())
                        && List.of(words[3].split(",", -1)).contains("noexec"));
        return closed
                ? Finding.warn(folder + " is mounted noexec: systemd is not told of ready; set -Djava.io.tmpdir")
                : Finding.ok(folder + " may hold native libraries");
    }

    private static List<Finding> sockets(Path folder) {
        if (!Files.exists(folder)) {
            return List.of(Finding.ok("no manager has run yet: " + folder + " does not exist"));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(isPrivate(folder));
        try {
            findings.addAll(stale(folder));
        } catch (IOException e) {
            findings.add(Finding.fail(folder + " cannot be looked at: " + IoMessages.text(e)));
        }
        return findings;
    }

    private static Finding isPrivate(Path folder) {
        try {
            PrivateFolder.check(folder);
            return Finding.ok(folder + " is closed to others");
        } catch (IOException e) {
            return Finding.fail(IoMessages.text(e));
        }
    }

    /** Without it, workers and commands start slower. */
    static Finding archives(Path folder) {
        if (!Files.exists(folder)) {
            return Finding.ok("no class-data archive was made yet: " + folder + " does not exist");
        }
        try {
            PrivateFolder.check(folder);
        } catch (IOException e) {
            return Finding.warn("no class-data archives: " + IoMessages.text(e));
        }
        return Files.isWritable(folder)
                ? Finding.ok(folder + " may hold class-data archives")
                : Finding.warn("no class-data archives: " + folder + " cannot be written to");
    }

    /** Why the workers of managers that run start without one. */
    static List<Finding> archivesOf(ManagerStatus manager) {
        List<Finding> findings = new ArrayList<>();
        for (ServiceStatus service : manager.services()) {
            if (service.archive().isObstacle()) {
                findings.add(Finding.warn("manager " + manager.name() + ", service " + service.name() + ": "
                        + service.archive().describe()));
            }
        }
        return findings;
    }

    private static List<Finding> archivesOfManagers() {
        List<Finding> findings = new ArrayList<>();
        for (RunningManager running : ControlClient.list()) {
            try (ControlClient client = ControlClient.connect(running.socket())) {
                findings.addAll(archivesOf(client.status()));
            } catch (ControlException e) {
                // It has ended meanwhile.
            }
        }
        return findings;
    }

    static List<Finding> stale(Path folder) throws IOException {
        Set<Path> running =
                ControlClient.list().stream().map(RunningManager::socket).collect(Collectors.toSet());
        List<Finding> findings = new ArrayList<>();
        try (DirectoryStream<Path> sockets = Files.newDirectoryStream(folder, "*" + ControlFolder.SOCKET)) {
            for (Path socket : sockets) {
                findings.add(
                        running.contains(socket)
                                ? Finding.ok("a manager listens on " + socket)
                                : Finding.warn(socket
                                        + " was left by a manager that was killed; the next of that name takes it"));
            }
        }
        return findings;
    }
}
