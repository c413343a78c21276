package io.supervisor4j.system.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;

/** The text of an I/O error, for a message: the JDK's is often the file's name alone, or nothing. Thread-safe. */
public final class IoMessages {

    private IoMessages() {}

    /**
     * Returns what went wrong, with the file if the error has one.
     *
     * @param error the error
     * @return the text, never empty
     */
    public static String text(IOException error) {
        if (error instanceof FileSystemException trouble && trouble.getReason() == null) {
            return String.valueOf(trouble.getMessage()) + ": " + reason(trouble);
        }
        String message = error.getMessage();
        return message == null || message.isBlank() ? error.getClass().getSimpleName() : message;
    }

    /** In the words of the system. */
    private static String reason(FileSystemException error) {
        if (error instanceof AccessDeniedException) {
            return "permission denied";
        } else if (error instanceof NoSuchFileException) {
            return "no such file or directory";
        } else if (error instanceof FileAlreadyExistsException) {
            return "file exists";
        } else if (error instanceof NotDirectoryException) {
            return "not a directory";
        } else if (error instanceof DirectoryNotEmptyException) {
            return "directory not empty";
        } else if (error instanceof NotLinkException) {
            return "not a symbolic link";
        }
        return error.getClass().getSimpleName();
    }
}
