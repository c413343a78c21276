package io.supervisor4j.option;

import io.supervisor4j.ServiceManager;
import io.supervisor4j.SupervisorException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The options of a program: groups of immutable records, always valid as a whole. Reading them again replaces all groups at once, or,
 * if anything is wrong, none.
 *
 * <pre>{@code
 * @OptionGroup("mailer")
 * record MailerOptions(
 *         @Option(help = "threads", defaultValue = "4", min = "1", mutable = true) int threads,
 *         @Option(help = "pause between rounds", defaultValue = "10s") Duration pause) {}
 *
 * Options options = Options.builder()
 *         .group(MailerOptions.class)
 *         .commandLine(args)
 *         .environment("SHOP")
 *         .file(Path.of("shop.yaml"))
 *         .build();
 * int threads = options.get(MailerOptions.class).threads();
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class Options {

    /** What the options do when their manager reloads. */
    public enum OnReload {
        /** {@link Options#reload()}. */
        RELOAD,
        /** {@link Options#mutate()}. */
        MUTATE
    }

    private final Loader loader;
    private final List<String> arguments;
    private final Listeners listeners = new Listeners();
    private final Object updating = new Object();
    private volatile State state;
    private volatile @Nullable SharedFile shared;

    Options(Loader loader, List<String> arguments) {
        this.loader = loader;
        this.arguments = arguments;
        this.state = loader.load();
        if (!state.notices().isEmpty()) {
            OptionLog.notices(state.notices());
        }
    }

    /**
     * Starts without groups and sources.
     *
     * @return the builder
     */
    public static OptionsBuilder builder() {
        return new OptionsBuilder();
    }

    /**
     * Takes the options of another JVM as they were. Reading them again changes nothing.
     *
     * @param snapshot that JVM's {@link #snapshot()}
     * @param groups the groups wanted; values of others are ignored
     * @return the options
     * @throws OptionException if that JVM does not have these groups, or other versions of them
     * @throws IllegalArgumentException if a group is malformed
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static Options of(OptionsSnapshot snapshot, Class<? extends Record>... groups) {
        Objects.requireNonNull(snapshot, "snapshot");
        return new Options(new Loader(Catalog.read(groups), List.of(new SnapshotSource(() -> snapshot))), List.of());
    }

    /**
     * Takes the options of a worker's master. Reading them again, as in {@link io.supervisor4j.Service#reload()}, takes over what
     * the master had last found valid. If {@link ServiceOptions} is one of the groups and asks for it, all options are logged at
     * debug level (C-69).
     *
     * @param shared what {@link #attach} returned in the master, a good argument of a service
     * @param groups the groups wanted; values of others are ignored
     * @return the options
     * @throws SupervisorException if the file is gone, as it is when the master is
     * @throws OptionException as {@link #of}
     * @throws IllegalArgumentException if a group is malformed
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static Options inWorker(Path shared, Class<? extends Record>... groups) {
        SnapshotSource master = new SnapshotSource(new SharedFile(shared)::read);
        Options options = new Options(new Loader(Catalog.read(groups), List.of(master)), List.of());
        if (options.state.records().get(ServiceOptions.class) instanceof ServiceOptions service
                && service.logOptions()) {
            OptionLog.values(options.explain());
        }
        return options;
    }

    /**
     * Returns a group as it is now.
     *
     * @param <T> its record
     * @param group its record's class
     * @return the record; it never changes
     * @throws IllegalArgumentException if the options have no such group
     */
    public <T extends Record> T get(Class<T> group) {
        Record present = state.records().get(group);
        if (present == null) {
            throw new IllegalArgumentException(
                    "these options have no group " + group.getName() + "; register it with the builder's group(...)");
        }
        return group.cast(present);
    }

    /**
     * Adds a listener for changes of a group. It is called after the change, with the record before and after, in the thread that
     * reads the options again; of several changes at the same time one thread tells of all, in their order. One that throws is
     * logged, and the others are told; a {@link VirtualMachineError} is thrown on to the caller that reads the options.
     *
     * @param <T> the group's record
     * @param group its class
     * @param listener may call all methods of this class
     * @throws IllegalArgumentException if the options have no such group
     */
    public <T extends Record> void onChange(Class<T> group, BiConsumer<? super T, ? super T> listener) {
        Objects.requireNonNull(listener, "listener");
        Objects.requireNonNull(get(group));
        listeners.add(group, listener);
    }

    /**
     * Reads all sources again and takes over everything (O-19).
     *
     * @return what has changed
     * @throws OptionException if anything is wrong; then nothing has changed
     */
    public OptionChanges reload() {
        return update(OnReload.RELOAD);
    }

    /**
     * Reads all sources again and takes over the {@linkplain Option#mutable mutable} options only (O-19). Everything must be valid
     * all the same.
     *
     * @return what has changed, and what would have
     * @throws OptionException if anything is wrong; then nothing has changed
     */
    public OptionChanges mutate() {
        return update(OnReload.MUTATE);
    }

    private OptionChanges update(OnReload how) {
        OptionChanges changes;
        State read;
        synchronized (updating) {
            State before = state;
            read = loader.load();
            State after = how == OnReload.RELOAD ? read : loader.merged(before, read);
            changes = OptionChanges.between(before, read, after);
            SharedFile file = shared;
            if (file != null) {
                file.write(OptionsSnapshot.of(after));
            }
            state = after;
            listeners.enqueue(before, after);
        }
        if (!read.notices().isEmpty()) {
            OptionLog.notices(read.notices());
        }
        listeners.tell();
        return changes;
    }

    /**
     * Returns all options as they are now, for {@link #of} in another JVM.
     *
     * @return the values
     */
    public OptionsSnapshot snapshot() {
        return OptionsSnapshot.of(state);
    }

    /**
     * Reads the options again whenever the manager reloads (C-69), before the manager's reload hooks that are registered later and
     * before any worker is told. If anything is wrong, that is logged and the options stay as they are; the workers are told to
     * reload all the same, but see the options as they were. If {@link ServiceOptions} is one of the groups, the manager takes over a
     * {@link ServiceOptions#gracefulShutdownTimeout} that has changed (O-51); it is built with the first one by its program.
     *
     * <p>The workers get the options through a file that holds nothing but the values last found valid, the secrets too; only the
     * owner of the process may read it, and it is deleted when this JVM ends other than by SIGKILL. If a cleaner removes it, it is
     * written anew at the next death of a worker or the next reload.
     *
     * @param manager the manager of this JVM
     * @param how what to do
     * @return the file, for {@link #inWorker}: hand it to a service as an argument
     * @throws IllegalStateException if the options are attached or shared already
     * @throws SupervisorException if the file cannot be written
     */
    public Path attach(ServiceManager manager, OnReload how) {
        Objects.requireNonNull(how, "how");
        SharedFile file = newSharedFile();
        manager.onReload(() -> updateOrKeep(how));
        if (state.records().containsKey(ServiceOptions.class)) {
            onChange(ServiceOptions.class, (before, after) -> takeOver(before, after, manager));
        }
        manager.onDeadWorker((service, worker, exit) -> restoreOrSay(file));
        return file.file();
    }

    private static void takeOver(ServiceOptions before, ServiceOptions after, ServiceManager manager) {
        if (!before.gracefulShutdownTimeout().equals(after.gracefulShutdownTimeout())) {
            manager.gracefulShutdownTimeout(after.gracefulShutdownTimeout());
        }
    }

    /**
     * Hands the options to who reads them with {@link #inWorker}, without a manager: through the file that {@link #attach}
     * describes. It follows each {@link #reload} and {@link #mutate}.
     *
     * @return the file
     * @throws IllegalStateException if the options are attached or shared already
     * @throws SupervisorException if the file cannot be written
     */
    public Path share() {
        return newSharedFile().file();
    }

    private SharedFile newSharedFile() {
        synchronized (updating) {
            if (shared != null) {
                throw new IllegalStateException("these options are attached or shared already");
            }
            SharedFile file = SharedFile.create();
            file.write(snapshot());
            shared = file;
            return file;
        }
    }

    private void updateOrKeep(OnReload how) {
        try {
            OptionLog.reloaded(update(how));
        } catch (SupervisorException e) {
            OptionLog.kept(e);
        }
    }

    private void restoreOrSay(SharedFile file) {
        try {
            synchronized (updating) {
                file.restore(snapshot());
            }
        } catch (SupervisorException e) {
            OptionLog.notShared(e);
        }
    }

    /**
     * Returns a listing for people: of each option the name, the value, what it is for, its type, its default, and where the value
     * comes from. Secrets are masked.
     *
     * @return some lines an option, in the order of their declaration
     */
    public String explain() {
        return Listing.of(state);
    }

    /**
     * Returns the words of the command line that are no options.
     *
     * @return the words, in their order
     */
    public List<String> arguments() {
        return arguments;
    }
}
