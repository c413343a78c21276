package io.supervisor4j.component;

import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** How often a supervisor may restart: M-49, M-54, B-31. */
class RestartWindowTest {

    @Test
    void threeInTenSecondsIsNotTenAtOnce_M54_B31() {
        RestartWindow window = new RestartWindow(3, 10);

        assertThat(window.admit(0)).isTrue();
        assertThat(window.admit(0)).isTrue();
        assertThat(window.admit(0)).isTrue();
        assertThat(window.admit(9)).isFalse();
    }

    @Test
    void whatIsOlderThanTheSpanIsForgottenOneByOne() {
        RestartWindow window = new RestartWindow(2, 10);
        assertThat(window.admit(0)).isTrue();
        assertThat(window.admit(5)).isTrue();
        assertThat(window.admit(9)).isFalse();
        assertThat(window.admit(10)).isTrue();
        assertThat(window.admit(14)).isFalse();
        assertThat(window.admit(15)).isTrue();
        assertThat(window.size()).isEqualTo(2);
    }

    @Test
    void theClockMayOverflow() {
        RestartWindow window = new RestartWindow(1, 10);
        assertThat(window.admit(Long.MAX_VALUE - 2)).isTrue();
        assertThat(window.admit(Long.MIN_VALUE + 2)).isFalse();
        assertThat(window.admit(Long.MIN_VALUE + 8)).isTrue();
    }

    @Test
    void hundredWithinASecondUnlessSet_M49() {
        assertThat(RestartStrategy.oneForOne()).hasToString("one for one, at most 100 restarts within PT1S");
        assertThat(RestartStrategy.forfeitAll()).hasToString("forfeit all");
    }

    @Test
    void limitsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RestartStrategy.oneForOne().maxRestarts(-1, Duration.ofSeconds(1)))
                .withMessage("maxRestarts must not be negative, but is -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RestartStrategy.oneForOne().maxRestarts(1, Duration.ZERO))
                .withMessage("within must be more than zero");
    }
}
