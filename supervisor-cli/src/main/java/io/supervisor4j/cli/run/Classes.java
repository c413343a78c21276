package io.supervisor4j.cli.run;

import io.supervisor4j.SupervisorException;
import io.supervisor4j.system.thread.FatalErrors;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/** Finds classes of the application by the names in the file. */
final class Classes {

    private Classes() {}

    static <T> Class<? extends T> find(String what, String name, Class<T> type) {
        try {
            Class<?> found = Class.forName(name, false, Classes.class.getClassLoader());
            if (!type.isAssignableFrom(found)) {
                throw new SupervisorException(what + ": " + name + " is no " + type.getName());
            }
            return found.asSubclass(type);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new SupervisorException(
                    what + ": the class " + name + " cannot be loaded (" + e
                            + "); is its jar in class-path, and that relative to the file?",
                    e);
        }
    }

    static <T> List<T> makeAll(String what, List<String> names, Class<T> type) {
        List<T> made = new ArrayList<>();
        for (String name : names) {
            made.add(make(what, name, type));
        }
        return List.copyOf(made);
    }

    static <T> T make(String what, String name, Class<T> type) {
        try {
            return constructor(what, name, type).newInstance();
        } catch (ReflectiveOperationException e) {
            FatalErrors.rethrowOfApplication(e);
            throw new SupervisorException(what + ": " + name + " cannot be constructed: " + e, e);
        }
    }

    /** Finds what constructs a class, and does not. */
    static <T> Constructor<? extends T> constructor(String what, String name, Class<T> type) {
        Class<? extends T> found = find(what, name, type);
        try {
            if (Modifier.isPublic(found.getModifiers()) && !Modifier.isAbstract(found.getModifiers())) {
                return found.getConstructor();
            }
        } catch (NoSuchMethodException e) {
            throw new SupervisorException(what + ": " + name + " has no public constructor without parameters", e);
        } catch (LinkageError e) {
            throw new SupervisorException(what + ": " + name + " cannot be loaded: " + e, e);
        }
        throw new SupervisorException(what + ": " + name + " is not public, or is abstract");
    }
}
