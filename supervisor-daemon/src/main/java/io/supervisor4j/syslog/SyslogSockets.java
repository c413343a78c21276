package io.supervisor4j.syslog;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Looks for a syslog. */
final class SyslogSockets {

    /** Where systems have it. */
    static final List<Path> KNOWN = List.of(Path.of("/dev/log"), Path.of("/var/run/syslog"), Path.of("/var/run/log"));

    private static final int PORT = 514;

    private SyslogSockets() {}

    static SyslogAddress find(List<Path> sockets) {
        for (Path socket : sockets) {
            if (Files.exists(socket)) {
                return new SyslogAddress.Local(socket);
            }
        }
        return new SyslogAddress.Udp(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT));
    }
}
