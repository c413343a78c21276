package io.supervisor4j;

import java.util.Objects;

/**
 * Whether the JVMs of a service start with a class-data archive, and why not. Immutable.
 *
 * @param kind how it is
 * @param detail what is known beyond that, such as the folder that is on the class path; may be empty
 */
public record ArchiveState(Kind kind, String detail) {

    /** How it is, or what is in the way. */
    public enum Kind {
        /** JVMs start with an archive. */
        USED(""),
        /** There is none yet; one is trained some seconds after the workers are ready. */
        AWAITED("none was trained yet"),
        /** The workers run a program, and no JVM of ours. */
        NO_JVM("there is no JVM"),
        /** The user has switched archives off. */
        SWITCHED_OFF("they are switched off"),
        /** The JDK has no archives for the classes of an application. */
        UNSUPPORTED("this JDK has none"),
        /** The JVMs are started from a module path. */
        MODULE_PATH("they need a class path, and this is a module path"),
        /** The JVMs have an option that chooses an archive, or none. */
        OWN_OPTION("an option chooses for itself"),
        /** The class path has an entry that no archive can include. */
        CLASS_PATH("the class path is not made of jars"),
        /** The folder for archives cannot be used. */
        FOLDER("there is no place to keep it"),
        /** Training did not leave one. */
        NOT_TRAINED("it could not be trained");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    /** Checks that nothing is missing. */
    public ArchiveState {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(detail, "detail");
    }

    /**
     * Tells whether something is in the way that time will not mend.
     *
     * @return false if there is an archive, or will be, or none is needed
     */
    public boolean isObstacle() {
        return kind != Kind.USED && kind != Kind.AWAITED && kind != Kind.NO_JVM;
    }

    /**
     * Says it in words.
     *
     * @return such as {@code "no class-data archive: the class path is not made of jars, classes is a folder"}
     */
    public String describe() {
        if (kind == Kind.USED) {
            return "class-data archive in use";
        }
        return "no class-data archive: " + kind.text + (detail.isEmpty() ? "" : ", " + detail);
    }
}
