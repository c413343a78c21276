package io.supervisor4j.it;

import io.supervisor4j.daemon.Daemon;
import io.supervisor4j.daemon.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.supervisor4j.daemon.Daemon.FOREVER;
import static io.supervisor4j.it.Daemons.LIMIT;
import static io.supervisor4j.it.Daemons.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

/** Daemons and a disk that is really full: one of 64 KiB, which only the programs of the test see. */
class DaemonDiskIT {

    @RegisterExtension
    final Daemons daemons = new Daemons();

    private String disk = "";

    @BeforeEach
    void makeDisk() throws Exception {
        disk = Files.createDirectory(daemons.folder().resolve("disk")).toString();
        int status = new ProcessBuilder(onDisk(List.of("true")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        Needs.that(status == 0, "no small disk: only root may mount one, where the kernel has private mounts");
    }

    /** In mounts of its own, which go with the last process in them. */
    private List<String> onDisk(List<String> command) {
        List<String> words = new ArrayList<>(List.of(
                Processes.find("unshare").orElse("false"),
                "-m",
                "/bin/sh",
                "-c",
                "mount -t tmpfs -o size=64k tmpfs \"$0\" && exec \"$@\"",
                disk));
        words.addAll(command);
        return words;
    }

    private List<String> run(CallerMain.Program program) throws IOException {
        return daemons.run(onDisk(daemons.caller(program)));
    }

    private static void fill(String disk) throws IOException {
        byte[] block = new byte[4096];
        try {
            while (true) {
                Files.write(Path.of(disk, "filler"), block, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    private static void tellStart(Daemon daemon) {
        Talker.line(daemon.start(FOREVER).toString());
        Talker.line("running " + daemon.isRunning());
    }

    @Test
    void aStateDirectoryOnAFullDiskFailsTheStartWithTheReason_S7() throws IOException {
        String there = disk;
        Path log = daemons.folder().resolve("d.log");
        String elsewhere = log.toString();
        List<String> said = run(descriptions -> {
            fill(there);
            tellStart(descriptions
                    .daemon(DaemonPrograms.Idle.class)
                    .stateDirectory(Path.of(there, "state"))
                    .output(Output.file(Path.of(elsewhere)))
                    .build());
        });

        assertThat(said).first().asString().startsWith("Failed").contains("cannot write", "d.json", "No space left");
        assertThat(said).last().isEqualTo("running false");
        awaitUntil("the end of all processes", () -> daemons.processes().isEmpty());
    }

    @Test
    void anOutputOnAFullDiskFailsTheStartWithTheReason_S26() throws IOException {
        String there = disk;
        List<String> said = run(descriptions -> {
            fill(there);
            tellStart(descriptions
                    .daemon(DaemonPrograms.Idle.class)
                    .output(Output.file(Path.of(there, "d.log")))
                    .build());
        });

        assertThat(said)
                .first()
                .asString()
                .startsWith("Failed")
                .contains("the output cannot be written: " + disk + "/d.log: no space left on device");
        assertThat(said).last().isEqualTo("running false");
        assertThat(daemons.processes()).isEmpty();
    }

    /** One that waited for its disk would not end when it is asked to. */
    @Test
    void aDaemonSurvivesThatItsDiskIsFullAndCountsWhatIsLost() throws IOException {
        String there = disk;
        List<String> said = run(descriptions -> {
            Path log = Path.of(there, "d.log");
            Daemon daemon = descriptions
                    .daemon(DaemonPrograms.Flood.class)
                    .output(Output.file(log))
                    .build();
            daemon.start(LIMIT);
            awaitUntil("a full disk", () -> Files.getFileStore(log).getUnallocatedSpace() == 0);
            Talker.line("running " + daemon.isRunning());
            Files.write(log, new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
            awaitUntil("a number", () -> Files.readString(log).contains("left on device]"));
            Files.readString(log)
                    .lines()
                    .filter(line -> line.contains("lost here"))
                    .forEach(Talker::line);
            Talker.line("ended " + daemon.stop(LIMIT) + ", "
                    + daemon.lastExit().get().describe());
        });

        assertThat(said).hasSize(3);
        assertThat(said.get(0)).isEqualTo("running true");
        assertThat(said.get(1)).matches("\\[up to [1-9]\\d* bytes of output were lost here: No space left on device]");
        assertThat(said.get(2)).isEqualTo("ended true, exited with status 0");
    }
}
