package io.supervisor4j.system.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Loads and initializes the classes of a list, so that what needs them later finds them there. */
public final class ClassPreload {

    private ClassPreload() {}

    /**
     * Loads classes, in their order. A class that this JDK does not have, or that cannot be initialized, is left out: what needs it
     * fails then, and reports that.
     *
     * @param list the binary names of the classes, one in each line; closed afterwards; null for no list
     * @param loader loads the classes
     */
    public static void load(@Nullable InputStream list, ClassLoader loader) {
        if (list == null) {
            return;
        }
        try (list) {
            String names = new String(list.readAllBytes(), StandardCharsets.US_ASCII);
            int start = 0;
            for (int end = names.indexOf('\n'); end >= 0; end = names.indexOf('\n', start)) {
                loadOne(names.substring(start, end), loader);
                start = end + 1;
            }
        } catch (IOException e) {
            // The classes are loaded later.
            return;
        }
    }

    private static void loadOne(String name, ClassLoader loader) {
        try {
            Class.forName(name, true, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            // Left out: see above.
            return;
        }
    }
}
