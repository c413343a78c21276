package io.supervisor4j.component;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** What components log, and where: M-14, M-46, M-47, X-8. */
@Timeout(60)
class LogTest {

    private final Trail trail = new Trail();

    @Test
    void theStepsOfARunAreLogged_M9_M14_X8() throws InterruptedException {
        Recorded component = new Recorded("web", trail);
        try (LogLines log = new LogLines(Recorded.class.getName())) {
            component.start();
            component.stop();

            assertThat(log.lines())
                    .containsExactly(
                            "INFO [^web]: Starting",
                            "INFO [^web]: Started",
                            "INFO [^web]: Stopping",
                            "INFO [^web]: Stopped",
                            "DEBUG [^web]: Shutdown complete");
        }
    }

    @Test
    void eachLevelOfTheTreeIsADash_M46() {
        Recorded leaf = new Recorded("leaf {}", trail);
        new Recorded("root", trail, new Recorded("middle", trail, leaf));
        try (LogLines log = new LogLines(Recorded.class.getName())) {
            leaf.log().warn("{} of {}", 1, 2);
            leaf.log().atError().setCause(new IllegalStateException()).log("three");

            assertThat(log.lines()).containsExactly("WARN [^--leaf { }]: 1 of 2", "ERROR [^--leaf { }]: three");
            assertThat(log.events().get(1).getThrowableProxy()).isNotNull();
            assertThat(log.events().get(0).getCallerData()[0].getMethodName())
                    .isEqualTo("eachLevelOfTheTreeIsADash_M46");
        }
    }

    @Test
    void theLoggerIsThatOfTheClassOrAnother_M47() {
        Component other = new Component() {
            @Override
            public String label() {
                return "labelled";
            }

            @Override
            public String shortLabel() {
                return "short";
            }

            @Override
            protected Logger logger() {
                return LoggerFactory.getLogger("another");
            }
        };
        try (LogLines log = new LogLines("another")) {
            other.log().info("here");

            assertThat(log.lines()).containsExactly("INFO [^short]: here");
        }
        assertThat(new Recorded("x", trail).log().getName()).isEqualTo(Recorded.class.getName());
    }
}
