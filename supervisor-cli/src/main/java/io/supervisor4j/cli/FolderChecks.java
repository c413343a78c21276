package io.supervisor4j.cli;

import io.supervisor4j.control.ControlClient;
import io.supervisor4j.control.RunningManager;
import io.supervisor4j.spi.ControlFolder;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
        try {
            String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
            findings.add(
                    permissions.equals("rwx------")
                            ? Finding.ok(folder + " is closed to others")
                            : Finding.fail(folder + " is open to others (" + permissions + "): chmod 700 " + folder));
            findings.addAll(stale(folder));
        } catch (IOException e) {
            findings.add(Finding.fail(folder + " cannot be looked at: " + e));
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
