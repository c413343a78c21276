package io.supervisor4j.launch;

import io.supervisor4j.WorkerContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Constructs a service in this JVM by the rule that holds for workers: the constructor is chosen by the number of arguments. */
final class Construction {

    private Construction() {}

    /**
     * Constructs a service.
     *
     * @throws IllegalArgumentException if none or several constructors fit, or the arguments do not; names the service
     */
    static ServiceBase of(LaunchSpec spec, @Nullable Object[] arguments, WorkerContext context) {
        Constructor<?> constructor = choose(spec, arguments.length);
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(arguments));
        Class<?>[] types = constructor.getParameterTypes();
        if (types.length > arguments.length) {
            values.add(0, types[0] == int.class ? (Object) context.workerId() : context);
        }
        try {
            return (ServiceBase) constructor.newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            throw thrown(spec, e.getCause() == null ? e : e.getCause());
        } catch (IllegalArgumentException | ReflectiveOperationException e) {
            throw refused(spec, "cannot be constructed by " + constructor + " of " + values + ": " + e, e);
        }
    }

    private static Constructor<?> choose(LaunchSpec spec, int count) {
        List<Constructor<?>> fitting = Arrays.<Constructor<?>>stream(spec.type().getConstructors())
                .filter(constructor -> fits(constructor.getParameterTypes(), count))
                .toList();
        if (fitting.size() != 1) {
            throw refused(
                    spec,
                    "has " + (fitting.isEmpty() ? "no" : "more than one") + " public constructor that takes " + count
                            + (spec.options() ? " arguments, the file of the options being the first" : " arguments")
                            + ", optionally after a WorkerContext or an int worker id; it has "
                            + Arrays.toString(spec.type().getConstructors()),
                    null);
        }
        return fitting.get(0);
    }

    private static boolean fits(Class<?>[] types, int count) {
        boolean context = types.length > 0 && types[0] == WorkerContext.class;
        boolean identity = context || (types.length > 0 && types[0] == int.class);
        return (types.length == count && !context) || (types.length == count + 1 && identity);
    }

    /** What the constructor threw goes to who launches the service. */
    private static RuntimeException thrown(LaunchSpec spec, Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException exception
                ? exception
                : new IllegalArgumentException(
                        "service " + spec.name() + ": the constructor of "
                                + spec.type().getName() + " threw " + cause,
                        cause);
    }

    private static IllegalArgumentException refused(LaunchSpec spec, String why, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "service " + spec.name() + ": " + spec.type().getName() + " " + why, cause);
    }
}
