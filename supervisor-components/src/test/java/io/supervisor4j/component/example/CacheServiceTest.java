package io.supervisor4j.component.example;

import io.supervisor4j.component.time.LogCapture;
import io.supervisor4j.component.time.ManualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class CacheServiceTest {

    private final ManualTime time = new ManualTime();
    private final CacheService service = new CacheService(time);

    @Test
    void itReportsEveryTenSecondsAndForgetsOldEntriesEveryFiveMinutesUntilItTerminates() throws Exception {
        try (LogCapture log = new LogCapture(CacheService.class)) {
            service.put("old");
            service.run();
            time.awaitWaiters(1);
            time.advance(ofSeconds(10));
            time.awaitWaiters(1);
            service.put("new");
            time.advance(ofMinutes(5));
            time.awaitWaiters(1);
            service.terminate();
            time.advance(ofMinutes(5));

            assertThat(log.messages()).containsExactly("INFO 1 entries", "INFO 1 entries", "INFO 1 entries");
        }
    }

    @Test
    void withoutASweepNothingIsForgotten() throws Exception {
        try (LogCapture log = new LogCapture(CacheService.class)) {
            service.put("one");
            service.put("two");
            service.run();
            time.awaitWaiters(1);
            time.advance(ofMinutes(4));
            time.awaitWaiters(1);
            service.terminate();

            assertThat(log.messages()).containsExactly("INFO 2 entries", "INFO 2 entries");
        }
    }
}
