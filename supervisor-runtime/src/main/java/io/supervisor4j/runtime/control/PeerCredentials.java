package io.supervisor4j.runtime.control;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;

/**
 * Who is served: the user of this process, and root. The kernel tells the user at the other end.
 *
 * @param user the user of this process
 */
record PeerCredentials(UserPrincipal user) {

    private static final String ROOT = "root";

    /** Takes the user of this process from a socket that it has just created: {@code /proc/self} may belong to root. */
    static PeerCredentials ofCreatorOf(Path socket) throws IOException {
        return new PeerCredentials(Files.getOwner(socket, LinkOption.NOFOLLOW_LINKS));
    }

    /** Returns the user at the other end; empty if it is not to be served, or the system does not tell it. */
    Optional<UserPrincipal> trusted(SocketChannel client) {
        try {
            UserPrincipal peer =
                    client.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
            return isTrusted(peer) ? Optional.of(peer) : Optional.empty();
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    boolean isTrusted(UserPrincipal peer) {
        return peer.getName().equals(ROOT) || peer.equals(user);
    }
}
