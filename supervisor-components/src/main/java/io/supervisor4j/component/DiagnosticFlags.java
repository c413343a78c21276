package io.supervisor4j.component;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** Named flags that say what a component is doing, each with the time it last changed (M-39). Thread-safe. */
public final class DiagnosticFlags {

    /**
     * One flag.
     *
     * @param isSet whether it is set
     * @param since when it became so
     */
    public record Flag(boolean isSet, Instant since) {}

    private final Component component;
    private final Map<String, Flag> flags = new TreeMap<>();

    DiagnosticFlags(Component component) {
        this.component = component;
    }

    /** Sets a flag; nothing if it is set. */
    public void set(String name) {
        change(name, true);
    }

    /** Takes a flag back; nothing if it is not set. */
    public void unset(String name) {
        change(name, false);
    }

    private synchronized void change(String name, boolean value) {
        if (isSet(name) != value) {
            flags.put(name, new Flag(value, component.settings().time().instant()));
        }
    }

    /** Tells whether it is set. */
    public synchronized boolean isSet(String name) {
        Flag flag = flags.get(name);
        return flag != null && flag.isSet();
    }

    /** Returns when it was last set or taken back; empty if never. */
    public synchronized Optional<Instant> lastTransition(String name) {
        return Optional.ofNullable(flags.get(name)).map(Flag::since);
    }

    /** Returns all flags that were ever set, by name. */
    public synchronized Map<String, Flag> all() {
        return Map.copyOf(flags);
    }

    /**
     * Holds a flag during a call, and takes it back however that ends.
     *
     * @return what the call returns
     * @throws Exception what the call throws
     */
    public <T> T during(String name, Callable<T> call) throws Exception {
        set(name);
        try {
            return call.call();
        } finally {
            unset(name);
        }
    }
}
