package io.supervisor4j.it;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A tree of components as a program of its own: M-57; where there is no flight recorder and no logger. */
class ComponentProgramIT {

    private static final long LIMIT_SECONDS = 60;

    @Test
    void aProgramWhoseRootCrashedEndsNonZero_M57_U20() throws Exception {
        assertThat(run("crash")).isEqualTo(1);
    }

    @Test
    void aProgramWhoseRootWasStoppedEndsWithZero_M57() throws Exception {
        assertThat(run("stop")).isZero();
    }

    private static int run(String how) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--limit-modules",
                        "java.base",
                        "-cp",
                        classPath(),
                        ComponentMain.class.getName(),
                        how)
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("flight recorder: false");
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Without the logger's implementation, which needs more of the JDK. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("logback"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
