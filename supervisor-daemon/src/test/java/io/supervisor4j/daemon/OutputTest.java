package io.supervisor4j.daemon;

import io.supervisor4j.syslog.SyslogAddress;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class OutputTest {

    private static final SearchPath NONE = new SearchPath("/nowhere:relative:");

    @TempDir
    Path folder;

    @Test
    void valuesThatMakeNoSenseAreRefused() {
        FileOutput file = Output.file(Path.of("log"));

        assertThat(file.file()).isAbsolute();
        assertThatIllegalArgumentException().isThrownBy(() -> file.rotated(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> file.rotated(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Output.syslog().priority("daemon"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Output.syslog().priority("deamon.info"))
                .withMessageContaining("no facility 'deamon'")
                .withMessageContaining("daemon");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Output.syslog().priority("daemon.warn"))
                .withMessageContaining("no severity 'warn'")
                .withMessageContaining("warning");
        assertThat(Output.syslog().priority("local3.notice").priority()).isEqualTo("local3.notice");
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed_S26() {
        Path file = folder.resolve("missing/log");

        assertThatIOException()
                .isThrownBy(() -> OutputChannel.open(Output.file(file), "d", NONE))
                .withMessageContaining("the output cannot be written: " + file);
    }

    @Test
    void withoutTheProgramThereIsNoSyslog() {
        assertThatIOException()
                .isThrownBy(() -> OutputChannel.open(Output.syslog(), "d", NONE))
                .withMessageContaining("logger");
    }

    @Test
    void withoutTheProgramsThereIsNoSession() {
        assertThatIOException()
                .isThrownBy(() -> NewSession.words(NONE))
                .withMessageContaining("neither setsid (of util-linux) nor perl on /nowhere");
    }

    @Test
    void syslogIsReachedWhereItListens_S32() {
        Path logger = Path.of("/usr/bin/logger");

        assertThat(OutputChannel.ToProgram.command(
                        logger, Output.syslog(), "d", new SyslogAddress.Local(Path.of("/dev/log"))))
                .containsExactly("/usr/bin/logger", "-t", "d", "-p", "daemon.info");
        assertThat(OutputChannel.ToProgram.command(
                        logger,
                        Output.syslog(),
                        "d",
                        new SyslogAddress.Udp(InetSocketAddress.createUnresolved("127.0.0.1", 514))))
                .endsWith("-d", "-n", "127.0.0.1", "-P", "514");
    }

    @Test
    void whatLoggerIsToldMakesItSend_S32() throws IOException, InterruptedException {
        Optional<Path> logger = SearchPath.ofThisProcess().find("logger");
        assumeTrue(logger.isPresent(), "no logger here");
        try (DatagramSocket syslog = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            syslog.setSoTimeout(30_000);
            InetSocketAddress address = new InetSocketAddress(syslog.getLocalAddress(), syslog.getLocalPort());
            Process process = new ProcessBuilder(OutputChannel.ToProgram.command(
                            logger.get(), Output.syslog(), "mailer", new SyslogAddress.Udp(address)))
                    .start();
            process.getOutputStream().write("a line\n".getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();

            DatagramPacket packet = new DatagramPacket(new byte[1000], 1000);
            syslog.receive(packet);
            process.waitFor();

            // 3 x 8 + 6: facility daemon, severity info.
            assertThat(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8))
                    .startsWith("<30>")
                    .contains("mailer")
                    .contains("a line");
        }
    }

    @Test
    void wordsWithQuotesSurviveTheShell() {
        assertThat(DaemonLauncher.script(List.of("/it's/logger", "-t", "d"), "exec"))
                .endsWith(" 2>&1 | '/it'\\''s/logger' '-t' 'd'");
    }
}
