package io.supervisor4j.cli;

import io.supervisor4j.cli.command.ExitCodes;
import io.supervisor4j.system.file.ControlFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A program that walks the way of {@code status} to a manager that it plays itself, so that a class-data archive made of it has
 * all that it takes. The script gives it a runtime folder of its own, in which no other manager is.
 */
public final class StatusTraining {

    private static final String ANSWER = """
            {"id":1,"result":{"name":"x","pid":1,"version":"x","started":"2026-01-01T00:00:00.123Z","state":"ready",\
            "services":[{"id":"00000000-0000-0000-0000-000000000001","name":"x","type":"x","target":2,"ready":1,\
            "restart":"always","standbys":1,"warmStandbys":1,"restarting":false,"output":"tagged","droppedLines":1,\
            "archive":{"state":"class-path","detail":"x"},\
            "workers":[{"id":0,"state":"ready","since":"2026-01-01T00:00:00Z","pid":1,"uptimeMillis":5000,"stable":true,"restarts":1,\
            "rssBytes":52428800,"cpuMillis":420,"lastExit":{"at":"2026-01-01T00:00:00Z","pid":1,"status":-9,"signal":9,\
            "cause":"signalled","uptimeMillis":800,"text":"x","detail":"","lastOutput":["x"]}}]}]}}
            """;

    private StatusTraining() {}

    /**
     * Runs the training, and ends the JVM.
     *
     * @param args none
     * @throws IOException if there is a folder of managers already, or the socket cannot be made
     */
    public static void main(String[] args) throws IOException {
        ControlFolder folder = ControlFolder.ofThisProcess();
        Files.createDirectory(folder.path());
        Files.writeString(folder.path().resolve("x.plan"), "1\n2 x\n");
        Path socket = folder.socket("x");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Thread manager = new Thread(() -> serve(server), "training-manager");
            manager.setDaemon(true);
            manager.start();
            PrintWriter out = Main.writer(System.out);
            boolean done = FastStatus.isTaken(new String[] {"status"}, out)
                    && FastStatus.isTaken(new String[] {"status", "--json"}, out);
            System.exit(done ? ExitCodes.REACHED : ExitCodes.INTERNAL);
        }
    }

    private static void serve(ServerSocketChannel server) {
        try {
            while (true) {
                answer(server.accept());
            }
        } catch (IOException e) {
            // The training is over.
            return;
        }
    }

    private static void answer(SocketChannel connected) throws IOException {
        try (SocketChannel client = connected) {
            BufferedReader requests = new BufferedReader(Channels.newReader(client, StandardCharsets.UTF_8));
            while (requests.readLine() != null) {
                client.write(StandardCharsets.UTF_8.encode(ANSWER));
            }
        }
    }
}
