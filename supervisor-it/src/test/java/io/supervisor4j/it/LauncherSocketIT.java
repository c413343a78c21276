package io.supervisor4j.it;

import io.supervisor4j.control.ControlClient;
import io.supervisor4j.control.NoSuchManagerException;
import io.supervisor4j.examples.poller.PollerMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The control socket of a launcher's manager, at the path that its options name. */
class LauncherSocketIT {

    @TempDir
    private Path folder;

    @RegisterExtension
    private final Masters masters = new Masters();

    private Path links;

    /** Beside the sockets, as their paths are short. */
    @BeforeEach
    void findLinks() throws IOException {
        links = masters.sockets().resolveSibling("links");
        Files.createDirectories(links);
        Files.writeString(folder.resolve("poller.yaml"), "poller:\n  mailbox: inbox\n");
    }

    private Master poller(int workers, Object socket) {
        return masters.through("env", "--chdir=" + folder)
                .start(List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        PollerMain.class.getName(),
                        "--poller.workers=" + workers,
                        "--backdoor_socket=" + socket));
    }

    private static void awaitAnswer(Master master, Path link) {
        master.awaitUntil("an answer at " + link, () -> Files.exists(link) && pid(link) == master.pid());
    }

    private static long pid(Path link) {
        try (ControlClient client = ControlClient.connect(link)) {
            return client.status().pid();
        } catch (NoSuchManagerException e) {
            return -1;
        }
    }

    private static boolean isThere(Path link) {
        return Files.exists(link, LinkOption.NOFOLLOW_LINKS);
    }

    @Test
    void theManagerAnswersAtThePathUntilItsEnd_O52() {
        Path link = links.resolve("shop.sock");
        Master master = poller(2, link);
        awaitAnswer(master, link);

        master.stop();

        assertThat(isThere(link)).isFalse();
    }

    /** Both have the same name, until the second one's socket is open. */
    @Test
    void eachOfSeveralLaunchersHasItsOwn_O52() {
        Master first = poller(2, links.resolve("{pid}"));
        Path linkOfFirst = links.resolve(Long.toString(first.pid()));
        awaitAnswer(first, linkOfFirst);
        Master second = poller(2, links.resolve("{pid}"));
        Path linkOfSecond = links.resolve(Long.toString(second.pid()));
        awaitAnswer(second, linkOfSecond);

        first.stop();

        assertThat(isThere(linkOfFirst)).isFalse();
        assertThat(pid(linkOfSecond)).isEqualTo(second.pid());
        second.stop();
    }

    @Test
    void theLinkOfOneThatWasKilledIsReplaced_O52() {
        Path link = links.resolve("shop.sock");
        Master killed = poller(2, link);
        awaitAnswer(killed, link);
        killed.signal("KILL");
        killed.awaitAllGone();
        assertThat(link).isSymbolicLink();

        Master master = poller(2, link);

        awaitAnswer(master, link);
        master.stop();
        assertThat(isThere(link)).isFalse();
    }

    @Test
    void whatIsNoLinkEndsTheProgramAndIsKept_O52() throws IOException {
        Path precious = Files.writeString(links.resolve("precious"), "gold");

        Master master = poller(2, precious);

        assertThat(master.awaitExit()).isNotZero();
        master.awaitLine(
                ".*backdoor-socket: " + precious + " is there already, and is no link to the control socket.*");
        assertThat(precious).hasContent("gold");
    }

    @Test
    void oneJvmHasNoSocketAndSaysSo_O52() {
        Path link = links.resolve("shop.sock");
        Master program = poller(1, link);
        program.awaitLine("poller 0 looks at inbox .*");

        program.stop();

        assertThat(program.all("WARN .*backdoor-socket = " + link + " has no effect: .*"))
                .hasSize(1);
        assertThat(isThere(link)).isFalse();
    }
}
