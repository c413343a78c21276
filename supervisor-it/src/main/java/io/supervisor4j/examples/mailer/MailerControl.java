package io.supervisor4j.examples.mailer;

import io.supervisor4j.daemon.Daemon;
import io.supervisor4j.daemon.DaemonExit;
import io.supervisor4j.daemon.DaemonStatus;
import io.supervisor4j.daemon.StartResult;
import java.nio.file.Path;
import java.time.Duration;

/** {@code start DIRECTORY | stop DIRECTORY | status DIRECTORY}: the command beside the daemon (S-33). */
public final class MailerControl {

    private MailerControl() {}

    /**
     * Does what its first argument says, and exits with 0 if that was done.
     *
     * @param args the command, and the folder for everything
     */
    public static void main(String[] args) {
        if (args.length != 2) {
            System.err.println("usage: start|stop|status DIRECTORY");
            System.exit(2);
        }
        Path directory = Path.of(args[1]);
        Daemon mailer = Daemon.builder("mailer")
                .main(MailerMain.class, directory.resolve("queue").toString())
                .signals("SIGTERM")
                .stateDirectory(directory.resolve("state"))
                .build();
        System.exit(
                switch (args[0]) {
                    case "start" -> start(mailer);
                    case "stop" -> stop(mailer);
                    case "status" -> status(mailer);
                    default -> unknown(args[0]);
                });
    }

    private static int start(Daemon mailer) {
        StartResult result = mailer.start(Duration.ofSeconds(10));
        if (result instanceof StartResult.Running running) {
            System.out.println("running, pid " + running.pid());
            return 0;
        }
        if (result instanceof StartResult.Failed failed) {
            System.err.println(failed.reason());
            failed.lastLines().forEach(System.err::println);
            return 1;
        }
        System.err.println("still starting");
        return 3;
    }

    private static int stop(Daemon mailer) {
        try {
            if (!mailer.stop(Duration.ofSeconds(10)) && !mailer.kill(Duration.ofSeconds(10))) {
                return 1;
            }
        } catch (IllegalStateException e) {
            // It does not run, or has just ended by itself.
        }
        System.out.println("stopped");
        return 0;
    }

    private static int status(Daemon mailer) {
        DaemonStatus status = mailer.status();
        if (status.isRunning()) {
            System.out.println("running, pid " + status.pid().getAsLong());
            return 0;
        }
        System.out.println("not running"
                + status.lastExit()
                        .map(DaemonExit::describe)
                        .map(how -> ", " + how)
                        .orElse(""));
        return 3;
    }

    private static int unknown(String command) {
        System.err.println("unknown command '" + command + "'; usage: start|stop|status DIRECTORY");
        return 2;
    }
}
