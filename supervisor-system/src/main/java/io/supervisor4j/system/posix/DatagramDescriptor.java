package io.supervisor4j.system.posix;

import io.supervisor4j.system.libc.LibC;
import java.io.IOException;
import jnr.constants.platform.Errno;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Runtime;

/** An open Unix-domain datagram socket. Thread-safe; closed twice is closed once. */
final class DatagramDescriptor implements AutoCloseable {

    private static final short POLLIN = 1;

    private final SocketAbi abi;
    private final byte[] address;
    private final String name;
    private int descriptor;

    private DatagramDescriptor(SocketAbi abi, byte[] address, String name, int descriptor) {
        this.abi = abi;
        this.address = address;
        this.name = name;
        this.descriptor = descriptor;
    }

    /** Opens a socket that will have to do with this address. */
    static DatagramDescriptor open(String address) throws IOException {
        SocketAbi abi = SocketAbi.ofThisSystem();
        byte[] struct = UnixAddress.of(address, abi);
        int descriptor = Holder.C.socket(UnixAddress.AF_UNIX, abi.type(), 0);
        if (descriptor < 0) {
            throw failed("socket");
        }
        return new DatagramDescriptor(abi, struct, address, descriptor);
    }

    synchronized void bind() throws IOException {
        if (Holder.C.bind(descriptor, address, address.length) < 0) {
            throw failed("bind " + name);
        }
    }

    /** The lock keeps the descriptor from being closed, and its number from being another's, in between. */
    synchronized void send(byte[] message) throws IOException {
        if (Holder.C.sendto(descriptor, message, message.length, abi.sendFlags(), address, address.length) < 0) {
            throw failed("sendto " + name);
        }
    }

    /** Waits for a message; false if there is none in time. Without the lock: it would keep others from closing. */
    boolean await(int millis) {
        // A struct pollfd: the descriptor, what is waited for, what has come.
        int[] wanted = {number(), POLLIN};
        return Holder.C.poll(wanted, 1, millis) > 0;
    }

    /** Returns how many bytes were received. */
    synchronized int receive(byte[] buffer) throws IOException {
        long length = Holder.C.recv(descriptor, buffer, buffer.length, 0);
        if (length < 0) {
            throw failed("recv " + name);
        }
        return (int) length;
    }

    private synchronized int number() {
        return descriptor;
    }

    @Override
    public synchronized void close() {
        if (descriptor >= 0) {
            Holder.C.close(descriptor);
            descriptor = -1;
        }
    }

    private static IOException failed(String call) {
        int errno = Runtime.getRuntime(Holder.C).getLastError();
        return new IOException(call + " failed: " + Errno.valueOf(errno).description() + " (errno " + errno + ")");
    }

    /** Loads the library with the first socket. */
    private static final class Holder {
        static final LibC C = LibraryLoader.create(LibC.class).load("c");
    }
}
