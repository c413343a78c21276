package io.supervisor4j.syslog;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.status.Status;
import io.supervisor4j.system.posix.DatagramListener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The README's configuration is one. */
@Timeout(60)
class SyslogReadmeTest {

    @TempDir
    Path folder;

    private static String sample() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int begin = readme.indexOf("<configuration>");
        return readme.substring(begin, readme.indexOf("```", begin));
    }

    @Test
    void theSampleWritesToSyslog() throws IOException, JoranException {
        String socket = folder.resolve("log").toString();
        String here = sample().replace("</appender>", "<socket>" + socket + "</socket></appender>");
        LoggerContext context = new LoggerContext();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try (DatagramListener syslog = DatagramListener.on(socket)) {
            configurator.doConfigure(new ByteArrayInputStream(here.getBytes(StandardCharsets.UTF_8)));

            context.getLogger("shop.Mailer").info("sent 3 letters");

            assertThat(context.getStatusManager().getCopyOfStatusList())
                    .noneMatch(status -> status.getLevel() > Status.INFO);
            assertThat(syslog.receive(Duration.ofSeconds(20)))
                    .get()
                    .asString()
                    .startsWith("<158>")
                    .contains(" mailer[")
                    .endsWith("]: [main] shop.Mailer: sent 3 letters");
        } finally {
            context.stop();
        }
    }
}
