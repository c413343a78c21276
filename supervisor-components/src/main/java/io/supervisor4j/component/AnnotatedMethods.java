package io.supervisor4j.component;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the methods of a component that are {@link Task} or {@link Timer}. */
final class AnnotatedMethods {

    private final Component component;

    private AnnotatedMethods(Component component) {
        this.component = component;
    }

    static List<BackgroundTask> of(Component component) {
        AnnotatedMethods tasks = new AnnotatedMethods(component);
        return tasks.methods().values().stream()
                .sorted(Comparator.comparingInt(AnnotatedMethods::order).thenComparing(Method::getName))
                .map(tasks::task)
                .toList();
    }

    /** By name, as a method that is overridden is called as what overrides it. */
    private Map<String, Method> methods() {
        Map<String, Method> found = new LinkedHashMap<>();
        for (Class<?> type = component.getClass(); type != Component.class; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Task.class) || method.isAnnotationPresent(Timer.class)) {
                    found.putIfAbsent(method.getName(), method);
                }
            }
        }
        return found;
    }

    private static int order(Method method) {
        Task task = method.getAnnotation(Task.class);
        return task != null ? task.order() : method.getAnnotation(Timer.class).order();
    }

    private BackgroundTask task(Method method) {
        if (method.getParameterCount() != 0) {
            throw new IllegalArgumentException(method + " has parameters, so it cannot be a task or timer");
        }
        if (!method.trySetAccessible()) {
            throw new IllegalArgumentException(
                    method + " cannot be called from here; make it and its class public, or open its package");
        }
        Timer timer = method.getAnnotation(Timer.class);
        return timer == null
                ? new BackgroundTask(method.getName(), () -> call(method))
                : new BackgroundTimer(method.getName(), interval(method, timer), () -> call(method));
    }

    private static Duration interval(Method method, Timer timer) {
        try {
            return Duration.parse(timer.every());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "the interval of " + method + " is no duration like PT5S: " + timer.every(), e);
        }
    }

    private void call(Method method) throws Exception {
        try {
            method.invoke(component);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception exception ? exception : e;
        }
    }
}
