package io.supervisor4j.runtime.control;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PeerCredentialsTest {

    private static UserPrincipal user(String name) throws IOException {
        return FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(name);
    }

    @Test
    void theUserOfThisProcessAndRootAreServed(@TempDir Path mine) throws IOException {
        assertThat(PeerCredentials.isTrusted(Files.getOwner(mine))).isTrue();
        assertThat(PeerCredentials.isMine(Files.getOwner(mine))).isTrue();
        assertThat(PeerCredentials.isTrusted(user("root"))).isTrue();
    }

    @Test
    void othersAreNot() throws IOException {
        assertThat(PeerCredentials.isTrusted(user("nobody"))).isFalse();
        assertThat(PeerCredentials.isMine(user("nobody"))).isFalse();
    }
}
