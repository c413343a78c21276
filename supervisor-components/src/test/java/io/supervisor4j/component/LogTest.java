package io.supervisor4j.component;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** What components log, and where: M-14, M-46, M-47, X-8. */
@Timeout(60)
class LogTest {

    private final Trail trail = new Trail();

    /** The callbacks, the child and the task log too, so that each line is seen to have its place. */
    @Test
    void theStepsOfARunAreLoggedAtInfoEachAtItsPlace_M9_M14_X8() throws InterruptedException {
        Logger logger = LoggerFactory.getLogger("steps");
        Recorded child = new Recorded("db", trail) {
            @Override
            protected Logger logger() {
                return logger;
            }
        };
        Recorded component = new Recorded("web", trail, child) {
            {
                task("task", () -> {
                    try {
                        new CountDownLatch(1).await();
                    } finally {
                        log().debug("task ends");
                    }
                });
            }

            @Override
            protected Logger logger() {
                return logger;
            }
        };
        for (String callback : List.of("onFirstStart", "onStart", "onStarted", "onStop", "onShutdown")) {
            component.in(callback, () -> component.log().debug(callback));
        }
        try (LogLines log = new LogLines("steps")) {
            component.start();
            component.stop();

            assertThat(log.lines().stream().filter(line -> !line.endsWith("task ends")))
                    .containsExactly(
                            "DEBUG [^web]: onFirstStart",
                            "INFO [^web]: Starting",
                            "DEBUG [^web]: onStart",
                            "INFO [^-db]: Starting",
                            "INFO [^-db]: Started",
                            "INFO [^web]: Started",
                            "DEBUG [^web]: onStarted",
                            "INFO [^web]: Stopping",
                            "DEBUG [^web]: onStop",
                            "INFO [^-db]: Stopping",
                            "INFO [^-db]: Stopped",
                            "DEBUG [^-db]: Shutdown complete",
                            "INFO [^web]: Stopped",
                            "DEBUG [^web]: onShutdown",
                            "DEBUG [^web]: Shutdown complete");
            assertThat(log.lines()).containsSubsequence("DEBUG [^web]: task ends", "DEBUG [^web]: onShutdown");
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
