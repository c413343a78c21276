package io.supervisor4j.runtime.control;

import io.supervisor4j.SupervisorException;
import io.supervisor4j.system.file.ControlFolder;
import io.supervisor4j.system.file.FileAge;
import io.supervisor4j.system.file.IoMessages;
import io.supervisor4j.system.file.PrivateFolder;
import io.supervisor4j.system.file.RemovedLocks;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A name that belongs to this manager: a lock that the kernel takes away when the process is gone, however it went. The lock's
 * file stays for the next one: if it were removed, two managers could hold locks on two files of the same name.
 *
 * <p>A cleaner of temporary files may remove it all the same. Then the name stays taken, as who wants it asks the kernel for a lock on
 * the removed file too, and {@link #keep} makes the file again. Thread-safe.
 */
final class ManagerNameLock implements AutoCloseable {

    private static final int MAX_TRIES = 1_000;

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final ControlFolder folder;
    private final String name;
    private Held held;

    /** The lock, and what its file is to the system: the path may lead to another one later. */
    private record Held(FileChannel channel, Object file) {}

    private ManagerNameLock(ControlFolder folder, String name, Held held) {
        this.folder = folder;
        this.name = name;
        this.held = held;
    }

    /**
     * Claims exactly this name.
     *
     * @throws SupervisorException if that cannot be, with the reason
     */
    static ManagerNameLock of(ControlFolder folder, String name) {
        try {
            ManagerNameLock lock = attempt(folder, name);
            if (lock == null) {
                throw new SupervisorException("another manager that runs has the name '" + name
                        + "': stop it, or choose another name (its lock is " + folder.lock(name) + ")");
            }
            return lock;
        } catch (IOException e) {
            throw new SupervisorException(
                    "the manager cannot have the name '" + name + "': " + IoMessages.text(e)
                            + "; set XDG_RUNTIME_DIR to a folder of yours, or build it with control(false)",
                    e);
        }
    }

    /** Claims this name, or the first free one that begins with it. */
    static ManagerNameLock ofAny(ControlFolder folder, String name) throws IOException {
        ManagerNameLock lock = attempt(folder, name);
        for (int number = 2; lock == null && number < MAX_TRIES; number++) {
            lock = attempt(folder, name + "-" + number);
        }
        if (lock == null) {
            throw new IOException("too many managers have the name '" + name + "'");
        }
        return lock;
    }

    private static @Nullable ManagerNameLock attempt(ControlFolder folder, String name) throws IOException {
        Path socket = folder.socket(name);
        if (ControlFolder.isTooLong(socket)) {
            throw new IOException("the path of its socket, " + socket + ", is longer than the " + ControlFolder.MAX_PATH
                    + " bytes that the system allows");
        }
        Held mine = lock(folder, name);
        if (mine != null && RemovedLocks.isHeld(folder.lock(name).toAbsolutePath())) {
            mine.channel().close();
            mine = null;
        }
        return mine == null ? null : new ManagerNameLock(folder, name, mine);
    }

    /** Returns null if another manager has the file. */
    private static @Nullable Held lock(ControlFolder folder, String name) throws IOException {
        PrivateFolder.require(folder.path());
        Path path = folder.lock(name);
        FileChannel channel = FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                OWNER_ONLY);
        Object file = null;
        try {
            file = channel.tryLock() == null ? null : identity(path);
        } catch (OverlappingFileLockException e) {
            // Another manager in this JVM has it.
            return null;
        } finally {
            if (file == null) {
                channel.close();
            }
        }
        return file == null ? null : new Held(channel, file);
    }

    /** Looks at the file without opening it: to close it again would drop the lock. */
    private static @Nullable Object identity(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    String name() {
        return name;
    }

    /** Where to listen. What lies there was left by a manager that was killed. */
    Path socket() {
        return folder.socket(name);
    }

    /**
     * Makes the folder and the lock again if they were removed, and gives them and all files that begin with the name a new time, so
     * that a cleaner does not take them for forgotten ones.
     *
     * @return whether the socket is there
     * @throws IOException if that is not possible now
     */
    synchronized boolean keep() throws IOException {
        if (!held.file().equals(identity(folder.lock(name)))) {
            Held again = lock(folder, name);
            if (again == null) {
                throw new IOException("the lock of the name '" + name
                        + "' was removed, and is held by another process: " + folder.lock(name));
            }
            held.channel().close();
            held = again;
        }
        FileAge.renew(folder.path());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.path(), name + ".*")) {
            for (Path file : files) {
                FileAge.renew(file);
            }
        }
        return Files.exists(socket());
    }

    /** Gives the name away. */
    @Override
    public synchronized void close() {
        try {
            try {
                Files.deleteIfExists(socket());
            } finally {
                held.channel().close();
            }
        } catch (IOException e) {
            // The next one that has the name removes it.
            return;
        }
    }
}
