package io.supervisor4j.system.file;

import java.nio.file.Path;

/** The age by which a cleaner of temporary files chooses. */
public final class FileAge {

    private FileAge() {}

    /**
     * Makes a file look new, if it is there. By its path: {@code Files.setLastModifiedTime} would open and close it, and with that
     * drop the locks that this process holds on it.
     *
     * @param file the file, folder or socket
     * @return false if it is not there, or cannot be changed
     */
    public static boolean renew(Path file) {
        return file.toFile().setLastModified(System.currentTimeMillis());
    }
}
