package io.supervisor4j.launch;

import io.supervisor4j.WorkerContext;
import io.supervisor4j.rule.ServiceConstructor;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Constructs a service in this JVM by the rule that holds for workers. */
final class Construction {

    private Construction() {}

    /**
     * Constructs a service.
     *
     * @throws IllegalArgumentException if none or several constructors fit, or the arguments do not; names the service
     */
    static ServiceBase of(LaunchSpec spec, @Nullable Object[] arguments, WorkerContext context) {
        Constructor<?> constructor = ServiceConstructor.choose(
                spec.name(),
                spec.type(),
                arguments.length,
                Set.of(),
                spec.options() ? ", the file of the options being the first" : "");
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(arguments));
        Class<?>[] types = constructor.getParameterTypes();
        if (types.length > arguments.length) {
            values.add(0, ServiceConstructor.precedingValue(types[0], context));
        }
        try {
            return (ServiceBase) constructor.newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            throw thrown(spec, e.getCause() == null ? e : e.getCause());
        } catch (IllegalArgumentException | ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "service " + spec.name() + ": " + spec.type().getName() + " cannot be constructed by " + constructor
                            + " of " + values + ": " + e,
                    e);
        }
    }

    /** What the constructor threw, for the caller; a checked exception as the cause. */
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
}
