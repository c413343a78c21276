package io.supervisor4j.system.posix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

@Timeout(60)
class DatagramSenderTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private String address() {
        return folder.resolve("s").toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aDatagramArrivesAsItWasSent() throws IOException {
        try (DatagramListener listener = DatagramListener.on(address());
                DatagramSender sender = DatagramSender.to(address())) {
            sender.send(bytes("one\ntwo é"));
            sender.send(bytes("x".repeat(20_000)));

            assertThat(listener.receive(LIMIT)).contains("one\ntwo é");
            assertThat(listener.receive(LIMIT)).contains("x".repeat(20_000));
            assertThat(listener.receive(Duration.ZERO)).isEmpty();
        }
    }

    @Test
    void aReceiverThatComesBackIsFoundAgain() throws IOException {
        try (DatagramSender sender = DatagramSender.to(address())) {
            assertThatIOException()
                    .isThrownBy(() -> sender.send(bytes("too early")))
                    .withMessageContaining(address())
                    .withMessageContaining("No such file");
            for (String life : new String[] {"first", "second"}) {
                try (DatagramListener listener = DatagramListener.on(address())) {
                    sender.send(bytes(life));
                    assertThat(listener.receive(LIMIT)).contains(life);
                }
            }
        }
    }

    @Test
    void aReceiverWithoutRoomRefusesAndNobodyWaits() throws IOException {
        try (DatagramListener listener = DatagramListener.on(address());
                DatagramSender sender = DatagramSender.to(address())) {
            int sent = sendUntilRefused(sender);

            for (int i = 0; i < sent; i++) {
                assertThat(listener.receive(Duration.ZERO)).contains(Integer.toString(i));
            }
            assertThat(listener.receive(Duration.ZERO)).isEmpty();
            sender.send(bytes("again"));
            assertThat(listener.receive(LIMIT)).contains("again");
        }
    }

    /** Ends by the test's time limit if nothing is ever refused. */
    private static int sendUntilRefused(DatagramSender sender) {
        for (int sent = 0; ; sent++) {
            try {
                sender.send(bytes(Integer.toString(sent)));
            } catch (IOException e) {
                return sent;
            }
        }
    }

    @Test
    void aClosedSenderSendsNothing() throws IOException {
        try (DatagramListener listener = DatagramListener.on(address())) {
            DatagramSender sender = DatagramSender.to(address());
            sender.close();
            sender.close();

            assertThatIOException().isThrownBy(() -> sender.send(bytes("late")));
            assertThat(listener.receive(Duration.ZERO)).isEmpty();
        }
    }

    @Test
    void aTakenAddressIsRefusedAndStaysTheOthers() throws IOException {
        try (DatagramListener listener = DatagramListener.on(address());
                DatagramSender sender = DatagramSender.to(address())) {
            assertThatIOException()
                    .isThrownBy(() -> DatagramListener.on(address()))
                    .withMessageContaining("bind " + address());

            sender.send(bytes("still here"));
            assertThat(listener.receive(LIMIT)).contains("still here");
        }
        assertThat(Files.exists(folder.resolve("s"))).isFalse();
    }
}
