package io.supervisor4j.runtime.process;

import java.io.File;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The entries of a class path that do not exist: each is told once, and again if it was there meanwhile. Thread-safe. */
final class MissingEntries {

    private final Set<String> known = new HashSet<>();

    /** Returns those that were not known to be missing. Relative ones are looked for in the directory, or in that of this process. */
    synchronized List<String> newlyMissing(String classPath, @Nullable File directory) {
        List<String> found = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            // A name with an asterisk was left as it is because there were no jars.
            if (entry.isEmpty() || entry.endsWith("*")) {
                continue;
            }
            File file = new File(entry);
            File place = file.isAbsolute() || directory == null ? file : new File(directory, entry);
            if (place.exists()) {
                known.remove(entry);
            } else if (known.add(entry)) {
                found.add(entry);
            }
        }
        return found;
    }

    synchronized boolean isAnyMissing() {
        return !known.isEmpty();
    }

    synchronized boolean isMissing(String entry) {
        return known.contains(entry);
    }
}
