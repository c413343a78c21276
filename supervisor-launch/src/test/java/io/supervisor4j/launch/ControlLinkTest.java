package io.supervisor4j.launch;

import io.supervisor4j.system.file.ControlFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ControlLinkTest {

    @TempDir
    private Path folder;

    private ControlFolder sockets;
    private Path socket;
    private Path path;

    @BeforeEach
    void listen() throws IOException {
        sockets = new ControlFolder(Files.createDirectory(folder.resolve("s")));
        socket = Files.createFile(sockets.socket("shop"));
        path = folder.resolve("l");
    }

    private ControlLink link() {
        return ControlLink.of(path.toString(), sockets);
    }

    @Test
    void theLinkLeadsToTheSocketUntilTheEnd_O52() throws IOException {
        ControlLink link = link();
        assertThat(Files.exists(path, LinkOption.NOFOLLOW_LINKS)).isFalse();

        link.make(socket);
        assertThat(Files.readSymbolicLink(path)).isEqualTo(socket);

        link.close();
        link.close();
        assertThat(Files.exists(path, LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(socket).exists();
    }

    @Test
    void afterTheEndNoLinkIsMade_O52() {
        ControlLink link = link();

        link.close();
        link.make(socket);

        assertThat(Files.exists(path, LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    @Test
    void thePathMayHaveTheProcessId_O52() {
        ControlLink.of(folder + "/{pid}.sock", sockets).make(socket);

        assertThat(folder.resolve(ProcessHandle.current().pid() + ".sock")).isSymbolicLink();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s/other.sock", "nowhere/else.sock", "s/shop.sock"})
    void aLinkThatAManagerLeftIsReplaced_O52(String left) throws IOException {
        Files.createSymbolicLink(path, folder.resolve(left));

        link().make(socket);

        assertThat(Files.readSymbolicLink(path)).isEqualTo(socket);
    }

    @Test
    void aRelativeLinkIntoTheFolderOfTheSocketsIsReplaced_O52() throws IOException {
        Files.createFile(sockets.socket("other"));
        Files.createSymbolicLink(path, Path.of("s", "other.sock"));

        link().make(socket);

        assertThat(Files.readSymbolicLink(path)).isEqualTo(socket);
    }

    @Test
    void whatIsNoLinkIsRefusedAndKept_O52() throws IOException {
        Files.writeString(path, "precious");

        assertThatIllegalArgumentException().isThrownBy(this::link).withMessageContaining("backdoor-socket: " + path);
        assertThat(path).hasContent("precious");
    }

    @Test
    void aLinkToSomethingElseIsRefusedAndKept_O52() throws IOException {
        Path other = Files.createFile(folder.resolve("other"));
        Files.createSymbolicLink(path, other);

        assertThatIllegalArgumentException().isThrownBy(this::link).withMessageContaining("is no link to the control");
        assertThat(Files.readSymbolicLink(path)).isEqualTo(other);
    }

    @Test
    void whatHasComeMeanwhileIsKept_O52() throws IOException {
        ControlLink link = link();
        Files.writeString(path, "precious");

        link.make(socket);
        link.close();

        assertThat(path).hasContent("precious");
    }

    @Test
    void theLinkOfAnotherManagerIsKeptAtTheEnd_O52() throws IOException {
        ControlLink before = link();
        before.make(socket);
        Path successor = Files.createFile(sockets.socket("shop-2"));
        ControlLink after = link();
        after.make(successor);

        before.close();
        assertThat(Files.readSymbolicLink(path)).isEqualTo(successor);

        after.close();
        assertThat(Files.exists(path, LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    @Test
    void whatCannotBeThePathOfASocketIsRefused_O52() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ControlLink.of(folder.resolve("no/folder").toString(), sockets))
                .withMessageContaining("there is no folder for");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ControlLink.of("/" + "x".repeat(200), sockets))
                .withMessageContaining("107 bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ControlLink.of(" ", sockets))
                .withMessageContaining("is empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ControlLink.of("a\0b", sockets))
                .withMessageContaining("backdoor-socket: is no path");
    }

    @AfterEach
    void nothingButTheLinkIsTouched() {
        assertThat(socket).isRegularFile();
    }
}
