package io.supervisor4j.runtime.process;

import java.nio.file.Path;
import java.util.List;

/** The kind of class-data archive that a JDK offers: classes loaded and linked in advance, mapped into each JVM that uses it. */
enum ArchiveKind {
    /** None that includes the application's classes. */
    NONE {
        @Override
        List<List<String>> training(Path archive) {
            return List.of();
        }

        @Override
        List<String> use(Path archive) {
            return List.of();
        }
    },

    /** JDK 13 to 23: dumped by a JVM when it exits. */
    DYNAMIC {
        @Override
        List<List<String>> training(Path archive) {
            return List.of(List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable"));
        }

        @Override
        List<String> use(Path archive) {
            return List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off,cds+dynamic=off");
        }
    },

    /** JDK 24: one run records, a second one creates. */
    RECORDED_CACHE {
        @Override
        List<List<String>> training(Path archive) {
            String configuration = "-XX:AOTConfiguration=" + archive + ".conf";
            return List.of(
                    List.of("-XX:AOTMode=record", configuration, "-Xlog:disable"),
                    List.of("-XX:AOTMode=create", configuration, "-XX:AOTCache=" + archive, "-Xlog:disable"));
        }

        @Override
        List<String> use(Path archive) {
            return List.of("-XX:AOTCache=" + archive, "-Xlog:cds=off,aot=off");
        }
    },

    /** From JDK 25: one run does both. */
    CACHE {
        @Override
        List<List<String>> training(Path archive) {
            return List.of(List.of("-XX:AOTCacheOutput=" + archive, "-Xlog:disable"));
        }

        @Override
        List<String> use(Path archive) {
            return List.of("-XX:AOTCache=" + archive, "-Xlog:cds=off,aot=off");
        }
    };

    static ArchiveKind of(int feature) {
        if (feature >= 25) {
            return CACHE;
        } else if (feature == 24) {
            return RECORDED_CACHE;
        }
        return feature >= 13 ? DYNAMIC : NONE;
    }

    /** The options of the runs, one after the other, that leave an archive behind. */
    abstract List<List<String>> training(Path archive);

    /** The options that use it, and that keep the JVM silent if it cannot: it then starts as without one. */
    abstract List<String> use(Path archive);
}
