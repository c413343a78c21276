package io.supervisor4j.cli;

import io.supervisor4j.control.ControlClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Walks the way of {@code status} with a manager that it plays itself, so that a class-data archive made of it has all it takes. */
@Command(
        name = "rehearse",
        hidden = true,
        description = "Load what 'status' needs, and end; for the class-data archive.")
final class RehearseCommand extends BaseCommand implements Callable<Integer> {

    private static final String ANSWER = """
            {"id":1,"result":{"name":"x","pid":1,"version":"x","started":"2026-01-01T00:00:00.123Z","state":"ready",\
            "services":[{"id":"00000000-0000-0000-0000-000000000001","name":"x","type":"x","target":2,"ready":1,\
            "restart":"always","standbys":1,"warmStandbys":1,"restarting":false,"output":"tagged","droppedLines":1,\
            "workers":[{"id":0,"state":"ready","since":"2026-01-01T00:00:00Z","pid":1,"uptimeMillis":5000,"restarts":1,\
            "rssBytes":52428800,"cpuMillis":420,"lastExit":{"at":"2026-01-01T00:00:00Z","pid":1,"status":-9,"signal":9,\
            "cause":"signalled","uptimeMillis":800,"text":"x","detail":"","lastOutput":["x"]}}]}]}}
            """;

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("supervisor-rehearsal");
        Path socket = folder.resolve("x.sock");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Thread manager = new Thread(() -> answer(server), "rehearsed-manager");
            manager.setDaemon(true);
            manager.start();
            Supervisor.commandLine("status").parseArgs("status");
            try (ControlClient client = ControlClient.connect(socket)) {
                out().println(StatusTable.page(client, true).length());
                out().println(StatusTable.page(client, false));
            }
            return Exit.REACHED;
        } finally {
            Files.deleteIfExists(socket);
            Files.deleteIfExists(folder);
        }
    }

    private static void answer(ServerSocketChannel server) {
        try (SocketChannel client = server.accept()) {
            BufferedReader requests = new BufferedReader(Channels.newReader(client, StandardCharsets.UTF_8));
            while (requests.readLine() != null) {
                client.write(StandardCharsets.UTF_8.encode(ANSWER));
            }
        } catch (IOException e) {
            // The rehearsal is over.
            return;
        }
    }
}
