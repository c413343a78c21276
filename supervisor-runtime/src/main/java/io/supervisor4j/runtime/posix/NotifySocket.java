package io.supervisor4j.runtime.posix;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Runtime;
import jnr.ffi.annotations.In;
import jnr.ffi.types.size_t;
import jnr.ffi.types.ssize_t;

/** Sends datagrams to a Unix-domain socket, which the JDK cannot; Linux only. */
public final class NotifySocket {

    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MAX_PATH = 107;

    private NotifySocket() {}

    /**
     * Sends a text.
     *
     * @param address the path of the socket, or {@code @} and a name in the abstract namespace
     * @param text the text
     * @throws IOException if the address is no such socket, or nobody listens
     */
    public static void send(String address, String text) throws IOException {
        byte[] socketAddress = socketAddress(address);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        LibC c = Holder.C;
        int socket = c.socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        if (socket < 0) {
            throw failed("socket");
        }
        try {
            if (c.sendto(socket, bytes, bytes.length, MSG_NOSIGNAL | MSG_DONTWAIT, socketAddress, socketAddress.length)
                    < 0) {
                throw failed("sendto " + address);
            }
        } finally {
            c.close(socket);
        }
    }

    /** A struct sockaddr_un: the family, and the path without its end, or a zero and the abstract name. */
    static byte[] socketAddress(String address) throws IOException {
        byte[] path = address.getBytes(StandardCharsets.UTF_8);
        if (path.length > MAX_PATH || !(address.startsWith("/") || address.startsWith("@"))) {
            throw new IOException(
                    "'" + address + "' is neither a path of at most " + MAX_PATH + " bytes nor an abstract name");
        }
        if (path[0] == '@') {
            path[0] = 0;
        }
        return ByteBuffer.allocate(Short.BYTES + path.length)
                .order(ByteOrder.nativeOrder())
                .putShort((short) AF_UNIX)
                .put(path)
                .array();
    }

    private static IOException failed(String call) {
        return new IOException(
                call + " failed with errno " + Runtime.getRuntime(Holder.C).getLastError());
    }

    /** The calls, by their names in C; public because jnr implements it. */
    public interface LibC {
        int socket(int domain, int type, int protocol);

        @ssize_t
        long sendto(
                int socket, @In byte[] buffer, @size_t long length, int flags, @In byte[] address, int addressLength);

        int close(int descriptor);
    }

    private static final class Holder {
        static final LibC C = LibraryLoader.create(LibC.class).load("c");
    }
}
