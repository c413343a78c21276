package io.supervisor4j.runtime;

import io.supervisor4j.Hooks;
import io.supervisor4j.NewWorkerHook;
import io.supervisor4j.Service;
import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceManager;
import io.supervisor4j.ServiceSpec;
import io.supervisor4j.ServiceStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What is too much is refused in the caller's thread, with the number and the limit, and changes nothing. No worker starts here. */
@Timeout(20)
class EngineLimitsTest {

    private final ServiceManager manager =
            ServiceManager.builder().maxWorkers(50).build();

    public static final class Quiet implements Service {}

    public static final class AHookWithANameSoLongThatAThousandOfThemAreMoreThanFits implements NewWorkerHook {
        @Override
        public void onNewWorker(ServiceId serviceId, int workerId, Service service) {}
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private ServiceStatus status(ServiceId service) {
        return manager.status().service(service).orElseThrow();
    }

    @Test
    void tenMillionWorkersAreRefusedHoweverTheyAreAskedFor() {
        int many = 10_000_000;
        ServiceId service = manager.add(Quiet.class, 2);
        ServiceSpec tooMany = ServiceSpec.of(Quiet.class).workers(many);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.reconfigure(service, many))
                .withMessageContainingAll("Quiet", "10000000 workers", "at most 50");
        assertThatIllegalArgumentException().isThrownBy(() -> manager.update(service, tooMany));
        assertThatIllegalArgumentException().isThrownBy(() -> manager.add(tooMany));
        assertThatIllegalArgumentException().isThrownBy(() -> manager.check(tooMany));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        manager.add(ServiceSpec.of(Quiet.class).name("other").standby(many)))
                .withMessageContainingAll("other", "10000000 standbys");

        assertThat(manager.status().services()).hasSize(1);
        assertThat(status(service).target()).isEqualTo(2);
    }

    @Test
    void servicesShareTheLimitAndGiveBackWhatTheyDoNotWantAnyMore() {
        ServiceId first = manager.add(Quiet.class, 30);
        ServiceId second = manager.add(ServiceSpec.of(Quiet.class).workers(10).standby(10));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.reconfigure(second, 11))
                .withMessageContainingAll("11 workers and 10 standbys", "others have 30");

        manager.reconfigure(first, 20);
        manager.reconfigure(second, 20);
        manager.remove(first);
        manager.reconfigure(second, 40);

        assertThat(status(second).target()).isEqualTo(40);
    }

    @Test
    void thereAreAtMostAThousandHooksOfAKindAndAHundredListeners() {
        for (int i = 0; i < 1_000; i++) {
            manager.onReload(() -> {});
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.onReload(() -> {}))
                .withMessageContainingAll("onReload", "1001", "1000");
        manager.onTerminate(() -> {});
        for (int i = 0; i < 100; i++) {
            manager.onEvent(event -> {});
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.onEvent(event -> {}))
                .withMessageContaining("100");
    }

    @Test
    void theNamesOfAllNewWorkerHooksFitIntoWhatAWorkerIsTold() {
        Hooks hooks = Hooks.none();
        for (int i = 0; i < 500; i++) {
            hooks = hooks.onNewWorker(AHookWithANameSoLongThatAThousandOfThemAreMoreThanFits.class);
        }
        manager.registerHooks(hooks);
        Hooks more = hooks;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.registerHooks(more))
                .withMessageContaining("65536");
    }

    @Test
    void requestsBeyondWhatTheManagerCanKeepAreRefusedUntilItHasHandledSome() {
        ServiceId service = manager.add(Quiet.class, 1);
        assertThatIllegalStateException()
                .isThrownBy(() -> {
                    for (int i = 0; i < 200_000; i++) {
                        manager.reconfigure(service, i % 2);
                    }
                })
                .withMessageContaining("100000");
        assertThatIllegalStateException().isThrownBy(() -> manager.signal(service, "TERM"));
        assertThatIllegalStateException().isThrownBy(() -> manager.restart(service));
        assertThatIllegalStateException().isThrownBy(manager::reload);

        manager.shutdown();

        assertThat(manager.run()).isZero();
    }
}
