package io.supervisor4j.system.posix;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@Timeout(30)
class NotifySocketTest {

    private static final String LISTENER = """
            import socket, sys
            address = sys.argv[1]
            s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            s.bind('\\0' + address[1:] if address[0] == '@' else address)
            print('bound', flush=True)
            s.settimeout(20)
            print(repr(s.recv(4096).decode()), flush=True)
            """;

    @TempDir
    Path folder;

    @Test
    void whereNobodyListensIsAnExceptionWithTheAddress() {
        String nowhere = folder.resolve("nobody").toString();

        assertThatThrownBy(() -> NotifySocket.send(nowhere, "READY=1"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(nowhere);
    }

    @Test
    void aDatagramReachesASocketAtAPath() throws Exception {
        assertThat(received(folder.resolve("notify").toString())).isEqualTo("'READY=1\\nSTATUS=é'");
    }

    @Test
    void aDatagramReachesAnAbstractSocket() throws Exception {
        assertThat(received("@supervisor4j-" + UUID.randomUUID())).isEqualTo("'READY=1\\nSTATUS=é'");
    }

    private static String received(String address) throws IOException, InterruptedException {
        Process listener = startListener(address);
        assumeTrue(listener != null, "there is no python3 to bind a datagram socket, which Java cannot");
        try (BufferedReader out = listener.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("bound");
            NotifySocket.send(address, "READY=1\nSTATUS=é");
            return out.readLine();
        } finally {
            listener.destroyForcibly().waitFor();
        }
    }

    private static Process startListener(String address) {
        ProcessBuilder builder =
                new ProcessBuilder("python3", "-c", LISTENER, address).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        try {
            return builder.start();
        } catch (IOException e) {
            return null;
        }
    }
}
