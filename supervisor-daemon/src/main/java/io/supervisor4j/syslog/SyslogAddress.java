package io.supervisor4j.syslog;

import java.net.InetSocketAddress;
import java.nio.file.Path;

/** Where a machine's syslog listens (S-32). */
public sealed interface SyslogAddress {

    /**
     * A datagram socket in the file system.
     *
     * @param socket its path
     */
    record Local(Path socket) implements SyslogAddress {}

    /**
     * UDP.
     *
     * @param address host and port
     */
    record Udp(InetSocketAddress address) implements SyslogAddress {}

    /**
     * Finds this machine's: the first that exists of {@code /dev/log} (Linux), {@code /var/run/syslog} (macOS) and
     * {@code /var/run/log} (BSD), otherwise UDP port 514 on the loopback interface, where it cannot be known whether a receiver listens.
     *
     * @return the address
     */
    static SyslogAddress find() {
        return SyslogSockets.find(SyslogSockets.KNOWN);
    }
}
