package io.supervisor4j.component;

import io.supervisor4j.ServiceId;
import io.supervisor4j.WorkerContext;
import io.supervisor4j.WorkerExitException;
import io.supervisor4j.component.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** A tree as the work of a worker, and as a program: M-57. */
@Timeout(60)
class ComponentServiceTest {

    private final Trail trail = new Trail();
    private final Recorded root = new Recorded("root", trail);
    private final Context context = new Context();
    private final ComponentService service = new ComponentService(context, root) {};

    /** A worker's, as far as it matters here. */
    private static final class Context implements WorkerContext {

        private final List<Integer> requests = new CopyOnWriteArrayList<>();
        private volatile boolean terminating;
        private volatile @Nullable Instant deadline;

        @Override
        public ServiceId serviceId() {
            return new ServiceId(new UUID(0, 0));
        }

        @Override
        public String serviceName() {
            return "service";
        }

        @Override
        public int workerId() {
            return 0;
        }

        @Override
        public void requestShutdown(int status) {
            requests.add(status);
        }

        @Override
        public boolean isTerminating() {
            return terminating;
        }

        @Override
        public Optional<Instant> stopDeadline() {
            return Optional.ofNullable(deadline);
        }
    }

    private CompletableFuture<Void> run() {
        CompletableFuture<Void> over = new CompletableFuture<>();
        new Thread(() -> {
                    try {
                        service.run();
                        over.complete(null);
                    } catch (Exception e) {
                        over.completeExceptionally(e);
                    }
                })
                .start();
        return over;
    }

    private CompletableFuture<Void> runUntilUp() {
        CompletableFuture<Void> over = run();
        await().until(() -> root.state() == ComponentState.RUNNING);
        return over;
    }

    @Test
    void terminateStopsTheTree() throws Exception {
        CompletableFuture<Void> run = runUntilUp();

        context.terminating = true;
        service.terminate();

        run.join();
        assertThat(root.state()).isEqualTo(ComponentState.STOPPED);
        assertThat(context.requests).isEmpty();
    }

    @Test
    void reloadRestartsTheTreeAndTheWorkerGoesOn() throws Exception {
        CompletableFuture<Void> run = runUntilUp();

        service.reload();

        assertThat(root.restartCount()).isEqualTo(1);
        assertThat(run).isNotDone();
        service.terminate();
        run.join();
    }

    @Test
    void aCrashedRootEndsTheWorkerWithItsStatus_M57() {
        CompletableFuture<Void> run = runUntilUp();

        root.crash(new IllegalStateException(new WorkerExitException(42)));

        assertThat(run.handle((nothing, e) -> e).join())
                .isInstanceOfSatisfying(
                        WorkerExitException.class, e -> assertThat(e.status()).isEqualTo(42));
    }

    @Test
    void aCrashWithoutAStatusIsThrownAsItIs_M57() {
        CompletableFuture<Void> run = runUntilUp();

        root.crash(new IllegalStateException("broken"));

        assertThat(run.handle((nothing, e) -> e).join()).isInstanceOf(ComponentCrashedException.class);
    }

    @Test
    void aRootThatCannotBeStartedEndsTheWorker_M57() {
        root.failingIn("onStart");

        assertThat(run().handle((nothing, e) -> e).join()).isInstanceOf(ComponentStartException.class);
    }

    @Test
    void aTreeThatComesToItsEndEndsTheWorker_U19() throws Exception {
        CompletableFuture<Void> run = runUntilUp();

        root.stop();

        run.join();
        assertThat(context.requests).containsExactly(0);
    }

    @Test
    void terminateBeforeRunStartsNothing() throws Exception {
        service.terminate();
        service.reload();
        service.run();

        assertThat(trail.steps()).isEmpty();
    }

    @Test
    void terminateKeepsToTheDeadlineOfTheWorker() throws Exception {
        ManualTime time = new ManualTime();
        root.configure(ComponentSettings.defaults().time(time).stopTimeout(Duration.ofHours(1)));
        CountDownLatch stopping = new CountDownLatch(1);
        root.in("onStop", () -> {
            stopping.countDown();
            new CountDownLatch(1).await();
        });
        CompletableFuture<Void> run = runUntilUp();
        context.terminating = true;
        context.deadline = time.instant().plusSeconds(10);
        CompletableFuture<Void> terminated = new CompletableFuture<>();
        Thread terminating = new Thread(() -> {
            try {
                service.terminate();
                terminated.complete(null);
            } catch (Exception e) {
                terminated.completeExceptionally(e);
            }
        });
        terminating.start();
        stopping.await();
        await().until(() -> time.nextDue().equals(Optional.of(Duration.ofSeconds(9))));

        time.advance(Duration.ofSeconds(9));

        terminated.join();
        run.join();
        assertThat(root.stop().unstopped()).hasSize(1);
    }

    @Test
    void aRootThatStopsItselfDuringAReloadEndsTheWorkerWell() throws Exception {
        CompletableFuture<Void> run = runUntilUp();
        root.in("onStop", root::stopAsync);

        service.reload();

        run.join();
        assertThat(context.requests).containsExactly(0);
    }

    @Test
    void aProgramWhoseRootCrashesWhileItStartsEndsNonZeroAndOneThatIsStoppedDoesNot_M57() throws InterruptedException {
        IllegalStateException reason = new IllegalStateException("broken");
        Recorded crashing = new Recorded("a", trail);
        assertThat(ComponentProgram.run(crashing.in("onStart", () -> crashing.crash(reason))))
                .isEqualTo(1);
        Recorded stopping = new Recorded("b", trail).failingIn("onStop");
        assertThat(ComponentProgram.run(stopping.in("onStarted", stopping::stopAsync)))
                .isZero();
    }

    @Test
    void aProgramWhoseRootCrashedEndsNonZero_M57_U20() throws InterruptedException {
        assertThat(ComponentProgram.run(Components.of("program", () -> {
                    throw new IllegalStateException("broken");
                })))
                .isEqualTo(1);
        assertThat(ComponentProgram.run(Components.of("program", () -> {
                    throw new WorkerExitException(7);
                })))
                .isEqualTo(7);
        assertThat(ComponentProgram.run(root.failingIn("onStart"))).isEqualTo(1);
        assertThat(ComponentProgram.run(new Component() {
                    {
                        task("end", this::stopAsync);
                    }
                }))
                .isZero();
    }

    @Test
    void aMainThatWaitsForACrashedRootDoesNotEndWell_U20() throws InterruptedException {
        root.start();
        root.crash(new IllegalStateException("broken"));

        assertThatExceptionOfType(ComponentCrashedException.class).isThrownBy(root::awaitStopped);
    }
}
