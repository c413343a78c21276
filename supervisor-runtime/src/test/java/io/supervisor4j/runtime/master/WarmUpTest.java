package io.supervisor4j.runtime.master;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WarmUpTest {

    @Test
    void aWholeLifeIsPlayedToItsEnd() {
        assertThat(WarmUp.play()).isTrue();
    }
}
