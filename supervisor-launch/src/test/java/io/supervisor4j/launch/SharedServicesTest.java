package io.supervisor4j.launch;

import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceSpec;
import io.supervisor4j.WorkerContext;
import io.supervisor4j.WorkerExitException;
import io.supervisor4j.option.Options.OnReload;
import io.supervisor4j.spi.ReloadByReplacement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Several services in one worker (T-26), in this JVM. */
@Timeout(60)
class SharedServicesTest {

    /** Of the present test: a service finds it here, as it is constructed from text. */
    private static volatile Trail current = new Trail();

    private final Trail trail = new Trail();

    private final CompletableFuture<Integer> asked = new CompletableFuture<>();

    private final WorkerContext context = new WorkerContext() {
        @Override
        public ServiceId serviceId() {
            return new ServiceId(new UUID(1, 2));
        }

        @Override
        public String serviceName() {
            return "shared";
        }

        @Override
        public int workerId() {
            return 0;
        }

        @Override
        public void requestShutdown(int status) {
            asked.complete(status);
        }

        @Override
        public boolean isTerminating() {
            return asked.isDone();
        }

        @Override
        public Optional<Instant> stopDeadline() {
            return Optional.empty();
        }
    };

    /** Says what it is told, and fails where it is told to. */
    public static final class Member extends ServiceBase {

        private final Trail trail = current;
        private final String name;
        private final String flaw;
        private final CountDownLatch stopped = new CountDownLatch(1);

        /** Created by the shared worker. */
        public Member(WorkerContext context, String flaw) {
            this.name = context.serviceName();
            this.flaw = flaw;
            failAt("construct");
        }

        private void failAt(String step) {
            if (flaw.equals(step)) {
                throw new IllegalStateException(name + " cannot " + step);
            } else if (flaw.equals("exit at " + step)) {
                throw new WorkerExitException(7);
            }
        }

        @Override
        protected void start() {
            trail.add(name + " start");
            failAt("start");
        }

        @Override
        protected void stop(boolean graceful) {
            trail.add(name + " stop " + graceful);
            stopped.countDown();
            failAt("stop");
        }

        @Override
        protected void await() throws Exception {
            failAt("await");
            stopped.await();
        }

        @Override
        protected void reset() {
            trail.add(name + " reset");
            failAt("reset");
        }
    }

    private static SharedServices.Member member(String name, String flaw) {
        return SharedServices.Member.of(ServiceSpec.of(Member.class).name(name).args(flaw));
    }

    private SharedServices services(String firstFlaw, String secondFlaw) throws Exception {
        current = trail;
        return new SharedServices(context, List.of(member("a", firstFlaw), member("b", secondFlaw)));
    }

    @AfterEach
    void forget() {
        System.clearProperty(ServiceBase.ON_RELOAD);
    }

    @Test
    void allStartAndAllStop() throws Exception {
        SharedServices services = services("", "");
        services.run();
        trail.awaitAll("a start", "b start");

        services.terminate();

        assertThat(trail.steps()).containsExactlyInAnyOrder("a start", "b start", "a stop true", "b stop true");
        assertThat(asked).isNotDone();
    }

    @Test
    void oneThatFailsEndsTheWorkerAndStopsTheOthersWithoutGrace_O11_O14() throws Exception {
        SharedServices services = services("", "await");
        services.run();

        assertThat(asked.get(30, TimeUnit.SECONDS)).isEqualTo(1);
        trail.awaitAll("a start", "b start");
        services.terminate();

        assertThat(trail.steps()).contains("a stop false");
    }

    @Test
    void theStatusOfAnExitIsTheWorkers() throws Exception {
        services("exit at start", "").run();

        assertThat(asked.get(30, TimeUnit.SECONDS)).isEqualTo(7);
    }

    @Test
    void whatAConstructorOrAStopThrowsIsTheWorkersFailure() throws Exception {
        assertThatThrownBy(() -> services("", "construct")).hasMessage("b cannot construct");
        SharedServices services = services("stop", "");
        services.run();
        trail.awaitAll("a start", "b start");

        assertThatThrownBy(services::terminate).hasMessage("a cannot stop");
        assertThat(trail.steps()).contains("b stop true");
    }

    @Test
    void aReloadResetsAllOrReplacesTheWorker() throws Exception {
        SharedServices services = services("reset", "");
        assertThatExceptionOfType(ReloadByReplacement.class).isThrownBy(services::reload);

        System.setProperty(ServiceBase.ON_RELOAD, OnReload.MUTATE.name());
        services.reload();

        assertThat(trail.steps()).containsExactly("a reset", "b reset");
    }
}
