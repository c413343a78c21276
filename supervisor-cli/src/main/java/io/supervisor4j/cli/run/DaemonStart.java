package io.supervisor4j.cli.run;

import io.supervisor4j.daemon.Daemon;
import io.supervisor4j.daemon.StartResult;
import io.supervisor4j.text.Printable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** Starts a daemon with the class path that it is itself on. */
public final class DaemonStart {

    private static final int RUNNING = 0;
    private static final int FAILED = 1;
    private static final int TIMED_OUT = 3;
    private static final int OWN_WORDS = 4;

    private DaemonStart() {}

    /**
     * Starts it, waits, and says what became of it.
     *
     * @param words its name, how long to wait, the state directory or nothing, the main class, and its arguments
     */
    public static void main(String[] words) {
        int status;
        try {
            Class<?> main = Classes.find("daemon " + words[0], words[3], Object.class);
            Daemon.Builder builder =
                    Daemon.builder(words[0]).main(main, Arrays.copyOfRange(words, OWN_WORDS, words.length));
            Daemon daemon = words[2].isEmpty()
                    ? builder.build()
                    : builder.stateDirectory(Path.of(words[2])).build();
            status = tell(words[0], daemon.start(Duration.parse(words[1])));
        } catch (RuntimeException e) {
            System.err.println("supervisor: " + Printable.page(String.valueOf(e.getMessage())));
            status = FAILED;
        }
        System.exit(status);
    }

    private static int tell(String name, StartResult result) {
        if (result instanceof StartResult.Running running) {
            System.out.println(name + (running.startedHere() ? " runs, pid " : " runs already, pid ") + running.pid());
            return RUNNING;
        } else if (result instanceof StartResult.Failed failed) {
            System.err.println("supervisor: " + name + " has failed: " + Printable.line(failed.reason()));
            failed.lastLines().forEach(line -> System.err.println("  | " + Printable.outputLine(line)));
            return FAILED;
        }
        System.err.println("supervisor: " + name + " is still starting");
        return TIMED_OUT;
    }
}
