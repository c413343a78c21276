package io.supervisor4j.system.process;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessTitleTest {

    @ParameterizedTest
    @CsvSource({
        "mailer, 3, mailer.3",
        "mailer, master, mailer.master",
        "invoice-printer, 12, invoice-prin.12",
        "invoice-printer, standby, invoice.standby",
    })
    void aTitleKeepsItsEnd(String name, String suffix, String title) {
        assertThat(ProcessTitle.of(name, suffix)).isEqualTo(title).hasSizeLessThanOrEqualTo(15);
    }
}
