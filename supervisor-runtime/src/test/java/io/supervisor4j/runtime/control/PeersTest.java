package io.supervisor4j.runtime.control;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PeersTest {

    private static UserPrincipal user(String name) throws IOException {
        return FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(name);
    }

    @Test
    void theUserOfThisProcessAndRootAreServed(@TempDir Path mine) throws IOException {
        assertThat(Peers.isTrusted(Files.getOwner(mine))).isTrue();
        assertThat(Peers.isMine(Files.getOwner(mine))).isTrue();
        assertThat(Peers.isTrusted(user("root"))).isTrue();
    }

    @Test
    void othersAreNot() throws IOException {
        assertThat(Peers.isTrusted(user("nobody"))).isFalse();
        assertThat(Peers.isMine(user("nobody"))).isFalse();
    }
}
