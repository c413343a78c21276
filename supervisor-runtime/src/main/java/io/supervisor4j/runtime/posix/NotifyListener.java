package io.supervisor4j.runtime.posix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Runtime;
import jnr.ffi.annotations.In;
import jnr.ffi.annotations.Out;
import jnr.ffi.types.size_t;
import jnr.ffi.types.ssize_t;

/** The other end of {@link NotifySocket}: receives what programs tell an init system; Linux only. */
public final class NotifyListener implements AutoCloseable {

    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final short POLLIN = 1;
    private static final int MAX_MESSAGE = 4_096;

    private final String address;
    private final int socket;

    private NotifyListener(String address, int socket) {
        this.address = address;
        this.socket = socket;
    }

    /**
     * Listens.
     *
     * @param address the path of a socket that does not exist yet, or {@code @} and a name in the abstract namespace
     * @return the listener
     * @throws IOException if the address is no such socket, or is taken
     */
    public static NotifyListener on(String address) throws IOException {
        byte[] bytes = NotifySocket.socketAddress(address);
        int socket = Holder.C.socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        if (socket < 0) {
            throw failed("socket");
        }
        if (Holder.C.bind(socket, bytes, bytes.length) < 0) {
            IOException problem = failed("bind " + address);
            Holder.C.close(socket);
            throw problem;
        }
        return new NotifyListener(address, socket);
    }

    /**
     * Waits for a message.
     *
     * @param limit how long; at most some days
     * @return the message; empty if there is none in time
     * @throws IOException if the socket fails
     */
    public Optional<String> receive(Duration limit) throws IOException {
        int millis = (int) Math.min(Integer.MAX_VALUE, limit.toMillis());
        // A struct pollfd: the descriptor, what is waited for, what has come.
        int[] descriptor = {socket, POLLIN};
        if (Holder.C.poll(descriptor, 1, millis) <= 0) {
            return Optional.empty();
        }
        byte[] message = new byte[MAX_MESSAGE];
        long length = Holder.C.recv(socket, message, message.length, 0);
        if (length < 0) {
            throw failed("recv " + address);
        }
        return Optional.of(new String(message, 0, (int) length, StandardCharsets.UTF_8));
    }

    /** Ends it, and removes the socket. */
    @Override
    public void close() throws IOException {
        Holder.C.close(socket);
        if (address.startsWith("/")) {
            Files.deleteIfExists(Path.of(address));
        }
    }

    private static IOException failed(String call) {
        return new IOException(
                call + " failed with errno " + Runtime.getRuntime(Holder.C).getLastError());
    }

    /** The calls, by their names in C; public because jnr implements it. */
    public interface LibC {
        int socket(int domain, int type, int protocol);

        int bind(int socket, @In byte[] address, int addressLength);

        int poll(@In @Out int[] descriptors, long count, int millis);

        @ssize_t
        long recv(int socket, @Out byte[] buffer, @size_t long length, int flags);

        int close(int descriptor);
    }

    private static final class Holder {
        static final LibC C = LibraryLoader.create(LibC.class).load("c");
    }
}
