package io.supervisor4j.runtime.process;

import java.io.IOException;

/** Sends signals through the shell, which needs no native code. */
final class Kill {

    private Kill() {}

    /** Waits for the shell; a process that is gone meanwhile is no failure. */
    static void send(String name, long pid) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -s \"$1\" \"$2\"", "sh", name, String.valueOf(pid))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            // The system has no process left for it: who asked sees that nothing happens.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
