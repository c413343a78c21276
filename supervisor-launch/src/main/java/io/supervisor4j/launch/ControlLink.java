package io.supervisor4j.launch;

import io.supervisor4j.system.file.ControlFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A symbolic link to the control socket of this JVM's manager, at a path that the options name (O-52). Takes the place of a link that
 * another manager, or one that was killed, has left there, and of nothing else. Thread-safe.
 */
final class ControlLink {

    private static final String OPTION = "backdoor-socket";

    private final Path path;
    private final Path folder;
    private @Nullable Path target;
    private boolean closed;

    private ControlLink(Path path, Path folder) {
        this.path = path;
        this.folder = folder;
    }

    /**
     * Checks the path; nothing is made yet.
     *
     * @param text the option's value, with {@code {pid}} for the id of this process
     * @param folder where the sockets of managers are
     * @return the link
     * @throws IllegalArgumentException if no link to a socket can be there
     */
    static ControlLink of(String text, ControlFolder folder) {
        String expanded =
                text.replace("{pid}", Long.toString(ProcessHandle.current().pid()));
        ControlLink link = new ControlLink(path(expanded), absolute(folder.path()));
        try {
            link.requireFree();
        } catch (IOException e) {
            throw new IllegalArgumentException(OPTION + ": " + e.getMessage(), e);
        }
        return link;
    }

    private static Path path(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(OPTION + ": is empty, and must be a path");
        }
        Path path;
        try {
            path = absolute(Path.of(text));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(OPTION + ": is no path: " + e.getMessage(), e);
        }
        if (ControlFolder.isTooLong(path)) {
            throw new IllegalArgumentException(OPTION + ": " + path + " is longer than the " + ControlFolder.MAX_PATH
                    + " bytes that the system allows for the path of a socket");
        }
        return path;
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /** Returns whether a link is there that may be replaced. */
    private boolean requireFree() throws IOException {
        Path parent = path.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new IOException("there is no folder for " + path + ": create it, or choose another path");
        }
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if (!Files.isSymbolicLink(path) || (Files.exists(path) && !leadsTo(folder))) {
            throw new IOException(path + " is there already, and is no link to the control socket of a manager:"
                    + " remove it, or choose another path");
        }
        return true;
    }

    private boolean leadsTo(Path expected) throws IOException {
        return expected.equals(
                absolute(path.resolveSibling(Files.readSymbolicLink(path))).getParent());
    }

    /** Makes the link, once the manager listens. After the end, does nothing; a failure is logged, as workers run by now. */
    synchronized void make(Path socket) {
        if (closed) {
            return;
        }
        Path listening = absolute(socket);
        try {
            if (requireFree()) {
                Files.delete(path);
            }
            // Fails where something has come into its place meanwhile.
            Files.createSymbolicLink(path, listening);
            target = listening;
        } catch (IOException e) {
            LaunchLog.noLink(path, listening, e);
        }
    }

    /** Removes the link if it is still this manager's own. Again, does nothing. */
    synchronized void close() {
        closed = true;
        Path own = target;
        target = null;
        try {
            if (own != null && own.equals(Files.readSymbolicLink(path))) {
                Files.delete(path);
            }
        } catch (NoSuchFileException | NotLinkException e) {
            // It is not there any more, or another file is.
            return;
        } catch (IOException e) {
            LaunchLog.linkStays(path, e);
        }
    }
}
