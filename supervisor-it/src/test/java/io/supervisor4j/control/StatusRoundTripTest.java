package io.supervisor4j.control;

import io.supervisor4j.ManagerStatus;
import io.supervisor4j.runtime.control.WrittenStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The engine writes the status in one module, and the client reads it in another: this holds them together. */
class StatusRoundTripTest {

    private static final int STATUSES = 2_000;

    @Test
    void everyStatusIsReadAsItWasWritten() {
        for (long seed = 0; seed < STATUSES; seed++) {
            ManagerStatus status = new GeneratedStatus(seed).manager();
            String line = WrittenStatus.of(status);

            assertThat(line.indexOf('\n')).as("lines of seed %d", seed).isEqualTo(line.length() - 1);
            assertThat(Readings.manager(Document.read(line)))
                    .as("seed %d", seed)
                    .isEqualTo(status);
        }
    }
}
