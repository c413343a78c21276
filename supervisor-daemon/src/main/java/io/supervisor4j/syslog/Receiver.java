package io.supervisor4j.syslog;

import java.io.IOException;

/** Takes records; never waits. */
interface Receiver extends AutoCloseable {

    /**
     * Sends a record, now or never.
     *
     * @throws IOException if it was not taken
     */
    void send(byte[] bytes) throws IOException;

    @Override
    void close();

    /** Where an address leads to. */
    static Receiver at(SyslogAddress address) throws IOException {
        return address instanceof SyslogAddress.Local local
                ? LocalReceiver.at(local)
                : UdpReceiver.at((SyslogAddress.Udp) address);
    }
}
