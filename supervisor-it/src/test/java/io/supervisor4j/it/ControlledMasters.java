package io.supervisor4j.it;

import io.supervisor4j.control.ControlClient;
import io.supervisor4j.control.NoSuchManagerException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Masters that have a control socket, and clients of it. */
abstract class ControlledMasters {

    @RegisterExtension
    final Masters masters = new Masters();

    Path sockets;

    @BeforeEach
    void findSockets() throws Exception {
        sockets = masters.sockets();
    }

    final Master start(Program program) {
        return start("shop", program);
    }

    final Master start(String name, Program program) {
        return masters.with(builder -> builder.name(name)).start(program);
    }

    final ControlClient connect(Master master, String name) {
        Path socket = sockets.resolve(name + ".sock");
        master.awaitUntil("a socket " + socket, () -> Files.exists(socket) && answers(socket));
        return ControlClient.connect(socket);
    }

    private static boolean answers(Path socket) {
        try (ControlClient client = ControlClient.connect(socket)) {
            return !client.statusJson().isEmpty();
        } catch (NoSuchManagerException e) {
            return false;
        }
    }

    /** The workers of the first service run before their master has heard that they are ready. */
    static void awaitReady(Master master, ControlClient client, int workers) {
        master.awaitUntil(
                "that the master knows of " + workers + " workers that are ready",
                () -> client.status().services().get(0).ready() == workers);
    }
}
