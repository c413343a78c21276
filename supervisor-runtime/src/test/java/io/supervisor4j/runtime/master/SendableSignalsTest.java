package io.supervisor4j.runtime.master;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SendableSignalsTest {

    @Test
    void namesComeWithAndWithoutSig() {
        assertThat(SendableSignals.require("SIGTERM")).isEqualTo("TERM");
        assertThat(SendableSignals.require("usr1")).isEqualTo("USR1");
    }

    @Test
    void othersAreRefusedWithThoseThatThereAre() {
        for (String name : new String[] {"", "SEGV", "9", "TERM; rm -r /"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SendableSignals.require(name))
                    .withMessageContaining("use one of HUP, INT");
        }
    }
}
