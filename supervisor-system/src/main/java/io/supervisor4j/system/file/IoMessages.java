package io.supervisor4j.system.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says what went wrong with a file; the JDK's messages are often the file's name alone. */
public final class IoMessages {

    private IoMessages() {}

    public static String text(IOException e) {
        if (!(e instanceof FileSystemException trouble) || trouble.getReason() != null) {
            return String.valueOf(e.getMessage());
        }
        if (e instanceof AccessDeniedException) {
            return trouble.getFile() + ": permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return trouble.getFile() + ": no such file or directory";
        }
        return trouble.getFile() + ": "
                + (e instanceof NotDirectoryException
                        ? "not a directory"
                        : e.getClass().getSimpleName());
    }
}
