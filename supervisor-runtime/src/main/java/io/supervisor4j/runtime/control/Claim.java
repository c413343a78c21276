package io.supervisor4j.runtime.control;

import io.supervisor4j.SupervisorException;
import io.supervisor4j.spi.ControlFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A name that belongs to this manager: a lock that the kernel takes away when the process is gone, however it went. The lock's
 * file stays for the next one: if it were removed, two managers could hold locks on two files of the same name.
 */
final class Claim implements AutoCloseable {

    private static final int MAX_TRIES = 1_000;

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private final String name;
    private final Path socket;
    private final FileChannel lock;

    private Claim(String name, Path socket, FileChannel lock) {
        this.name = name;
        this.socket = socket;
        this.lock = lock;
    }

    /**
     * Claims exactly this name.
     *
     * @throws SupervisorException if that cannot be, with the reason
     */
    static Claim of(ControlFolder folder, String name) {
        try {
            Claim claim = attempt(folder, name);
            if (claim == null) {
                throw new SupervisorException("another manager that runs has the name '" + name
                        + "': stop it, or choose another name (its lock is " + folder.lock(name) + ")");
            }
            return claim;
        } catch (IOException e) {
            throw new SupervisorException(
                    "the manager cannot have the name '" + name + "': " + reason(e)
                            + "; set XDG_RUNTIME_DIR to a folder of yours, or build it with control(false)",
                    e);
        }
    }

    /** Claims this name, or the first free one that begins with it. */
    static Claim ofAny(ControlFolder folder, String name) throws IOException {
        Claim claim = attempt(folder, name);
        for (int number = 2; claim == null && number < MAX_TRIES; number++) {
            claim = attempt(folder, name + "-" + number);
        }
        if (claim == null) {
            throw new IOException("too many managers have the name '" + name + "'");
        }
        return claim;
    }

    /** The messages of the file system's exceptions are often nothing but a path. */
    static String reason(IOException e) {
        return e instanceof FileSystemException
                ? e.getClass().getSimpleName() + ", " + e.getMessage()
                : String.valueOf(e.getMessage());
    }

    private static @Nullable Claim attempt(ControlFolder folder, String name) throws IOException {
        Path socket = folder.socket(name);
        if (ControlFolder.isTooLong(socket)) {
            throw new IOException("the path of its socket, " + socket + ", is longer than the " + ControlFolder.MAX_PATH
                    + " bytes that the system allows");
        }
        prepare(folder.path());
        FileChannel channel = FileChannel.open(
                folder.lock(name),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(FILE));
        boolean mine = false;
        try {
            mine = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Another manager in this JVM has it.
            return null;
        } finally {
            if (!mine) {
                channel.close();
            }
        }
        return mine ? new Claim(name, socket, channel) : null;
    }

    private static void prepare(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
        }
        PosixFileAttributes found = Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!found.isDirectory()) {
            throw new IOException(folder + " is no folder");
        } else if (!found.permissions().equals(FOLDER)) {
            throw new IOException(folder + " is open to others: chmod 700 it");
        } else if (!Peers.isMine(found.owner())) {
            throw new IOException(folder + " belongs to " + found.owner().getName());
        }
    }

    String name() {
        return name;
    }

    /** Where to listen. What lies there was left by a manager that was killed. */
    Path socket() {
        return socket;
    }

    /** Gives the name away. */
    @Override
    public void close() {
        try (lock) {
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            // The next one that has the name removes it.
            return;
        }
    }
}
