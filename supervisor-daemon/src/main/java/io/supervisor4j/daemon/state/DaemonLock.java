package io.supervisor4j.daemon.state;

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
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The truth about a daemon: a lock that its process holds for as long as it lives.
 *
 * <p>The first byte of the file is the daemon's. The second one guards: a process that looks or changes something holds it meanwhile, so
 * that a look is never taken for a daemon, and the decisions of several processes come one after the other.
 *
 * <p>A JVM opens the file once and never closes it: closing any other channel of it would silently drop all of the JVM's locks
 * on it, the daemon's own too. Locks are tried, never waited for in the system, because an interrupt would close the channel.
 */
final class DaemonLock {

    private static final Map<Path, DaemonLock> OPEN = new ConcurrentHashMap<>();

    private static final long DAEMON = 0;
    private static final long GUARD = 1;

    /** Within this JVM, as a lock of a file is the JVM's as a whole. */
    private final ReentrantLock inThisJvm = new ReentrantLock();

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

    /**
     * Runs the action while no other thread, in this JVM or another, looks or changes something. Creates the file.
     *
     * @throws IOException if others had the guard for as long as the limit, or the action throws it
     */
    <T> T guarded(Duration limit, DaemonState.Action<T> action) throws IOException {
        FileLock guard = awaitGuard(limit);
        try {
            return action.run();
        } finally {
            try {
                guard.release();
            } finally {
                inThisJvm.unlock();
            }
        }
    }

    /** Tells whether there is a daemon, in whichever process. Under the guard. */
    boolean isHeld() throws IOException {
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

    /**
     * For the daemon: makes the file again if it was removed. The channel of the removed one is not needed any more, once no thread
     * of this JVM has the guard by it.
     */
    void keep() throws IOException {
        inThisJvm.lock();
        try {
            makeAgain();
        } finally {
            inThisJvm.unlock();
        }
    }

    private void makeAgain() throws IOException {
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
    boolean take() throws IOException {
        mine = mine || channel().tryLock(DAEMON, 1, false) != null;
        return mine;
    }

    /** Waits for this thread's turn in this JVM, and for this JVM's among others. */
    private FileLock awaitGuard(Duration limit) throws IOException {
        WaitLimit patience = WaitLimit.regardlessOfInterrupts(limit);
        try {
            for (FileLock guard = tryGuard(); ; guard = tryGuard()) {
                if (guard != null) {
                    return guard;
                }
                if (!patience.pause(TimeUnit.MILLISECONDS.toNanos(1))) {
                    throw new IOException("others have held the guard of " + file + " for " + limit.toSeconds()
                            + " s; is one of them suspended?");
                }
            }
        } finally {
            patience.restoreInterrupt();
        }
    }

    private @Nullable FileLock tryGuard() throws IOException {
        if (!inThisJvm.tryLock()) {
            return null;
        }
        FileLock guard = null;
        try {
            guard = channel().tryLock(GUARD, 1, false);
            return guard;
        } finally {
            if (guard == null) {
                inThisJvm.unlock();
            }
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
