package io.supervisor4j.system.file;

import io.supervisor4j.system.thread.FatalErrors;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the files of a running process that a cleaner of temporary files may remove: soon after a removal from their folder, and every
 * minute, so that they never look old. Its thread sleeps in between. A failure of any kind costs one attempt; only an error that
 * {@link FatalErrors} throws on ends the thread, and what that means is up to the thread's handler.
 */
public final class FileKeeper implements AutoCloseable {

    /** How large a stack the thread needs, in bytes. */
    public static final long STACK_BYTES = 128 * 1024;

    /** The start of the process comes first. */
    private static final long BEGINS_AFTER_MILLIS = 1_000;

    /** What removes a folder removes its files first: it is left the time to end. */
    private static final long SETTLE_MILLIS = 100;

    /** The system does not report a folder that was moved away. */
    private static final long INTERVAL_MILLIS = 60_000;

    /** After a failure, and where the system does not tell of removals. */
    private static final long SHORT_INTERVAL_MILLIS = 30_000;

    /** What is looked after. */
    public interface Task {

        /**
         * Makes again what is missing, and gives the rest a new time.
         *
         * @throws IOException if that cannot be done now; it is tried again
         */
        void keep() throws IOException;
    }

    private final Path folder;
    private final Task task;
    private final Consumer<Throwable> failures;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean failing;

    /**
     * Creates a keeper that does nothing yet.
     *
     * @param folder the folder with the files
     * @param task what is done, on the keeper's thread
     * @param failures receives the first failure in a row: an {@link IOException}, or a defect
     * @param threads makes the thread
     */
    public FileKeeper(Path folder, Task task, Consumer<Throwable> failures, ThreadFactory threads) {
        this.folder = folder;
        this.task = task;
        this.failures = failures;
        Runnable keeping = new Runnable() {
            @Override
            public void run() {
                runUntilClosed();
            }
        };
        this.thread = threads.newThread(keeping);
    }

    /** Begins, in a moment. To be called once. */
    public void start() {
        thread.start();
    }

    /** Ends; waits for what is being done. May be called before the start, and again. */
    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void runUntilClosed() {
        try {
            if (!closed.await(BEGINS_AFTER_MILLIS, TimeUnit.MILLISECONDS)) {
                watch();
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            // It is closed.
            return;
        }
    }

    private void watch() throws InterruptedException {
        try (WatchService watch = folder.getFileSystem().newWatchService()) {
            while (true) {
                WatchKey key = watch.poll(keep(watch), TimeUnit.MILLISECONDS);
                if (key != null) {
                    key.cancel();
                    Thread.sleep(SETTLE_MILLIS);
                }
            }
        } catch (IOException e) {
            // The user's limit of watches is reached.
            keepWithoutWatch();
        }
    }

    private void keepWithoutWatch() throws InterruptedException {
        boolean ended = false;
        while (!ended) {
            ended = closed.await(keep(null), TimeUnit.MILLISECONDS);
        }
    }

    /** Returns how long to wait for an event, in milliseconds. */
    private long keep(@Nullable WatchService watch) {
        try {
            // First, so that no removal is missed; the folder may be another one than before.
            boolean watched = watch != null && isWatched(watch);
            task.keep();
            failing = false;
            if (watched) {
                return INTERVAL_MILLIS;
            }
            return watch != null && isWatched(watch) ? SETTLE_MILLIS : SHORT_INTERVAL_MILLIS;
        } catch (IOException | RuntimeException | Error e) {
            FatalErrors.rethrow(e);
            if (!failing) {
                failures.accept(e);
            }
            failing = true;
            return SHORT_INTERVAL_MILLIS;
        }
    }

    private boolean isWatched(WatchService watch) throws IOException {
        try {
            folder.register(watch, StandardWatchEventKinds.ENTRY_DELETE);
            return true;
        } catch (NoSuchFileException | NotDirectoryException e) {
            return false;
        }
    }
}
