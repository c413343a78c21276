package io.supervisor4j.runtime;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SignalNamesTest {

    @Test
    void namesComeWithAndWithoutSig() {
        assertThat(SignalNames.require("SIGTERM")).isEqualTo("TERM");
        assertThat(SignalNames.require("usr1")).isEqualTo("USR1");
    }

    @Test
    void othersAreRefusedWithThoseThatThereAre() {
        for (String name : new String[] {"", "SEGV", "9", "TERM; rm -r /"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SignalNames.require(name))
                    .withMessageContaining("use one of HUP, INT");
        }
    }
}
