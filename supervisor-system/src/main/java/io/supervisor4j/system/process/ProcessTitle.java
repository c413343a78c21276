package io.supervisor4j.system.process;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What {@code ps} and {@code top} call this process, where the system lets a process say so: on Linux, without native code (C-33, S-2).
 */
public final class ProcessTitle {

    /** The kernel keeps as many bytes of it. */
    private static final int LENGTH = 15;

    private ProcessTitle() {}

    /**
     * Names this process. Does nothing where that is not possible.
     *
     * @param name such as {@code mailer}; its end is cut off where it is too long
     */
    public static void set(String name) {
        try (FileOutputStream file = new FileOutputStream("/proc/self/comm")) {
            file.write(name.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // A process without a title works as well.
            return;
        }
    }

    /**
     * Names this process. Does nothing where that is not possible.
     *
     * @param name such as {@code mailer}; its end is cut off where both together are too long
     * @param suffix such as {@code 3} or {@code master}, kept whole
     */
    public static void set(String name, String suffix) {
        set(of(name, suffix));
    }

    static String of(String name, String suffix) {
        String end = "." + suffix;
        int room = Math.max(0, LENGTH - end.length());
        return name.substring(0, Math.min(name.length(), room)) + end;
    }
}
