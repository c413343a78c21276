package io.supervisor4j.runtime;

import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/** Refuses classes that a worker could not load or construct, in the master, where somebody can still read why. */
final class ServiceClasses {

    private ServiceClasses() {}

    /**
     * Checks a class that a worker is to construct.
     *
     * @param what what it is, such as {@code "service mailer"}
     * @throws IllegalArgumentException if that cannot work, with the class and the reason
     */
    static void check(String what, Class<?> type) {
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            throw refused(what, type, "is abstract: a worker needs a class that it can construct");
        }
        if (type.isAnonymousClass() || type.isLocalClass() || type.isHidden() || type.isSynthetic()) {
            throw refused(
                    what, type, "has no name by which a worker could load it: write it as a named class, not a lambda");
        }
        if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())) {
            throw refused(what, type, "is an inner class: declare it static");
        }
        if (!Modifier.isPublic(type.getModifiers())) {
            throw refused(what, type, "is not public");
        }
        checkModule(what, type);
        checkVisible(what, type);
    }

    private static void checkModule(String what, Class<?> type) {
        Module module = type.getModule();
        if (!module.isExported(type.getPackageName(), ServiceClasses.class.getModule())) {
            throw refused(
                    what,
                    type,
                    "is in a package that module " + module.getName() + " does not export to "
                            + ServiceClasses.class.getModule().getName());
        }
    }

    /** A worker's JVM has this JVM's class path or module path, and nothing else. */
    private static void checkVisible(String what, Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        if (loader != ClassLoader.getSystemClassLoader()) {
            throw refused(
                    what,
                    type,
                    "was loaded by " + loader + ", not from the class path or module path that workers get");
        }
        CodeSource source = type.getProtectionDomain().getCodeSource();
        String file = type.getName().replace('.', '/') + ".class";
        Path place = place(source);
        if (place == null ? type.getResource("/" + file) == null : isMissing(place, file)) {
            throw refused(
                    what, type, "is no longer where it was loaded from, " + place + ": workers could not load it");
        }
    }

    private static boolean isMissing(Path place, String file) {
        return !Files.exists(place) || (Files.isDirectory(place) && !Files.exists(place.resolve(file)));
    }

    /** The folder or jar that a class came from; null where it is neither. */
    private static @Nullable Path place(@Nullable CodeSource source) {
        URL location = source == null ? null : source.getLocation();
        if (location == null || !location.getProtocol().equals("file")) {
            return null;
        }
        try {
            return Path.of(location.toURI());
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static IllegalArgumentException refused(String what, Class<?> type, String why) {
        return new IllegalArgumentException(what + ": " + type.getName() + " " + why);
    }
}
