package io.supervisor4j.runtime.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Lets a JVM that nobody waits for start in the background: in the scheduler's class for batch work, which never displaces a process
 * that wakes up. Unlike a nice value it can be taken back without privileges, which is done when the JVM has started.
 */
final class Priority {

    private static final Path CHRT = Path.of("/usr/bin/chrt");
    private static final long LIMIT_SECONDS = 5;

    private final boolean available = run(List.of(CHRT.toString(), "--batch", "0", CHRT.toString(), "--version"));

    /** Returns what to put in front of a command. */
    List<String> background() {
        return available ? List.of(CHRT.toString(), "--batch", "0") : List.of();
    }

    /** Gives a process, with all its threads, the same rights as any other. Takes some milliseconds: not for the loop. */
    void restore(long pid) {
        if (available) {
            run(List.of(CHRT.toString(), "--all-tasks", "--other", "--pid", "0", Long.toString(pid)));
        }
    }

    /** Tells whether it could be done; where not, everything runs at the same priority. */
    private static boolean run(List<String> command) {
        if (!Files.isExecutable(CHRT)) {
            return false;
        }
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
