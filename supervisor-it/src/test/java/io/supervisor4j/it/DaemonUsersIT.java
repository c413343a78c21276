package io.supervisor4j.it;

import io.supervisor4j.SupervisorException;
import io.supervisor4j.daemon.Daemon;
import io.supervisor4j.daemon.Output;
import io.supervisor4j.daemon.StartResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.supervisor4j.daemon.Daemon.FOREVER;
import static io.supervisor4j.it.Daemons.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

/** Daemons and another user, who is nobody. */
class DaemonUsersIT {

    @RegisterExtension
    final Daemons daemons = new Daemons();

    @BeforeEach
    void requireAnotherUser() throws IOException {
        Needs.that(System.getProperty("user.name").equals("root"), "only root can become another user");
        Files.setPosixFilePermissions(daemons.folder(), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void makeNobodys(Path path) throws IOException {
        UserPrincipal nobody =
                path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        Files.setOwner(path, nobody);
    }

    private Path privateFolder(Path folder) throws IOException {
        return Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** With a class path of copies: what is built at root's home is not for everybody. */
    private List<String> runAsNobody(CallerMain.Program program) throws IOException {
        Optional<String> setpriv = Processes.find("setpriv");
        Needs.that(setpriv.isPresent(), "no program that becomes another user");
        String classPath = Jars.copies(Files.createDirectory(daemons.folder().resolve("jars")));
        List<String> command =
                new ArrayList<>(List.of(setpriv.get(), "--reuid=nobody", "--regid=65534", "--clear-groups"));
        daemons.caller(program)
                .forEach(word -> command.add(word.equals(System.getProperty("java.class.path")) ? classPath : word));
        return daemons.run(command);
    }

    private static void tell(Callable<?> action) throws Exception {
        try {
            Talker.line(String.valueOf(action.call()));
        } catch (SupervisorException | IllegalStateException e) {
            Talker.line(e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }

    @Test
    void aStateDirectoryOfAnotherUserIsRefusedAlsoByRoot() throws IOException {
        makeNobodys(privateFolder(daemons.directory()));
        Daemon daemon = daemons.daemon(DaemonPrograms.Polite.class).build();

        assertThat(daemon.start(FOREVER))
                .isInstanceOfSatisfying(StartResult.Failed.class, failed -> assertThat(failed.reason())
                        .contains("state directory " + daemons.directory() + " belongs to nobody", "another one"));
        assertThat(daemons.processes()).isEmpty();
    }

    @Test
    void aDaemonOfAnotherUserIsNeitherSeenNorTouchedNorTakenForNone() throws IOException {
        Daemon roots = daemons.daemon(DaemonPrograms.Polite.class).build();
        long pid = daemons.start(roots);

        List<String> said = runAsNobody(descriptions -> {
            Daemon daemon = descriptions.daemon(DaemonPrograms.Polite.class).build();
            tell(() -> daemon.start(FOREVER));
            tell(daemon::isRunning);
            tell(daemon::pid);
            tell(() -> daemon.stop(LIMIT));
            tell(() -> daemon.kill(LIMIT));
        });

        assertThat(said)
                .hasSize(5)
                .allMatch(line -> line.contains("state directory " + daemons.directory() + " belongs to root"));
        assertThat(said.get(0)).startsWith("Failed");
        assertThat(said.subList(1, 5)).allMatch(line -> line.startsWith("SupervisorException"));
        assertThat(roots.pid()).hasValue(pid);
    }

    @Test
    void whatAUserMayNotWriteFailsTheStartWithTheReason_S7() throws IOException {
        String folder = privateFolder(daemons.folder().resolve("roots")).toString();
        makeNobodys(privateFolder(daemons.directory()));

        List<String> said = runAsNobody(descriptions -> {
            Daemon.Builder builder = descriptions.daemon(DaemonPrograms.Polite.class);
            tell(() -> builder.output(Output.file(Path.of(folder, "d.log")))
                    .build()
                    .start(FOREVER));
            tell(() -> builder.stateDirectory(Path.of(folder, "state")).build().start(FOREVER));
            tell(() -> builder.build().isRunning());
        });

        assertThat(said).hasSize(3).allMatch(line -> line.matches("(?i).*permission denied.*"));
        assertThat(said.get(0)).startsWith("Failed").contains("the output cannot be written: " + folder + "/d.log");
        assertThat(said.get(1)).startsWith("Failed").contains("cannot create the state directory " + folder);
        assertThat(said.get(2)).startsWith("SupervisorException");
        assertThat(daemons.processes()).isEmpty();
    }

    @Test
    void everyUserHasDaemonsOfTheirOwn() throws IOException {
        makeNobodys(privateFolder(daemons.directory()));

        List<String> said = runAsNobody(descriptions -> {
            Daemon daemon = descriptions.daemon(DaemonPrograms.Polite.class).build();
            tell(() -> daemon.start(LIMIT).getClass().getSimpleName());
            tell(() -> Files.getAttribute(Path.of("/proc/" + daemon.pid().getAsLong()), "owner:owner"));
            tell(() -> daemon.stop(LIMIT));
        });

        assertThat(said).containsExactly("Running", "nobody", "true");
    }
}
