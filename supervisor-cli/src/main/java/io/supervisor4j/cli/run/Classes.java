package io.supervisor4j.cli.run;

import io.supervisor4j.SupervisorException;
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
            return find(what, name, type).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new SupervisorException(
                    what + ": " + name + " needs a public constructor without parameters that does not fail: " + e, e);
        }
    }
}
