package io.supervisor4j.component.example;

import io.supervisor4j.component.ComponentCrashedException;
import io.supervisor4j.component.ComponentSettings;
import io.supervisor4j.component.ComponentState;
import io.supervisor4j.component.RestartLimitException;
import io.supervisor4j.component.time.ManualTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@Timeout(60)
class ShopTest {

    private final Shop shop = new Shop();

    @BeforeEach
    void start() throws InterruptedException {
        shop.app.configure(ComponentSettings.defaults().time(new ManualTime()));
        shop.app.start();
    }

    @AfterEach
    void stop() {
        shop.app.close();
    }

    private void crashMailer(int time) {
        assertThat(shop.counter.order("tea", "nobody")).isTrue();
        await().until(() -> shop.mailer.restartCount() == time && shop.mailer.state() == ComponentState.RUNNING);
    }

    @Test
    void theMailerIsBackAfterACrashAndTheOthersNoticeNothing() {
        crashMailer(1);

        assertThat(shop.counter.order("tea", "ann@example.org")).isTrue();
        await().until(() -> shop.mailer.sent() == 1);
        assertThat(shop.app.graph().toText()).isEqualTo("""
                        Shop: running
                        ├── Stock: running
                        ├── Mailer: running, 1 restart
                        └── Counter: running
                        """);
    }

    @Test
    void theFourthCrashInTenSecondsEndsTheShop() {
        crashMailer(1);
        crashMailer(2);
        crashMailer(3);
        shop.counter.order("tea", "nobody");

        assertThatExceptionOfType(ComponentCrashedException.class)
                .isThrownBy(shop.app::awaitStopped)
                .withCauseInstanceOf(RestartLimitException.class)
                .havingRootCause()
                .withMessage("no address: nobody");
    }
}
