package io.supervisor4j.runtime.process;

import io.supervisor4j.ArchiveState;
import io.supervisor4j.SupervisorException;
import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.system.file.CacheFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Class-data archives for workers: used where there is one, trained in the background where there is none. Whatever goes wrong with
 * them, workers start as without.
 */
public final class Archives {

    /** {@code off}, or the folder to keep archives in. */
    public static final String PROPERTY = "supervisor4j.archive";

    /** The quickest of a few runs tells most on a busy machine. */
    private static final int TIMED_RUNS = 3;

    private static final ArchiveState USED = new ArchiveState(ArchiveState.Kind.USED, "");
    private static final ArchiveState AWAITED = new ArchiveState(ArchiveState.Kind.AWAITED, "");

    private final ArchiveKind kind;
    private final Path folder;
    private final ArchiveState whyNone;
    private final Consumer<? super SupervisorEvent> observer;
    private final Map<LaunchPlan, Found> found = new HashMap<>();
    private final Map<String, ArchiveState> failures = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private @Nullable ArchiveStore store;
    private @Nullable ArchiveState noStore;
    private boolean awaited;

    /** The options by which JVMs start, and what they say of an archive. */
    private record Found(List<String> options, ArchiveState state) {}

    private Archives(ArchiveKind kind, Path folder, ArchiveState whyNone, Consumer<? super SupervisorEvent> observer) {
        this.kind = kind;
        this.folder = folder;
        this.whyNone = whyNone;
        this.observer = observer;
    }

    /**
     * What training gained.
     *
     * @param without the start and end of a training run without the archive
     * @param with the same with the archive
     * @param bytes the size of the archive
     */
    public record Gain(Duration without, Duration with, long bytes) {}

    /**
     * Opens the folder of archives, in the user's cache folder unless the property says otherwise.
     *
     * @param environment the variables of this process
     * @param observer told of each reason why there is no archive, once
     * @return the archives, none if they are switched off or have no place
     * @throws SupervisorException if the property is neither {@code off} nor an absolute path
     */
    public static Archives in(Map<String, String> environment, Consumer<? super SupervisorEvent> observer) {
        if (areOff()) {
            return none(ArchiveState.Kind.SWITCHED_OFF, observer);
        }
        String setting = System.getProperty(PROPERTY, "");
        Path folder = setting.isEmpty() ? CacheFolder.in(environment) : Path.of(setting);
        if (!folder.isAbsolute()) {
            throw new SupervisorException(
                    "-D" + PROPERTY + "=" + setting + " is neither 'off' nor the absolute path of a folder");
        }
        ArchiveKind kind = ArchiveKind.of(Runtime.version().feature());
        return kind == ArchiveKind.NONE
                ? none(ArchiveState.Kind.UNSUPPORTED, observer)
                : new Archives(kind, folder, AWAITED, observer);
    }

    /**
     * Tells whether there are to be archives.
     *
     * @return false if they are switched off, or this JDK has none
     */
    public boolean areWanted() {
        return kind != ArchiveKind.NONE;
    }

    /** Opened when it is needed, beside the start of the master; null if there is a reason why not. */
    private synchronized @Nullable ArchiveStore store() {
        if (store == null && noStore == null) {
            try {
                store = ArchiveStore.open(folder);
            } catch (IOException | UnsupportedOperationException e) {
                noStore = new ArchiveState(ArchiveState.Kind.FOLDER, text(e));
            }
        }
        return store;
    }

    /** The messages of the file system's exceptions are often nothing but a path. */
    private static String text(Exception e) {
        return e.getClass() == IOException.class ? String.valueOf(e.getMessage()) : e.toString();
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
    static Archives none() {
        return none(ArchiveState.Kind.SWITCHED_OFF, new Consumer<>() {
            @Override
            public void accept(SupervisorEvent event) {}
        });
    }

    private static Archives none(ArchiveState.Kind why, Consumer<? super SupervisorEvent> observer) {
        return new Archives(ArchiveKind.NONE, Path.of("/"), new ArchiveState(why, ""), observer);
    }

    /**
     * Returns the options by which a JVM uses its archive. May read the archive: not for the loop.
     *
     * @param plan the JVM
     * @return none if there is no archive
     */
    List<String> optionsFor(LaunchPlan plan) {
        return found(plan).options();
    }

    /**
     * Tells whether a JVM starts with an archive, and why not. May read the archive: not for the loop.
     *
     * @param plan the JVM
     * @return how it is
     */
    public ArchiveState stateOf(LaunchPlan plan) {
        return found(plan).state();
    }

    /**
     * Tells whether JVMs have started without an archive that may come.
     *
     * @return true if there were such
     */
    public synchronized boolean isAnyAwaited() {
        return awaited;
    }

    private synchronized Found found(LaunchPlan plan) {
        Found known = found.get(plan);
        if (known == null) {
            known = find(plan);
            found.put(plan, known);
            awaited |= known.state().kind() == ArchiveState.Kind.AWAITED;
            tell(known.state());
        }
        return known;
    }

    private Found find(LaunchPlan plan) {
        if (!areWanted()) {
            return new Found(List.of(), whyNone);
        }
        ArchiveKey.Result key = ArchiveKey.of(plan);
        ArchiveState obstacle = key.obstacle();
        ArchiveStore place = obstacle == null ? store() : null;
        if (place == null) {
            return new Found(List.of(), obstacle != null ? obstacle : Objects.requireNonNull(noStore));
        }
        Optional<Path> archive = place.find(key.key());
        return archive.isPresent()
                ? new Found(kind.use(archive.get()), USED)
                : new Found(List.of(), failures.getOrDefault(key.key(), AWAITED));
    }

    /** Compares texts, as the generated methods of a record cost a starting JVM 30 ms. */
    private synchronized void tell(ArchiveState state) {
        if (state.isObstacle() && told.add(state.describe())) {
            observer.accept(new ManagerEvent.ArchiveMissing(state));
        }
    }

    /** Jars or archives may have changed: what is known of them is forgotten. */
    public synchronized void refresh() {
        found.clear();
    }

    /**
     * Trains an archive for a plan, if it can have one and has none. Takes seconds: not for the loop.
     *
     * @param plan the JVM
     * @param training the program of the training run
     * @param script what the training run reads on its standard input
     * @return what was gained, if an archive was trained
     * @throws InterruptedException if the manager ends
     */
    public Optional<Gain> train(LaunchPlan plan, Class<?> training, String script) throws InterruptedException {
        ArchiveStore place = store();
        String key = ArchiveKey.of(plan).key();
        if (key.isEmpty() || place == null || place.find(key).isPresent()) {
            return Optional.empty();
        }
        LaunchPlan trainingPlan = plan.running(List.of(training.getName()));
        ArchiveTrainer trainer = new ArchiveTrainer(kind, place, script);
        place.clean();
        try {
            boolean trained = trainer.train(key, trainingPlan);
            refresh();
            Optional<Path> archive = trained ? place.find(key) : Optional.empty();
            return archive.isPresent() ? Optional.of(gain(trainer, trainingPlan, archive.get())) : Optional.empty();
        } catch (IOException e) {
            // No room, no permission, no archive written: workers start as without one.
            failed(key, new ArchiveState(ArchiveState.Kind.NOT_TRAINED, text(e)));
            return Optional.empty();
        }
    }

    private synchronized void failed(String key, ArchiveState why) {
        failures.put(key, why);
        refresh();
        tell(why);
    }

    private Gain gain(ArchiveTrainer trainer, LaunchPlan trainingPlan, Path archive)
            throws IOException, InterruptedException {
        List<Duration> without = new ArrayList<>();
        List<Duration> with = new ArrayList<>();
        for (int i = 0; i < TIMED_RUNS; i++) {
            without.add(trainer.time(trainingPlan, List.of()));
            with.add(trainer.time(trainingPlan, kind.use(archive)));
        }
        return new Gain(
                Collections.min(without),
                Collections.min(with),
                archive.toFile().length());
    }
}
