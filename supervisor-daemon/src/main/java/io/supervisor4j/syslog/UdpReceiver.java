package io.supervisor4j.syslog;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;

/**
 * A syslog that is sent UDP datagrams; it cannot be known whether it listens. Not a channel: an interrupt of the thread that logs would
 * close it.
 */
record UdpReceiver(DatagramSocket socket, InetSocketAddress address) implements Receiver {

    static UdpReceiver at(SyslogAddress.Udp address) throws IOException {
        return new UdpReceiver(new DatagramSocket(), address.address());
    }

    @Override
    public void send(byte[] bytes) throws IOException {
        socket.send(new DatagramPacket(bytes, bytes.length, address));
    }

    @Override
    public void close() {
        socket.close();
    }
}
