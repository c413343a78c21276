package io.supervisor4j.bench.process;

import java.util.ArrayList;
import java.util.List;

/** The sets of JVM options that are compared. */
public enum Flags {
    /** The JVM's defaults, and no archive but the JDK's own. */
    PLAIN("plain", false, false),
    /** The JVM's defaults, and the archive that the product trains by itself. */
    ARCHIVE("archive", false, true),
    /** The lean profile, no archive. */
    LEAN("lean", true, false),
    /** The lean profile, and the archive. */
    LEAN_ARCHIVE("lean+archive", true, true);

    private static final int NATIVE_ACCESSORS_SINCE = 18;

    private final String title;
    private final boolean lean;
    private final boolean archive;

    Flags(String title, boolean lean, boolean archive) {
        this.title = title;
        this.lean = lean;
        this.archive = archive;
    }

    /**
     * Returns the name for people.
     *
     * @return such as {@code lean+archive}
     */
    public String title() {
        return title;
    }

    /**
     * Tells whether workers use an archive.
     *
     * @return true if they do
     */
    public boolean archive() {
        return archive;
    }

    /**
     * Returns the options of a bare JVM, which are those of the master and the workers beside it but for the archive. They are
     * those of {@code JvmProfile.lean()}, which speaks of the JDK it runs on.
     *
     * @param jdk the JDK
     * @return the options
     */
    public List<String> options(Jdk jdk) {
        List<String> options = new ArrayList<>();
        if (lean) {
            options.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
            if (jdk.feature() >= NATIVE_ACCESSORS_SINCE) {
                options.add("-Djdk.reflect.useNativeAccessorOnly=true");
            }
        }
        return options;
    }
}
