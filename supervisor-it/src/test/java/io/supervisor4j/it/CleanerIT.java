package io.supervisor4j.it;

import io.supervisor4j.control.ControlClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** A cleaner of temporary files takes away what a running manager is found by. */
class CleanerIT {

    private static final String REFUSED = ".*another manager that runs has the name 'shop'.*";

    @RegisterExtension
    final Masters masters = new Masters();

    private Master shop() {
        return masters.with(builder -> builder.name("shop")).start(manager -> manager.add(Talker.class, 1));
    }

    private Path socket() throws IOException {
        return masters.sockets().resolve("shop.sock");
    }

    private void clean() throws IOException {
        Processes.shell("rm -rf " + masters.sockets());
    }

    private void awaitReachable(Master master) throws IOException {
        Path socket = socket();
        master.awaitUntil("the socket", () -> Files.exists(socket) && answers(socket, master.pid()));
    }

    private static boolean answers(Path socket, long pid) {
        try (ControlClient client = ControlClient.connect(socket)) {
            return client.status().pid() == pid;
        } catch (RuntimeException e) {
            // It is not listening yet.
            return false;
        }
    }

    private void assertRefused(Master second) {
        second.awaitLine(REFUSED);
        assertThat(second.awaitExit()).isNotZero();
    }

    @Test
    void aManagerIsReachableAgainSoonAndItsNameStaysTaken() throws IOException {
        Master first = shop();
        awaitReachable(first);
        try (ControlClient connectedBefore = ControlClient.connect(socket())) {
            for (String removed : new String[] {"shop.sock", "shop.lock", "."}) {
                Processes.shell("rm -rf " + masters.sockets() + "/" + removed + " 2>/dev/null; rmdir "
                        + masters.sockets() + " 2>/dev/null; true");
                awaitReachable(first);
                Path lock = masters.sockets().resolve("shop.lock");
                first.awaitUntil("the lock", () -> Files.exists(lock));
            }
            assertThat(connectedBefore.status().pid()).isEqualTo(first.pid());
        }
        assertRefused(shop());
        assertThat(first.all("WARN .*the control socket " + socket() + " was removed.*"))
                .isNotEmpty();
        first.stop();
        assertThat(socket()).doesNotExist();
    }

    /** As when the second one is started before the first one has noticed. */
    @Test
    void itStaysTakenAlsoWhileItsManagerCannotMakeTheFilesAgain() throws IOException {
        Master first = shop();
        awaitReachable(first);
        first.signal("STOP");
        clean();

        assertRefused(shop());
        assertRefused(shop());

        first.signal("CONT");
        awaitReachable(first);
        first.stop();
        Master next = shop();
        awaitReachable(next);
        next.stop();
    }
}
