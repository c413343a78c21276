package io.supervisor4j.syslog;

import io.supervisor4j.system.posix.DatagramSender;
import java.io.IOException;

/** A syslog of this machine, behind its socket in the file system; found again by itself when it was restarted. */
record LocalReceiver(DatagramSender sender) implements Receiver {

    static LocalReceiver at(SyslogAddress.Local address) throws IOException {
        return new LocalReceiver(DatagramSender.to(address.socket().toString()));
    }

    @Override
    public void send(byte[] bytes) throws IOException {
        sender.send(bytes);
    }

    @Override
    public void close() {
        sender.close();
    }
}
