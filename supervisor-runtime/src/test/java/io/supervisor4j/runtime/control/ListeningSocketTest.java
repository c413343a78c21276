package io.supervisor4j.runtime.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class ListeningSocketTest {

    private static final Path SYSTEM_LIMIT = Path.of("/proc/sys/net/core/somaxconn");

    @TempDir
    Path folder;

    private static int expected() throws IOException {
        int system = Files.isReadable(SYSTEM_LIMIT)
                ? Integer.parseInt(Files.readString(SYSTEM_LIMIT).strip())
                : 128;
        return Math.min(500, system);
    }

    /** As it is between two turns of the loop, and to a client that must not wait. */
    @Test
    void manyConnectionsMayWaitToBeAccepted() throws Exception {
        Path path = folder.resolve("s");
        List<SocketChannel> waiting = new ArrayList<>();
        try (Selector selector = Selector.open();
                ListeningSocket socket = ListeningSocket.open(path, selector, problem -> {})) {
            for (int i = 0; i < expected(); i++) {
                SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX);
                waiting.add(client);
                client.configureBlocking(false);
                assertThat(client.connect(UnixDomainSocketAddress.of(path)))
                        .as("client %s", i)
                        .isTrue();
            }
            List<SocketChannel> accepted = new ArrayList<>();
            for (int turns = 0; turns < 10; turns++) {
                socket.acceptSome((channel, user, now) -> accepted.add(channel), 0);
            }
            assertThat(accepted).hasSizeGreaterThan(expected() / 2);
            waiting.addAll(accepted);
        } finally {
            for (SocketChannel each : waiting) {
                each.close();
            }
        }
    }
}
