package io.supervisor4j.system.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class IoMessagesTest {

    static Stream<Arguments> errors() {
        return Stream.of(
                arguments(new IOException("No space left on device"), "No space left on device"),
                arguments(new IOException(), "IOException"),
                arguments(new ClosedByInterruptException(), "ClosedByInterruptException"),
                arguments(new NoSuchFileException("/a"), "/a: no such file or directory"),
                arguments(new AccessDeniedException("/a"), "/a: permission denied"),
                arguments(new NotDirectoryException("/a"), "/a: not a directory"),
                arguments(new DirectoryNotEmptyException("/a"), "/a: directory not empty"),
                arguments(new FileSystemLoopException("/a"), "/a: FileSystemLoopException"),
                arguments(new FileSystemException("/a", "/b", null), "/a -> /b: FileSystemException"),
                arguments(new FileSystemException("/a", null, "Too many links"), "/a: Too many links"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anErrorTellsTheFileAndTheReason(IOException error, String text) {
        assertThat(IoMessages.text(error)).isEqualTo(text);
    }
}
