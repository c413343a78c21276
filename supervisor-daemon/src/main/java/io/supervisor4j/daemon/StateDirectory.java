package io.supervisor4j.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** The folder with the files of daemons; its owner's alone, because who may write there decides which process gets signals. */
final class StateDirectory {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private StateDirectory() {}

    /** Creates the folder if it is not there. */
    static void require(Path directory) throws IOException {
        try {
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } catch (IOException e) {
            throw new IOException("cannot create the state directory " + directory + ": " + IoTrouble.text(e), e);
        }
        check(directory);
    }

    /** Refuses a folder that others may enter, or that another user made. */
    static void check(Path directory) throws IOException {
        Set<PosixFilePermission> permissions = EnumSet.copyOf(OWNER_ONLY);
        permissions.addAll(Files.getPosixFilePermissions(directory));
        if (!permissions.equals(OWNER_ONLY)) {
            throw new IOException("the state directory " + directory + " is open to others; 'chmod go= " + directory
                    + "' or choose another one");
        }
        Path self = Path.of("/proc/self");
        if (Files.exists(self) && !uid(self).equals(uid(directory))) {
            throw new IOException("the state directory " + directory + " belongs to "
                    + Files.getOwner(directory).getName() + "; choose another one");
        }
    }

    private static Object uid(Path path) throws IOException {
        return Files.getAttribute(path, "unix:uid");
    }
}
