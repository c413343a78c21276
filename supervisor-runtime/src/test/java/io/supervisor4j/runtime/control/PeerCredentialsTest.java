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
    void theUserOfThisProcessAndRootAreServed(@TempDir Path folder) throws IOException {
        Path mine = Files.createFile(folder.resolve("mine"));
        PeerCredentials credentials = PeerCredentials.ofCreatorOf(mine);

        assertThat(credentials.user()).isEqualTo(Files.getOwner(mine));
        assertThat(credentials.isTrusted(Files.getOwner(mine))).isTrue();
        assertThat(credentials.isTrusted(user("root"))).isTrue();
    }

    @Test
    void othersAreNot() throws IOException {
        PeerCredentials credentials = new PeerCredentials(user("daemon"));

        assertThat(credentials.isTrusted(user("daemon"))).isTrue();
        assertThat(credentials.isTrusted(user("nobody"))).isFalse();
    }
}
