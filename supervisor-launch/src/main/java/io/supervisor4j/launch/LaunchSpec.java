package io.supervisor4j.launch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which service to launch: a class and its arguments, since no instance can cross into a worker (O-25). Immutable: {@link #of} gives
 * the defaults, the other methods a copy with one value changed.
 *
 * <p>The class has one public constructor whose parameters are, in this order: a {@link io.supervisor4j.WorkerContext} or an
 * {@code int} worker id if it wants one, a {@link java.nio.file.Path} if {@linkplain #withOptions() asked for}, and the arguments.
 *
 * @param type the service's class
 * @param name for threads, logs and process titles; the class's simple name by default
 * @param arguments of the constructor; may contain null, unmodifiable
 * @param options whether the constructor is given the options
 */
public record LaunchSpec(
        Class<? extends ServiceBase> type, String name, List<@Nullable Object> arguments, boolean options) {

    /** Copies the list. */
    public LaunchSpec {
        Objects.requireNonNull(type, "type");
        arguments = Collections.unmodifiableList(new ArrayList<@Nullable Object>(arguments));
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of service " + type.getName() + " is blank");
        }
    }

    /**
     * Names a service.
     *
     * @param type its class: public, and visible to the workers if there are any
     * @param arguments of its constructor; for workers, such as {@link io.supervisor4j.ServiceSpec#args} takes
     * @return the specification
     */
    public static LaunchSpec of(Class<? extends ServiceBase> type, @Nullable Object... arguments) {
        return new LaunchSpec(type, type.getSimpleName(), Arrays.asList(arguments), false);
    }

    /**
     * Changes the name.
     *
     * @param text not blank
     * @return the changed copy
     * @throws IllegalArgumentException if it is blank
     */
    public LaunchSpec name(String text) {
        return new LaunchSpec(type, text, arguments, options);
    }

    /**
     * Gives the constructor, before its arguments, the file with the launcher's options: for {@link
     * io.supervisor4j.option.Options#inWorker}, which reads it in this JVM as in a worker. After a reload, {@code reload()} on those
     * options takes over the new ones.
     *
     * @return the changed copy
     */
    public LaunchSpec withOptions() {
        return new LaunchSpec(type, name, arguments, true);
    }

    /** Returns the arguments that every constructor gets; the file first, if it is wanted. */
    @Nullable
    Object[] argumentsAfter(Object file) {
        List<@Nullable Object> all = new ArrayList<>();
        if (options) {
            all.add(file);
        }
        all.addAll(arguments);
        return all.toArray();
    }
}
