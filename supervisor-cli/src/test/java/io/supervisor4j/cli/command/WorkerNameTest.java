package io.supervisor4j.cli.command;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WorkerNameTest {

    @Test
    void aNumberAfterTheLastDotIsAWorker() {
        assertThat(WorkerName.parse("mailer.3")).isEqualTo(new WorkerName("mailer", OptionalInt.of(3)));
        assertThat(WorkerName.parse("v1.2.3")).isEqualTo(new WorkerName("v1.2", OptionalInt.of(3)));
    }

    @Test
    void whateverElseIsAService() {
        assertThat(WorkerName.parse("mailer")).isEqualTo(new WorkerName("mailer", OptionalInt.empty()));
        assertThat(WorkerName.parse("mailer.x")).isEqualTo(new WorkerName("mailer.x", OptionalInt.empty()));
        assertThat(WorkerName.parse(".3").service()).isEqualTo(".3");
    }

    @Test
    void whereAWorkerIsNeededAServiceIsRefusedWithWhatToWrite() {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> new WorkerName.OneConverter().convert("mailer"))
                .withMessageContaining("mailer.0");
    }
}
