package io.supervisor4j.examples.mailer;

import io.supervisor4j.daemon.DaemonContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Sends what lies in a folder, until it is asked to stop. */
public final class MailerMain {

    private MailerMain() {}

    /**
     * The program of the daemon.
     *
     * @param args the folder
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path queue = Files.createDirectories(Path.of(args[0]));
        DaemonContext daemon = DaemonContext.current();
        daemon.ready();
        while (!daemon.awaitSigterm(Duration.ofMillis(500))) {
            send(queue);
        }
        System.out.println("stopped");
    }

    private static void send(Path queue) throws IOException {
        try (var mails = Files.list(queue)) {
            for (Path mail : mails.toList()) {
                System.out.println("sending " + mail.getFileName());
                Files.delete(mail);
            }
        }
    }
}
