package io.supervisor4j.runtime.process;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class ProcessUsageTest {

    @Test
    void aProcessUsesMemoryAndTime() {
        assumeTrue(Files.exists(Path.of("/proc/self/stat")));
        ProcessUsage usage = ProcessUsage.of(ProcessHandle.current().pid()).orElseThrow();

        assertThat(usage.rssBytes()).isGreaterThan(10_000_000);
        assertThat(usage.cpuTime()).isPositive();
    }

    @Test
    void aProcessThatIsGoneUsesNothing() {
        assertThat(ProcessUsage.of(Integer.MAX_VALUE)).isEmpty();
    }
}
