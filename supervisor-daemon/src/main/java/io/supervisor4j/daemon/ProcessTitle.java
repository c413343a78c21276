package io.supervisor4j.daemon;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What {@code ps} and {@code top} call this process, where the system lets a process say so: on Linux, without native code (S-2). */
final class ProcessTitle {

    private ProcessTitle() {}

    /** Names this process; the kernel keeps 15 letters. Does nothing where that is not possible. */
    static void set(String name) {
        try (FileOutputStream file = new FileOutputStream("/proc/self/comm")) {
            file.write(name.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // A process without a title works as well.
            return;
        }
    }
}
