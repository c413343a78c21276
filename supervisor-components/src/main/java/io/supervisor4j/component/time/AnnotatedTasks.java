package io.supervisor4j.component.time;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Finds the methods of an object that are marked as periodic tasks, inherited ones too. */
final class AnnotatedTasks {

    private AnnotatedTasks() {}

    /**
     * Returns the tasks in their order.
     *
     * @throws IllegalArgumentException if there is none, or if one cannot be a task; the message names the method
     */
    static List<PeriodicTaskSpec> of(Object object) {
        Map<Integer, Method> methods = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                PeriodicTask mark = method.getAnnotation(PeriodicTask.class);
                if (mark != null && isOverriddenByNone(method, seen)) {
                    put(methods, mark.order(), method);
                }
            }
        }
        if (methods.isEmpty()) {
            throw new IllegalArgumentException(object.getClass().getName() + " has no method marked @PeriodicTask");
        }
        List<PeriodicTaskSpec> tasks = new ArrayList<>();
        methods.values().forEach(method -> tasks.add(spec(object, method)));
        return tasks;
    }

    /** Subclasses come first, and none of the methods has parameters, so that its name tells. */
    private static boolean isOverriddenByNone(Method method, Set<String> seen) {
        return !method.isBridge() && (Modifier.isPrivate(method.getModifiers()) || seen.add(method.getName()));
    }

    private static void put(Map<Integer, Method> methods, int order, Method method) {
        Method other = methods.putIfAbsent(order, method);
        if (other != null) {
            throw refused(method, "has order " + order + ", which is taken by " + other.getName());
        }
    }

    private static PeriodicTaskSpec spec(Object object, Method method) {
        if (method.getParameterCount() > 0 || Modifier.isStatic(method.getModifiers()) || !method.trySetAccessible()) {
            throw refused(method, "must be an instance method without parameters that this module may call");
        }
        PeriodicTask mark = method.getAnnotation(PeriodicTask.class);
        String name = mark.name().isEmpty() ? method.getName() : mark.name();
        return PeriodicTaskSpec.of(name, spacing(method, mark), () -> call(object, method))
                .runImmediately(mark.runImmediately())
                .enabled(mark.enabled())
                .external(mark.external());
    }

    private static Duration spacing(Method method, PeriodicTask mark) {
        try {
            return Duration.parse(mark.spacing());
        } catch (DateTimeParseException e) {
            IllegalArgumentException refused =
                    refused(method, "has spacing '" + mark.spacing() + "', which is no duration like PT5M");
            refused.initCause(e);
            throw refused;
        }
    }

    private static void call(Object object, Method method) throws Exception {
        try {
            method.invoke(object);
        } catch (InvocationTargetException e) {
            throw thrown(Objects.requireNonNull(e.getCause()));
        }
    }

    private static Exception thrown(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return (Exception) cause;
    }

    private static IllegalArgumentException refused(Method method, String why) {
        return new IllegalArgumentException(
                "@PeriodicTask " + method.getDeclaringClass().getName() + "." + method.getName() + " " + why);
    }
}
