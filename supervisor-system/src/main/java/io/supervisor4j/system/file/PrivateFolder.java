package io.supervisor4j.system.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The one rule for what is this user's alone. A folder is private if it is a folder and no link, belongs to the user of this process,
 * and neither its group nor others may do anything with it: who may enter a folder can learn what runs, and who may write to it
 * decides what runs. A file is private if it lies in such a folder, is a plain file and no link, belongs to the user, and only the
 * user may write to it; it is checked too, because the folder may not always have been closed.
 *
 * <p>A refusal says what is wrong and what to do. Thread-safe. {@code bin/supervisor} keeps the same rule; a test compares them.
 */
public final class PrivateFolder {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private PrivateFolder() {}

    /**
     * Creates the folder, and those above it, for this user alone. Does nothing if there is something of that name.
     *
     * @param folder the folder
     * @throws IOException if it cannot be created
     */
    public static void create(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(folder, OWNER_ONLY);
        }
    }

    /**
     * Creates the folder if it is not there, and checks it.
     *
     * @param folder the folder
     * @throws IOException if it cannot be created, or is not private
     */
    public static void require(Path folder) throws IOException {
        create(folder);
        check(folder);
    }

    /**
     * Checks a folder.
     *
     * @param folder the folder
     * @throws IOException if it does not exist, or is not private
     */
    public static void check(Path folder) throws IOException {
        PosixFileAttributes found = attributes(folder);
        if (!found.isDirectory()) {
            throw new IOException(folder + (found.isSymbolicLink() ? " is a link, and is no folder" : " is no folder"));
        }
        requireMine(folder);
        for (PosixFilePermission permission : found.permissions()) {
            if (!permission.name().startsWith("OWNER")) {
                throw new IOException(
                        folder + " is open to others (" + PosixFilePermissions.toString(found.permissions())
                                + "): 'chmod 700 " + folder + "', or choose another one");
            }
        }
    }

    /**
     * Checks a file that lies in a folder which has been checked.
     *
     * @param file the file
     * @throws IOException if it does not exist, or is not private
     */
    public static void checkFile(Path file) throws IOException {
        PosixFileAttributes found = attributes(file);
        if (!found.isRegularFile()) {
            throw new IOException(file + " is no plain file");
        }
        requireMine(file);
        if (found.permissions().contains(PosixFilePermission.GROUP_WRITE)
                || found.permissions().contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IOException(file + " can be changed by others: remove it");
        }
    }

    private static PosixFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static void requireMine(Path path) throws IOException {
        int owner = CurrentUser.owner(path);
        if (owner != CurrentUser.id()) {
            throw new IOException(path + " belongs to "
                    + Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName() + " (user id "
                    + Integer.toUnsignedString(owner) + "): choose another one");
        }
    }
}
