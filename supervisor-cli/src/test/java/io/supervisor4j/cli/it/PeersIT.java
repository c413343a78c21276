package io.supervisor4j.cli.it;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Users who ask managers of others. Needs root, who alone can be somebody else. */
class PeersIT {

    private static final String AS_NOBODY = "setpriv --reuid=65534 --regid=65534 --clear-groups ";
    private static final String FILE = "name: shop\nservices: {a: {command: sleep 1000}}";

    @RegisterExtension
    final Installation installation = new Installation();

    private Path socket;

    @BeforeEach
    void nobodyCanReachTheInstallation() throws Exception {
        Needs.that(System.getProperty("user.name").equals("root"), "only root can be another user for this test");
        Needs.that(
                installation.shell(AS_NOBODY + java() + " -version").status() == 0,
                "there is no setpriv, or nobody may not run " + java());
        installation
                .shell("cp -r " + Installation.home() + " copy && mkdir nobody && chown 65534 nobody"
                        + " && chmod -R a+rX . && chmod 755 . run")
                .succeeds();
        installation.write("app.yaml", FILE);
        socket = installation.folder().resolve("run/supervisor4j/shop.sock");
    }

    private static String java() {
        return System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
    }

    /** The command line as the user nobody runs it. */
    private Installation.Outcome nobody(String arguments) throws Exception {
        return installation.shell(AS_NOBODY + "copy/bin/supervisor " + arguments);
    }

    @Test
    void anotherUserIsToldThatItIsNotServedAlsoWhereTheSocketIsOpenToIt() throws Exception {
        Installation.Manager manager = installation.run("app.yaml").awaitReady();
        assertThat(nobody("status").fails(4).out()).isEmpty();

        installation
                .shell("chmod 755 " + socket.getParent() + " && chmod 666 " + socket)
                .succeeds();
        installation.set("SUPERVISOR_SOCKET", socket.toString());

        assertThat(nobody("status").fails(1).err()).contains("this manager serves only the user who runs it, and root");
        assertThat(nobody("scale a 5").fails(1).err()).contains("serves only");
        assertThat(installation.supervisor("status").succeeds().out()).contains("a ");
        assertThat(manager.lines()).doesNotContain("was asked for by");
    }

    @Test
    void rootIsServedByTheManagersOfOthers() throws Exception {
        Path run = Files.createDirectory(installation.folder().resolve("nobody/run"));
        installation.shell("chown 65534 nobody/run && chmod 700 nobody/run").succeeds();
        installation.set("XDG_RUNTIME_DIR", run.toString());
        Installation.Manager manager = installation
                .begin(AS_NOBODY + "copy/bin/supervisor run app.yaml")
                .awaitReady();
        installation.set(
                "SUPERVISOR_SOCKET", run.resolve("supervisor4j/shop.sock").toString());

        assertThat(installation
                        .supervisor("scale", "a", "2", "--wait")
                        .succeeds()
                        .err())
                .contains("scaling to 2 was asked for by user root");
        assertThat(nobody("stop --wait").succeeds().err()).contains("stop was asked for by user ");
        assertThat(manager.awaitExit()).isZero();
    }
}
