package io.supervisor4j.system.posix;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Where a Unix-domain socket is, as the system wants to be told. */
final class UnixAddress {

    static final int AF_UNIX = 1;

    /** The limit of Linux, 108 with the byte that ends it; where it is lower, the system refuses. */
    private static final int MAX_PATH = 107;

    private UnixAddress() {}

    /**
     * Returns a struct sockaddr_un: the family, and the path without its end, or a zero and the abstract name.
     *
     * @throws IOException if it is neither a path nor an abstract name, or is too long
     */
    static byte[] of(String address, SocketAbi abi) throws IOException {
        byte[] path = address.getBytes(StandardCharsets.UTF_8);
        if (path.length > MAX_PATH || !(address.startsWith("/") || address.startsWith("@"))) {
            throw new IOException(
                    "'" + address + "' is neither a path of at most " + MAX_PATH + " bytes nor an abstract name");
        }
        if (path[0] == '@') {
            path[0] = 0;
        }
        ByteBuffer struct = ByteBuffer.allocate(Short.BYTES + path.length).order(ByteOrder.nativeOrder());
        if (abi.lengthInFront()) {
            struct.put((byte) struct.capacity()).put((byte) AF_UNIX);
        } else {
            struct.putShort((short) AF_UNIX);
        }
        return struct.put(path).array();
    }
}
