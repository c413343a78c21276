package io.supervisor4j.daemon;

import io.supervisor4j.system.file.FileAge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What is known of a daemon through its files. Its methods are called under the guard, but {@link #guarded} and {@link #look}. */
final class DaemonState {

    /** Between two looks of who waits, in nanoseconds. */
    static final long STEP = 20_000_000;

    private final DaemonFiles files;
    private final DaemonLock lock;
    private final LifeFile lives;
    private final ExitFile exits;

    DaemonState(DaemonFiles files) {
        this.files = files;
        this.lock = DaemonLock.at(files.lock());
        this.lives = new LifeFile(files.life());
        this.exits = new ExitFile(files.exit());
    }

    <T> T guarded(DaemonLock.Action<T> action) throws IOException {
        return lock.guarded(action);
    }

    /** Looks, and leaves nothing behind where there never was a daemon. A folder that hides its files is no such place. */
    Sighting look() throws IOException {
        if (Files.notExists(files.lock())) {
            // Its process makes the files again, but may not have noticed yet.
            return lock.isHeldWithoutFile()
                    ? new Sighting.Present(lives.read())
                    : new Sighting.Absent(Optional.empty());
        }
        StateDirectory.check(files.directory());
        return guarded(this::sight);
    }

    Sighting sight() throws IOException {
        Optional<Life> life = lives.read();
        if (lock.isHeld()) {
            return new Sighting.Present(life);
        }
        if (life.isPresent() && life.get().process().isEmpty() && !isOver(life.get())) {
            return new Sighting.Coming(life.get());
        }
        return new Sighting.Absent(life);
    }

    /** Nothing more will be known of this life, whose process does not hold the lock. */
    boolean isOver(Life life) throws IOException {
        return statusOf(life).isPresent() || !life.launcher().isAlive();
    }

    OptionalInt statusOf(Life life) throws IOException {
        return exits.statusOf(life);
    }

    Optional<Life> life() throws IOException {
        return lives.read();
    }

    void write(Life life) throws IOException {
        lives.write(life);
    }

    /** Makes this process the daemon; false if there is one. */
    boolean take() throws IOException {
        return lock.take();
    }

    /** For the daemon: makes what a cleaner took away again, and gives all its files a new time. */
    void keep(Life own) throws IOException {
        StateDirectory.require(files.directory());
        lock.keep();
        guarded(() -> {
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
