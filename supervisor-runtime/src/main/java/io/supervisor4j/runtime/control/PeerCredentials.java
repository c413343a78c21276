package io.supervisor4j.runtime.control;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;

/** Who is served: the user of this process, and root. The kernel says who is at the other end. */
final class PeerCredentials {

    private static final String ROOT = "root";

    private PeerCredentials() {}

    /** Returns the user at the other end; empty if it is not to be served. */
    static Optional<UserPrincipal> trusted(SocketChannel client) {
        try {
            UserPrincipal user =
                    client.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
            return isTrusted(user) ? Optional.of(user) : Optional.empty();
        } catch (IOException | UnsupportedOperationException e) {
            // Whoever cannot be told is a stranger.
            return Optional.empty();
        }
    }

    static boolean isTrusted(UserPrincipal user) throws IOException {
        return user.getName().equals(ROOT) || isMine(user);
    }

    static boolean isMine(UserPrincipal user) throws IOException {
        return user.equals(me());
    }

    /** The user of this process; where the system does not tell, the one who has its home. */
    private static UserPrincipal me() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.getOwner(Files.exists(self) ? self : Path.of(System.getProperty("user.home")));
    }
}
