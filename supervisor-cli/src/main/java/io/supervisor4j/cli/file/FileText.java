package io.supervisor4j.cli.file;

import io.supervisor4j.cli.run.FileProblems;
import io.supervisor4j.document.Documents;
import io.supervisor4j.document.FileTooLargeException;
import io.supervisor4j.system.file.IoMessages;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a file as it is at this moment. */
final class FileText {

    private FileText() {}

    /** Returns its text; an empty one, with a problem told, if there is none. */
    static String read(Path file, FileProblems problems) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                problems.add(0, "", "is no regular file");
            } else {
                return Documents.text(file);
            }
        } catch (NoSuchFileException e) {
            problems.add(0, "", "there is no such file; 'supervisor init' writes one to begin with");
        } catch (AccessDeniedException e) {
            problems.add(0, "", "cannot be read: user " + System.getProperty("user.name") + " has no permission to");
        } catch (CharacterCodingException e) {
            problems.add(0, "", "is not written in UTF-8");
        } catch (FileTooLargeException e) {
            problems.add(0, "", e.getMessage());
        } catch (IOException e) {
            problems.add(0, "", "cannot be read: " + IoMessages.text(e));
        }
        return "";
    }
}
