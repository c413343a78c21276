package io.supervisor4j.rule;

import io.supervisor4j.WorkerContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which public constructor of a service takes the arguments given: the only one with as many parameters, optionally preceded by a
 * {@link WorkerContext} or an {@code int} worker id, whose last parameters have the names given. Without lambdas, as a master's first
 * worker waits for it. Thread-safe.
 */
public final class ServiceConstructor {

    private ServiceConstructor() {}

    /**
     * Finds the constructors that fit.
     *
     * @param type the service's class
     * @param positional the number of arguments without a name
     * @param named the names of the others, which come last
     * @return the constructors; a service can be constructed if there is exactly one
     */
    public static List<Constructor<?>> fitting(Class<?> type, int positional, Set<String> named) {
        List<Constructor<?>> fitting = new ArrayList<>();
        for (Constructor<?> constructor : type.getConstructors()) {
            if (fits(constructor.getParameters(), positional + named.size(), named)) {
                fitting.add(constructor);
            }
        }
        return fitting;
    }

    /**
     * Chooses the constructor.
     *
     * @param service the service's name, for the message
     * @param type its class
     * @param positional the number of arguments without a name
     * @param named the names of the others, which come last
     * @param remark what the message adds to the number of arguments; may be empty
     * @return the only constructor that fits
     * @throws IllegalArgumentException if none or several fit; lists all there are
     */
    public static Constructor<?> choose(
            String service, Class<?> type, int positional, Set<String> named, String remark) {
        List<Constructor<?>> fitting = fitting(type, positional, named);
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        int count = positional + named.size();
        String names = named.isEmpty() ? "" : " named " + named + " (names need a class compiled with -parameters)";
        throw new IllegalArgumentException("service " + service + ": " + type.getName() + " has "
                + (fitting.isEmpty() ? "no" : "more than one") + " public constructor that takes " + count
                + (count == 1 ? " argument" : " arguments") + names + remark
                + ", optionally after a WorkerContext or an int worker id; it has "
                + Arrays.toString(type.getConstructors()));
    }

    private static boolean fits(Parameter[] parameters, int count, Set<String> named) {
        boolean begun = parameters.length > 0 && parameters[0].getType() == WorkerContext.class;
        boolean plain = parameters.length == count && !begun;
        boolean preceded = parameters.length == count + 1 && (begun || parameters[0].getType() == int.class);
        if (!plain && !preceded) {
            return false;
        }
        Set<String> names = new HashSet<>();
        for (int i = parameters.length - named.size(); i < parameters.length; i++) {
            names.add(parameters[i].getName());
        }
        return names.equals(named);
    }

    /**
     * Returns the value of a first parameter for which no argument is given.
     *
     * @param type the parameter's type
     * @param context the worker's context
     * @return the worker's id if the type is {@code int}, else the context
     */
    public static Object precedingValue(Class<?> type, WorkerContext context) {
        return type == int.class ? (Object) context.workerId() : context;
    }
}
