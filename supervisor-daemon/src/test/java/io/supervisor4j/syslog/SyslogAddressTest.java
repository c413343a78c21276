package io.supervisor4j.syslog;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SyslogAddressTest {

    @TempDir
    Path folder;

    @Test
    void theFirstSocketThatExistsIsTheSyslog_S32() throws IOException {
        Path socket = Files.createFile(folder.resolve("log"));

        assertThat(SyslogSockets.find(List.of(folder.resolve("missing"), socket)))
                .isEqualTo(new SyslogAddress.Local(socket));
    }

    @Test
    void withoutOneItIsUdpOnTheLoopbackInterface_S32() {
        assertThat(SyslogSockets.find(List.of(folder.resolve("missing"))))
                .isEqualTo(new SyslogAddress.Udp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 514)));
    }

    @Test
    void systemsHaveItInThreePlaces_S32() {
        assertThat(SyslogSockets.KNOWN)
                .map(Path::toString)
                .containsExactly("/dev/log", "/var/run/syslog", "/var/run/log");
    }
}
