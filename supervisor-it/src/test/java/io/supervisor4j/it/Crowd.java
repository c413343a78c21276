package io.supervisor4j.it;

import io.supervisor4j.control.ControlClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Many well-behaved clients, who have asked something and stay connected. */
final class Crowd implements AutoCloseable {

    private final List<ControlClient> clients = new ArrayList<>();

    void connects(Path socket, int times) {
        for (int i = 0; i < times; i++) {
            ControlClient client = ControlClient.connect(socket);
            clients.add(client);
            client.status();
        }
    }

    @Override
    public void close() {
        clients.forEach(ControlClient::close);
    }
}
