package io.supervisor4j.daemon;

import io.supervisor4j.system.file.RemovedLocks;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The truth about a daemon: a lock that its process holds for as long as it lives.
 *
 * <p>The first byte of the file is the daemon's. The second one guards: whoever looks or changes something holds it meanwhile, so
 * that a look is never taken for a daemon, and the decisions of several processes come one after the other.
 *
 * <p>A JVM opens the file once and never closes it: closing any other channel of it would silently drop all of the JVM's locks
 * on it, the daemon's own too. Locks are tried, never waited for in the system, because an interrupt would close the channel.
 */
final class DaemonLock {

    private static final Map<Path, DaemonLock> OPEN = new ConcurrentHashMap<>();

    private static final long DAEMON = 0;
    private static final long GUARD = 1;

    /** The guard is held for milliseconds, but for a process that was suspended just then. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path file;
    private @Nullable FileChannel channel;
    private @Nullable Object openedFile;
    private boolean mine;

    private DaemonLock(Path file) {
        this.file = file;
    }

    static DaemonLock at(Path file) {
        return OPEN.computeIfAbsent(file.toAbsolutePath().normalize(), DaemonLock::new);
    }

    /** What is done under the guard. */
    @FunctionalInterface
    interface Action<T> {
        T run() throws IOException;
    }

    /** Runs the action while nobody else, in this JVM or another, looks or changes something. Creates the file. */
    synchronized <T> T guarded(Action<T> action) throws IOException {
        FileLock guard = awaitGuard(channel());
        try {
            return action.run();
        } finally {
            guard.release();
        }
    }

    /** Tells whether there is a daemon, in whichever process. Under the guard. */
    synchronized boolean isHeld() throws IOException {
        if (mine) {
            return true;
        }
        FileLock free = channel().tryLock(DAEMON, 1, false);
        if (free != null) {
            free.release();
        }
        return free == null || isHeldWithoutFile();
    }

    /** Tells whether there is a daemon whose file was removed, as by a cleaner of temporary files. */
    boolean isHeldWithoutFile() {
        return RemovedLocks.isHeld(file.toAbsolutePath());
    }

    /** For the daemon: makes the file again if it was removed. The channel of the removed one is not needed any more. */
    synchronized void keep() throws IOException {
        FileChannel before = channel;
        if (!mine || before == null || Objects.equals(openedFile, identity())) {
            return;
        }
        FileChannel again = open();
        if (again.tryLock(DAEMON, 1, false) == null) {
            again.close();
            throw new IOException("the lock file was removed, and another process holds the new one: " + file);
        }
        channel = again;
        openedFile = identity();
        before.close();
    }

    /** Makes this process the daemon, until it ends; false if another one is. Under the guard. */
    synchronized boolean take() throws IOException {
        mine = mine || channel().tryLock(DAEMON, 1, false) != null;
        return mine;
    }

    private FileLock awaitGuard(FileChannel file) throws IOException {
        Patience patience = Patience.regardlessOfInterrupts(PATIENCE);
        try {
            for (FileLock guard = file.tryLock(GUARD, 1, false); ; guard = file.tryLock(GUARD, 1, false)) {
                if (guard != null) {
                    return guard;
                }
                if (!patience.pause(TimeUnit.MILLISECONDS.toNanos(1))) {
                    throw new IOException("another process has held the guard of " + this.file + " for "
                            + PATIENCE.toSeconds() + " s; is it suspended?");
                }
            }
        } finally {
            patience.restoreInterrupt();
        }
    }

    /** A file that was deleted and made anew is opened anew, but never under the daemon itself. */
    private FileChannel channel() throws IOException {
        FileChannel open = channel;
        if (open == null || !(mine || Objects.equals(openedFile, identity()))) {
            open = open();
            channel = open;
            openedFile = identity();
        }
        return open;
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /** Looks at the file without opening it. */
    private @Nullable Object identity() throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }
}
