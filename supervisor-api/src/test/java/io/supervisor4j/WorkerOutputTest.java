package io.supervisor4j;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WorkerOutputTest {

    @Test
    void outputPassesThroughUnlessTheServiceSaysOtherwise() {
        ServiceSpec spec = ServiceSpec.of(Service.class);

        assertThat(spec.output()).isEqualTo(WorkerOutput.inherited());
        assertThat(spec.output().isCaptured()).isFalse();
        assertThat(spec.output(WorkerOutput.tagged()).output().isCaptured()).isTrue();
    }

    @Test
    void filesHaveLimits() {
        WorkerOutput files = WorkerOutput.files(Path.of("/var/log/shop"));

        assertThat(files.maxBytes()).isEqualTo(10 << 20);
        assertThat(files.maxFiles()).isEqualTo(5);
        assertThat(files.rotated(4_096, 2))
                .isEqualTo(new WorkerOutput(WorkerOutput.Kind.FILES, Optional.of(Path.of("/var/log/shop")), 4_096, 2));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkerOutput.tagged().rotated(1_023, 5))
                .withMessageContaining("not 1023");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkerOutput.tagged().rotated(1_024, 0))
                .withMessageContaining("not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WorkerOutput(WorkerOutput.Kind.FILES, Optional.empty(), 1_024, 1));
    }
}
