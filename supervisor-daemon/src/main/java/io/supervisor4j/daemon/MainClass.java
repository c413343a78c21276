package io.supervisor4j.daemon;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;

/** The program of a daemon. */
final class MainClass {

    private MainClass() {}

    /** Returns the main method; refuses a class that has none, or does not let us call it. */
    static Method require(Class<?> type) {
        try {
            Method main = type.getMethod("main", String[].class);
            if (!Modifier.isStatic(main.getModifiers()) || main.getReturnType() != void.class) {
                throw new IllegalArgumentException(type.getName() + ".main must be static and return nothing");
            }
            if (!main.trySetAccessible()) {
                throw new IllegalArgumentException(type.getName() + " cannot be reached: let " + type.getModule()
                        + " export or open " + type.getPackageName() + " to io.supervisor4j.daemon");
            }
            return main;
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(
                    type.getName() + " has no method 'public static void main(String[] args)'", e);
        }
    }

    /** Runs it, and lets pass what it throws. */
    static void run(String name, List<String> args) throws Throwable {
        Method main = require(Class.forName(name, true, ClassLoader.getSystemClassLoader()));
        try {
            main.invoke(null, (Object) args.toArray(String[]::new));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
