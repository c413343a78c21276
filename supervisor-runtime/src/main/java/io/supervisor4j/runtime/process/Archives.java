package io.supervisor4j.runtime.process;

import io.supervisor4j.SupervisorException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Class-data archives for workers: used where there is one, trained in the background where there is none. Whatever goes wrong with
 * them, workers start as without.
 */
public final class Archives {

    /** {@code off}, or the folder to keep archives in. */
    public static final String PROPERTY = "supervisor4j.archive";

    /** The quickest of a few runs tells most on a busy machine. */
    private static final int TIMED_RUNS = 3;

    private final ArchiveKind kind;
    private final Path folder;
    private final Map<LaunchPlan, List<String>> options = new HashMap<>();
    private Optional<ArchiveStore> store = Optional.empty();
    private boolean opened;

    private Archives(ArchiveKind kind, Path folder) {
        this.kind = kind;
        this.folder = folder;
    }

    /**
     * What training gained.
     *
     * @param without the start and end of a rehearsal without the archive
     * @param with the same with the archive
     * @param bytes the size of the archive
     */
    public record Gain(Duration without, Duration with, long bytes) {}

    /**
     * Opens the folder of archives, in the user's cache folder unless the property says otherwise.
     *
     * @param environment the variables of this process
     * @return the archives, none if they are switched off or have no place
     * @throws SupervisorException if the property is neither {@code off} nor an absolute path
     */
    public static Archives in(Map<String, String> environment) {
        if (areOff()) {
            return none();
        }
        String setting = System.getProperty(PROPERTY, "");
        Path folder = setting.isEmpty() ? inCache(environment) : Path.of(setting);
        if (!folder.isAbsolute()) {
            throw new SupervisorException(
                    "-D" + PROPERTY + "=" + setting + " is neither 'off' nor the absolute path of a folder");
        }
        return new Archives(ArchiveKind.of(Runtime.version().feature()), folder);
    }

    /**
     * Tells whether there are to be archives.
     *
     * @return false if they are switched off, or this JDK has none
     */
    public boolean areWanted() {
        return kind != ArchiveKind.NONE;
    }

    /** Opened when it is needed, beside the start of the master. */
    private synchronized Optional<ArchiveStore> store() {
        if (!opened && areWanted()) {
            opened = true;
            store = ArchiveStore.open(folder);
        }
        return store;
    }

    /** Whether the user wants none. */
    static boolean areOff() {
        return System.getProperty(PROPERTY, "").equals("off");
    }

    /**
     * Returns no archives at all.
     *
     * @return what neither finds nor trains any
     */
    public static Archives none() {
        return new Archives(ArchiveKind.NONE, Path.of("/"));
    }

    private static Path inCache(Map<String, String> environment) {
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path base = cache.startsWith("/") ? Path.of(cache) : Path.of(System.getProperty("user.home", "/"), ".cache");
        return base.resolve("supervisor4j");
    }

    /**
     * Returns the options by which a JVM uses its archive. May read the archive: not for the loop.
     *
     * @param plan the JVM
     * @return none if there is no archive
     */
    synchronized List<String> optionsFor(LaunchPlan plan) {
        Optional<ArchiveStore> place = store();
        if (place.isEmpty()) {
            return List.of();
        }
        List<String> known = options.get(plan);
        if (known == null) {
            Optional<String> key = ArchiveKey.of(plan);
            Optional<Path> archive = key.isPresent() ? place.get().find(key.get()) : Optional.empty();
            known = archive.isPresent() ? kind.use(archive.get()) : List.of();
            options.put(plan, known);
        }
        return known;
    }

    /** Jars or archives may have changed: what is known of them is forgotten. */
    public synchronized void refresh() {
        options.clear();
    }

    /**
     * Trains an archive for a plan, if it can have one and has none. Takes seconds: not for the loop.
     *
     * @param plan the JVM
     * @param rehearsal the program of the rehearsal
     * @param script what the rehearsal reads on its standard input
     * @return what was gained, if an archive was trained
     * @throws InterruptedException if the manager ends
     */
    public Optional<Gain> train(LaunchPlan plan, Class<?> rehearsal, String script) throws InterruptedException {
        Optional<ArchiveStore> place = store();
        Optional<String> key = ArchiveKey.of(plan);
        if (key.isEmpty() || place.isEmpty() || place.get().find(key.get()).isPresent()) {
            return Optional.empty();
        }
        LaunchPlan rehearsing = plan.running(List.of(rehearsal.getName()));
        ArchiveTrainer trainer = new ArchiveTrainer(kind, place.get(), script);
        place.get().clean();
        Optional<Path> archive = trainer.train(key.get(), rehearsing);
        refresh();
        if (archive.isEmpty()) {
            return Optional.empty();
        }
        try {
            List<Duration> without = new ArrayList<>();
            List<Duration> with = new ArrayList<>();
            for (int i = 0; i < TIMED_RUNS; i++) {
                without.add(trainer.time(rehearsing, List.of()));
                with.add(trainer.time(rehearsing, kind.use(archive.get())));
            }
            long bytes = archive.get().toFile().length();
            return Optional.of(new Gain(Collections.min(without), Collections.min(with), bytes));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
