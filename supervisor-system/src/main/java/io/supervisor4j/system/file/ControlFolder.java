package io.supervisor4j.system.file;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the managers of a user listen, and where the user's daemons are known: the one place that both ends of a control socket, and
 * all who look for a daemon, have to agree on. Looks at no file.
 *
 * @param path the folder
 */
public record ControlFolder(Path path) {

    /** What a socket's name ends in. */
    public static final String SOCKET = ".sock";

    /** What the name of the file ends in whose lock is the truth. */
    public static final String LOCK = ".lock";

    /** The longest path that a socket can have, in bytes: the kernel's limit of 108 with the byte that ends it. */
    public static final int MAX_PATH = 107;

    private static final String OURS = "supervisor4j";

    /**
     * Finds the folder: in {@code XDG_RUNTIME_DIR} if that is set, else in {@code /run} for root, else in the folder for temporary
     * files.
     *
     * @param environment the variables of this process
     * @param user the name of its user
     * @param temporary the folder for temporary files
     * @return the folder, which may not exist
     */
    public static ControlFolder in(Map<String, String> environment, String user, String temporary) {
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        if (runtime.startsWith("/")) {
            return new ControlFolder(Path.of(runtime, OURS));
        } else if (user.equals("root")) {
            return new ControlFolder(Path.of("/run", OURS));
        }
        return new ControlFolder(Path.of(temporary, OURS + "-" + user));
    }

    /**
     * Finds the folder of this process.
     *
     * @return the folder, which may not exist
     */
    public static ControlFolder ofThisProcess() {
        return in(
                System.getenv(),
                System.getProperty("user.name", "unknown"),
                System.getProperty("java.io.tmpdir", "/tmp"));
    }

    /**
     * Returns the socket of a manager.
     *
     * @param name the manager's name
     * @return the path
     */
    public Path socket(String name) {
        return path.resolve(name + SOCKET);
    }

    /**
     * Returns the file that a manager has locked as long as it lives.
     *
     * @param name the manager's name
     * @return the path
     */
    public Path lock(String name) {
        return path.resolve(name + LOCK);
    }

    /**
     * Returns the folder with what is known of daemons, where none is named for them.
     *
     * @return the folder, which may not exist
     */
    public Path daemons() {
        return path.resolve("daemon");
    }

    /**
     * Tells whether a path is longer than a socket's can be.
     *
     * @param socket the path
     * @return true if the kernel would refuse it
     */
    public static boolean isTooLong(Path socket) {
        return socket.toString().getBytes(StandardCharsets.UTF_8).length > MAX_PATH;
    }
}
