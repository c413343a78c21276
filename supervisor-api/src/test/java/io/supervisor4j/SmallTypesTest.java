package io.supervisor4j;

import io.supervisor4j.spi.ReloadByReplacement;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SmallTypesTest {

    private static final Service NOTHING_OVERRIDDEN = new Service() {};

    @Test
    void aServiceIdIsItsUuid_C5() {
        UUID uuid = UUID.fromString("01234567-89ab-4def-8123-456789abcdef");

        assertThat(new ServiceId(uuid)).isEqualTo(new ServiceId(uuid)).hasToString(uuid.toString());
        assertThatNullPointerException().isThrownBy(() -> new ServiceId(null)).withMessage("value");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 42, 255})
    void aWorkerExitCarriesItsStatus_C37(int status) {
        assertThat(new WorkerExitException(status).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 256, Integer.MAX_VALUE})
    void aStatusThatNoProcessCanHaveIsRefused(int status) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WorkerExitException(status))
                .withMessageContaining(String.valueOf(status));
    }

    @Test
    void allOfAServiceIsOptional_C35() {
        assertThatCode(NOTHING_OVERRIDDEN::run).doesNotThrowAnyException();
        assertThatCode(NOTHING_OVERRIDDEN::terminate).doesNotThrowAnyException();
    }

    @Test
    void aReloadThatIsNotOverriddenAsksForAReplacementWithoutAStack_C38() {
        assertThatThrownBy(NOTHING_OVERRIDDEN::reload)
                .isInstanceOf(ReloadByReplacement.class)
                .satisfies(thrown -> assertThat(thrown.getStackTrace()).isEmpty());
    }
}
