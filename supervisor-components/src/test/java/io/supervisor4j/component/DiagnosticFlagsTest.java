package io.supervisor4j.component;

import io.supervisor4j.component.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Flags: M-39. */
class DiagnosticFlagsTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final ManualTime time = new ManualTime(BEGIN);
    private final Component component = new Component() {};
    private final DiagnosticFlags flags = component.flags();

    DiagnosticFlagsTest() {
        component.configure(ComponentSettings.defaults().time(time));
    }

    @Test
    void aFlagKnowsWhenItLastChanged_M39() {
        flags.set("committing");
        time.advance(Duration.ofSeconds(1));
        flags.set("committing");
        assertThat(flags.isSet("committing")).isTrue();
        assertThat(flags.lastTransition("committing")).contains(BEGIN);

        flags.unset("committing");

        assertThat(flags.isSet("committing")).isFalse();
        assertThat(flags.lastTransition("committing")).contains(BEGIN.plusSeconds(1));
        assertThat(flags.lastTransition("other")).isEmpty();
        assertThat(flags.all()).containsOnlyKeys("committing");
    }

    @Test
    void aFlagIsHeldDuringACallHoweverItEnds_M39() throws Exception {
        assertThat(flags.during("busy", () -> flags.isSet("busy"))).isTrue();
        assertThat(flags.isSet("busy")).isFalse();

        assertThatThrownBy(() -> flags.during("busy", () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(flags.isSet("busy")).isFalse();
    }
}
