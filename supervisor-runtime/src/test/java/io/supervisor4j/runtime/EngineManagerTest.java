package io.supervisor4j.runtime;

import io.supervisor4j.Hooks;
import io.supervisor4j.ManagerStatus;
import io.supervisor4j.NewWorkerHook;
import io.supervisor4j.RestartPolicy;
import io.supervisor4j.Service;
import io.supervisor4j.ServiceId;
import io.supervisor4j.ServiceManager;
import io.supervisor4j.ServiceSpec;
import io.supervisor4j.ServiceStatus;
import io.supervisor4j.WorkerStatus;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/** What the manager answers in the caller's thread. No worker is started here. */
@Timeout(20)
class EngineManagerTest {

    private final ServiceManager manager = ServiceManager.create();

    public static final class Mailer implements Service {
        public Mailer(String host) {}
    }

    public static final class OtherMailer implements Service {}

    public static final class GoodHook implements NewWorkerHook {
        @Override
        public void onNewWorker(ServiceId serviceId, int workerId, Service service) {}
    }

    public static final class HookWithArguments implements NewWorkerHook {
        public HookWithArguments(int number) {}

        @Override
        public void onNewWorker(ServiceId serviceId, int workerId, Service service) {}
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void aSecondManagerIsRefusedUntilTheFirstIsClosed_C2() {
        assertThatIllegalStateException().isThrownBy(ServiceManager::create).withMessageContaining("already");
        assertThatIllegalStateException().isThrownBy(ServiceManager::create);
        manager.close();

        ServiceManager second = ServiceManager.create();
        second.close();
    }

    @Test
    void closingTheFirstAgainDoesNotTakeThePlaceOfTheSecond() {
        manager.close();
        try (ServiceManager second = ServiceManager.create()) {
            manager.close();

            assertThatIllegalStateException().isThrownBy(ServiceManager::create);
            assertThat(second).isNotNull();
        }
    }

    @Test
    void beforeRunTheStatusTellsWhatWasRegistered() {
        ServiceId service = manager.add(Mailer.class, 2, "a");
        manager.reconfigure(service, 3);

        ManagerStatus status = manager.status();

        assertThat(status.state()).isEqualTo(ManagerStatus.State.NEW);
        assertThat(status.pid()).isEqualTo(ProcessHandle.current().pid());
        ServiceStatus told = status.service(service).orElseThrow();
        assertThat(told.type()).isEqualTo(Mailer.class.getName());
        assertThat(told.target()).isEqualTo(3);
        assertThat(told.worker(2).orElseThrow().state()).isEqualTo(WorkerStatus.State.QUEUED);
        assertThat(told.ready()).isZero();
    }

    @Test
    void restartsAndSignalsOfWhatIsNotThereAreRefused() {
        ServiceId unknown = new ServiceId(new UUID(1, 2));
        ServiceId service = manager.add(Mailer.class, 1, "a");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.restart(unknown))
                .withMessageContaining(unknown.toString());
        assertThatIllegalArgumentException().isThrownBy(() -> manager.restart(unknown, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> manager.signal(unknown, "TERM"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.restart(service, -1))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.signal(service, 0, "SEGV"))
                .withMessageContaining("SEGV");
    }

    @Test
    void singleWorkersAreStoppedAndStartedByTheirIds() {
        ServiceId service = manager.add(Mailer.class, 3, "a");

        manager.stop(service, 1, 1);
        manager.start(service, 7);

        ServiceStatus told = manager.status().service(service).orElseThrow();
        assertThat(told.target()).isEqualTo(3);
        assertThat(told.workers()).extracting(WorkerStatus::id).containsExactly(0, 2, 7);
    }

    @Test
    void withoutAnIdAllWorkersStopAndThoseOfTheSpecificationStart() {
        ServiceId service = manager.add(Mailer.class, 2, "a");
        manager.reconfigure(service, 4);

        manager.stop(service);
        assertThat(manager.status().service(service).orElseThrow().workers()).isEmpty();

        manager.start(service);
        assertThat(manager.status().service(service).orElseThrow().workers())
                .extracting(WorkerStatus::id)
                .containsExactly(0, 1);
    }

    @Test
    void startsAndStopsOfWhatIsNotThereOrIsTooManyAreRefusedAndChangeNothing() {
        ServiceId unknown = new ServiceId(new UUID(1, 2));
        ServiceId service = manager.add(Mailer.class, 2, "a");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.start(unknown, 0))
                .withMessageContaining(unknown.toString());
        assertThatIllegalArgumentException().isThrownBy(() -> manager.stop(unknown));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.stop(service, 0, -1))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.start(service, -3))
                .withMessageContaining("-3");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> manager.start(service, IntStream.range(100, 5_000).toArray()))
                .withMessageContaining("4902 workers");
        assertThat(manager.status().service(service).orElseThrow().target()).isEqualTo(2);
    }

    /** So many workers are refused before memory is taken for them. */
    @Test
    void aHugeNumberOfWorkersIsRefused() {
        ServiceId service = manager.add(Mailer.class, 1, "a");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.reconfigure(service, Integer.MAX_VALUE))
                .withMessageContaining("2147483647");
        assertThatIllegalArgumentException().isThrownBy(() -> manager.add(Mailer.class, Integer.MAX_VALUE, "a"));
    }

    @Test
    void everyRegistrationHasAnIdOfItsOwn_C5() {
        ServiceId first = manager.add(Mailer.class, 1, "a");
        ServiceId second = manager.add(Mailer.class, 1, "a");

        assertThat(first).isNotEqualTo(second);
        assertThat(first.value().version()).isEqualTo(4);
    }

    @Test
    void whatIsRefusedIsRefusedAtOnceAndNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.add(Mailer.class, 0, "a"))
                .withMessageContaining("Mailer")
                .withMessageContaining("0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.add(Mailer.class, 1))
                .withMessageContaining("Mailer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.add(Mailer.class, 1, 5))
                .withMessageContaining("java.lang.String");
        assertThatNullPointerException().isThrownBy(() -> manager.add((ServiceSpec) null));
        assertThatNullPointerException().isThrownBy(() -> manager.add(null, 1));
    }

    @Test
    void anUpdateBeforeRunIsSeenInTheStatus() {
        ServiceId service = manager.add(Mailer.class, 2, "a");
        manager.reconfigure(service, 4);
        manager.update(
                service,
                ServiceSpec.of(OtherMailer.class).name("Mailer").workers(2).restart(RestartPolicy.never()));

        ServiceStatus told = manager.status().service(service).orElseThrow();

        assertThat(told.type()).isEqualTo(OtherMailer.class.getName());
        assertThat(told.restart()).isEqualTo(RestartPolicy.Mode.NEVER);
        assertThat(told.target()).isEqualTo(4);
    }

    @Test
    void anUpdateThatIsRefusedChangesNothing() {
        ServiceId service = manager.add(Mailer.class, 2, "a");
        ServiceSpec spec = ServiceSpec.of(Mailer.class);
        ServiceId unknown = new ServiceId(new UUID(1, 2));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.update(unknown, spec.args("b")))
                .withMessageContaining(unknown.toString());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.update(service, spec.workers(7)))
                .withMessageContaining("Mailer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.update(service, spec.args("b").name("other")))
                .withMessageContaining("Mailer")
                .withMessageContaining("other");
        assertThatNullPointerException().isThrownBy(() -> manager.update(service, null));
        assertThat(manager.status().service(service).orElseThrow().target()).isEqualTo(2);
    }

    @Test
    void aServiceThatWasRemovedIsUnknownToEveryMethodAndItsIdIsNotUsedAgain() {
        ServiceId service = manager.add(Mailer.class, 2, "a");
        manager.remove(service);

        assertThat(manager.status().services()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.remove(service))
                .withMessageContaining(service.toString());
        assertThatIllegalArgumentException().isThrownBy(() -> manager.reconfigure(service, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> manager.restart(service));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        manager.update(service, ServiceSpec.of(Mailer.class).args("a")));
        assertThat(manager.add(Mailer.class, 2, "a")).isNotEqualTo(service);
    }

    @Test
    void argumentsThatAreTooLongAreRefusedWithTheirSize() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.add(Mailer.class, 1, "x".repeat(600_000)))
                .withMessageContaining("Mailer")
                .withMessageContaining("bytes");
        assertThatCode(() -> manager.add(Mailer.class, 1, "x".repeat(500_000))).doesNotThrowAnyException();
    }

    @Test
    void anUnknownIdAndANegativeCountAreRefused_C9_X4() {
        ServiceId unknown = new ServiceId(UUID.randomUUID());
        ServiceId known = manager.add(Mailer.class, 1, "a");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.reconfigure(unknown, 1))
                .withMessageContaining(unknown.toString());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.reconfigure(known, -1))
                .withMessageContaining("-1");
        assertThatCode(() -> manager.reconfigure(known, 0)).doesNotThrowAnyException();
    }

    @Test
    void nullHooksAreRefused_C15() {
        assertThatNullPointerException().isThrownBy(() -> manager.onTerminate(null));
        assertThatNullPointerException().isThrownBy(() -> manager.onReload(null));
        assertThatNullPointerException().isThrownBy(() -> manager.onDeadWorker(null));
        assertThatNullPointerException().isThrownBy(() -> manager.onWorkerReady(null));
        assertThatNullPointerException().isThrownBy(() -> manager.onNewWorker(null));
        assertThatNullPointerException().isThrownBy(() -> manager.registerHooks(null));
    }

    @Test
    void aHookForWorkersMustBeConstructibleThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.onNewWorker(HookWithArguments.class))
                .withMessageContaining("HookWithArguments");
        NewWorkerHook lambda = (service, worker, instance) -> {};
        assertThatIllegalArgumentException().isThrownBy(() -> manager.onNewWorker(lambda.getClass()));
        assertThatCode(() -> manager.onNewWorker(GoodHook.class)).doesNotThrowAnyException();
    }

    @Test
    void ofSeveralHooksNoneIsAddedIfOneIsRefused() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        Hooks hooks = Hooks.none().onTerminate(called::countDown).onNewWorker(HookWithArguments.class);
        assertThatIllegalArgumentException().isThrownBy(() -> manager.registerHooks(hooks));
        manager.shutdown();
        manager.run();

        assertThat(called.getCount()).isEqualTo(1);
    }

    @Test
    void aShutdownBeforeRunIsKept() {
        manager.add(Mailer.class, 1, "a");
        manager.shutdown();

        assertThat(manager.run()).isZero();
    }

    @Test
    void aTimeForTheEndIsRefusedIfItIsNegativeAndTakenAtAnyMoment() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manager.gracefulShutdownTimeout(Duration.ofMillis(-1)))
                .withMessageContaining("gracefulShutdownTimeout");
        assertThatNullPointerException().isThrownBy(() -> manager.gracefulShutdownTimeout(null));
        manager.gracefulShutdownTimeout(Duration.ZERO);
        manager.shutdown();
        manager.run();
        manager.gracefulShutdownTimeout(Duration.ofSeconds(1));
    }

    @Test
    void aManagerRunsOnce() {
        manager.shutdown();
        manager.run();

        assertThatIllegalStateException().isThrownBy(manager::run).withMessageContaining("once");
    }

    @Test
    void aManagerThatIsClosedDoesNotRun() {
        manager.close();

        assertThatIllegalStateException().isThrownBy(manager::run).withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(() -> manager.add(Mailer.class, 1, "a"));
    }

    @Test
    void afterItsEndNothingHappensAnyMore() {
        List<String> called = new CopyOnWriteArrayList<>();
        manager.onTerminate(() -> called.add("terminate"));
        manager.onReload(() -> called.add("reload"));
        manager.shutdown();
        assertThat(manager.run()).isZero();

        manager.shutdown();
        manager.reload();
        manager.close();
        manager.close();

        assertThat(called).containsExactly("terminate");
        assertThat(manager.status().state()).isEqualTo(ManagerStatus.State.STOPPED);
    }

    @Test
    void shutdownAndCloseWorkInAHook_B6() throws Exception {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        CountDownLatch hookEnded = new CountDownLatch(1);
        manager.onReload(() -> {
            manager.shutdown();
            manager.close();
            hookEnded.countDown();
        });
        Thread runner = new Thread(() -> status.complete(manager.run()));
        runner.start();
        manager.reload();

        assertThat(hookEnded.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(status.get(10, TimeUnit.SECONDS)).isZero();
        runner.join();
        ServiceManager.create().close();
    }

    @Test
    void anInterruptIsAShutdownAndIsStillSetOnReturn() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread runner = new Thread(() -> {
            Thread.currentThread().interrupt();
            assertThat(manager.run()).isZero();
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        runner.start();

        assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aHookThatThrowsDoesNotHoldUpTheEnd_C14_B7() {
        manager.onTerminate(() -> {
            throw new NoClassDefFoundError("on purpose");
        });
        manager.shutdown();

        assertThat(manager.run()).isZero();
    }
}
