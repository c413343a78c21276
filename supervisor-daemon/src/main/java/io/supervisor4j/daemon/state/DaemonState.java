package io.supervisor4j.daemon.state;

import io.supervisor4j.rule.Durations;
import io.supervisor4j.system.file.FileAge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What is known of a daemon through its files. Its methods are called under the guard, but {@link #guarded} and {@link #look}. */
public final class DaemonState {

    /** Polling interval of a waiting thread, in nanoseconds. */
    public static final long STEP = 20_000_000;

    /** For the guard, where the caller sets no limit: it is held for milliseconds, by each of those that wait for it in turn. */
    public static final Duration QUERY_LIMIT = Duration.ofMinutes(1);

    private final DaemonFiles files;
    private final DaemonLock lock;
    private final LifeFile lives;
    private final ExitFile exits;

    /** Creates the view of these files; nothing is opened yet. */
    public DaemonState(DaemonFiles files) {
        this.files = files;
        this.lock = DaemonLock.at(files.lock());
        this.lives = new LifeFile(files.life());
        this.exits = new ExitFile(files.exit());
    }

    /**
     * What is done under the guard.
     *
     * @param <T> its result
     */
    @FunctionalInterface
    public interface Action<T> {

        /** Does it. */
        T run() throws IOException;
    }

    /** Runs the action under the guard, and waits for that no longer than the limit. */
    public <T> T guarded(Duration limit, Action<T> action) throws IOException {
        return lock.guarded(limit, action);
    }

    /** Looks, and leaves nothing behind where there never was a daemon. A folder that hides its files is no such place. */
    public Observed look(Duration limit) throws IOException {
        if (Files.notExists(files.lock())) {
            // Its process makes the files again, but may not have noticed yet.
            return lock.isHeldWithoutFile()
                    ? new Observed.Present(lives.read())
                    : new Observed.Absent(Optional.empty());
        }
        StateDirectory.check(files.directory());
        return guarded(limit, this::sight);
    }

    /** Looks, under the guard. */
    public Observed sight() throws IOException {
        boolean held = lock.isHeld();
        Optional<Life> life = lives.read();
        if (held) {
            return new Observed.Present(life);
        } else if (life.isEmpty()) {
            return new Observed.Absent(Optional.empty());
        }
        Optional<Observed.Ended> ended = ended(life.get());
        if (ended.isPresent()) {
            return new Observed.Absent(ended);
        }
        return life.get().process().isEmpty() ? new Observed.Coming(life.get()) : new Observed.Ending(life.get());
    }

    /** Tells whether nothing more will be known of this life, whose process does not hold the lock. */
    public boolean isOver(Life life) throws IOException {
        return ended(life).isPresent();
    }

    /** A shell that is gone has written all that it ever will; so it is looked at first. */
    private Optional<Observed.Ended> ended(Life life) throws IOException {
        boolean unattended = !life.launcher().isAlive();
        OptionalInt status = exits.statusOf(life);
        return unattended || status.isPresent()
                ? Optional.of(new Observed.Ended(life, status, status.isPresent() ? exits.written() : Optional.empty()))
                : Optional.empty();
    }

    /** Returns the exit status of this life, if it is known. */
    public OptionalInt statusOf(Life life) throws IOException {
        return exits.statusOf(life);
    }

    /** Returns the present or last life, if its file is there and sound. */
    public Optional<Life> life() throws IOException {
        return lives.read();
    }

    /** Writes down how far the present life is. */
    public void write(Life life) throws IOException {
        lives.write(life);
    }

    /** Makes this process the daemon; false if there is one. */
    public boolean take() throws IOException {
        return lock.take();
    }

    /** For the daemon: makes what a cleaner took away again, and gives all its files a new time. */
    public void keep(Life own) throws IOException {
        StateDirectory.require(files.directory());
        lock.keep();
        guarded(Durations.CENTURY, () -> {
            if (lives.read().isEmpty()) {
                lives.write(own);
            }
            return own;
        });
        for (Path file : List.of(files.directory(), files.lock(), files.life(), files.log())) {
            FileAge.renew(file);
        }
    }
}
