package io.supervisor4j.launch;

import io.supervisor4j.spi.ReloadByReplacement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** A service as the engine of a worker sees it. */
@Timeout(60)
class ServiceBaseTest {

    private final Trail trail = new Trail();

    private ServiceBase service(String flaw) {
        return new Recorded(trail, "api", flaw);
    }

    @AfterEach
    void forget() {
        System.clearProperty(ServiceBase.ON_RELOAD);
    }

    @Test
    void aWorkerThatIsToRestartIsReplacedInstead_O32() {
        assertThatExceptionOfType(ReloadByReplacement.class)
                .isThrownBy(() -> service("").reload());
        System.setProperty(ServiceBase.ON_RELOAD, "RELOAD");
        assertThatExceptionOfType(ReloadByReplacement.class)
                .isThrownBy(() -> service("").reload());
        assertThat(trail.steps()).isEmpty();
    }

    @Test
    void aWorkerThatIsToMutateIsResetAndOutlivesAFailure_O32_X10() {
        System.setProperty(ServiceBase.ON_RELOAD, "MUTATE");

        service("").reload();
        service("reset").reload();

        assertThat(trail.steps()).containsExactly("api reset", "api reset");
    }

    @Test
    void anErrorOfTheJvmInAResetIsThrownOn() {
        System.setProperty(ServiceBase.ON_RELOAD, "MUTATE");

        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(() -> service("reset-memory").reload())
                .withMessage("on purpose");
    }

    @Test
    void aServiceThatEndsByItselfIsStoppedAllTheSame() throws Exception {
        ServiceBase service = service("idle");

        service.run();
        service.terminate();
        service.terminate();

        assertThat(trail.steps()).containsExactly("api start", "api stop true");
    }

    @Test
    void aServiceThatDidNotStartIsNotStopped_O11() throws Exception {
        ServiceBase service = service("start");

        assertThatIllegalStateException().isThrownBy(service::run).withMessage("api cannot start");
        service.terminate();

        assertThat(trail.steps()).containsExactly("api start");
    }
}
