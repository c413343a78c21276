package io.supervisor4j.runtime.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MemoryKillsTest {

    @TempDir
    Path folder;

    private MemoryKills begin(String membership) throws IOException {
        Path file = Files.writeString(folder.resolve("cgroup"), membership);
        return MemoryKills.of(file, folder);
    }

    private void write(String counter, long kills) throws IOException {
        Path file = folder.resolve(counter);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "under_oom 0\noom_kill_disable 0\noom_kill " + kills + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "0::/app/web, app/web/memory.events",
        "0::/../host/path, memory.events",
        "'8:pids:/\n4:cpu,memory:/app\n0::/', memory/app/memory.oom_control",
    })
    void aKillThatTheControlGroupHasCountedMeanwhileIsNamed(String membership, String counter) throws IOException {
        write(counter, 3);
        MemoryKills kills = begin(membership);
        assertThat(kills.evidence(137)).isEmpty();

        write(counter, 4);
        assertThat(kills.evidence(137)).contains("no memory left").contains(folder.toString());
        assertThat(kills.evidence(143)).isEmpty();
        assertThat(kills.evidence(0)).isEmpty();
    }

    @Test
    void withoutControlGroupsThereIsNoEvidence() {
        assertThat(MemoryKills.of(folder.resolve("none"), folder.resolve("none"))
                        .evidence(137))
                .isEmpty();
    }
}
