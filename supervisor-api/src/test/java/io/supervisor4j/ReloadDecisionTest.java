package io.supervisor4j;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class ReloadDecisionTest {

    private static final ServiceId ONE = new ServiceId(UUID.randomUUID());
    private static final ServiceId OTHER = new ServiceId(UUID.randomUUID());

    @Test
    void itSaysWhichServicesReload() {
        assertThat(ReloadDecision.all().includes(ONE)).isTrue();
        assertThat(ReloadDecision.none("no").includes(ONE)).isFalse();
        assertThat(ReloadDecision.only(Set.of(ONE)).includes(ONE)).isTrue();
        assertThat(ReloadDecision.only(Set.of(ONE)).includes(OTHER)).isFalse();
    }

    @Test
    void equalDecisionsAreEqual() {
        assertThat(ReloadDecision.all()).isEqualTo(ReloadDecision.all());
        assertThat(ReloadDecision.only(Set.of(ONE, OTHER))).isEqualTo(ReloadDecision.only(Set.of(OTHER, ONE)));
        assertThat(ReloadDecision.none("a")).isNotEqualTo(ReloadDecision.none("b"));
    }

    @Test
    void noServiceAtAllIsNone() {
        assertThat(ReloadDecision.only(Set.of())).isEqualTo(ReloadDecision.none("no service is to reload"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ReloadDecision.Only(Set.of()));
    }

    @Test
    void aLaterChangeOfTheSetChangesNothing() {
        Set<ServiceId> services = new HashSet<>(Set.of(ONE));
        ReloadDecision decision = ReloadDecision.only(services);
        services.add(OTHER);

        assertThat(decision.includes(OTHER)).isFalse();
    }

    @Test
    void noneNeedsAReasonWhichIsCutIfItIsTooLong() {
        assertThatIllegalArgumentException().isThrownBy(() -> ReloadDecision.none(" \n"));
        assertThatNullPointerException().isThrownBy(() -> ReloadDecision.none(null));
        assertThat(ReloadDecision.none("a\nb")).isEqualTo(new ReloadDecision.None("a\nb"));
        String reason = ((ReloadDecision.None) ReloadDecision.none("x".repeat(10_000))).reason();
        assertThat(reason).hasSize(ReloadDecision.None.MAX_REASON + 4).endsWith("x ...");
    }
}
