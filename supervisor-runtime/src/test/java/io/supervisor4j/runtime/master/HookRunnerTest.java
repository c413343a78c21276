package io.supervisor4j.runtime.master;

import io.supervisor4j.Hooks;
import io.supervisor4j.ReloadDecision;
import io.supervisor4j.ServiceId;
import io.supervisor4j.WorkerExit;
import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.runtime.supervision.Event;
import io.supervisor4j.runtime.supervision.Firing;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(20)
class HookRunnerTest {

    private static final Firing RELOAD = new Firing.Reload(ReloadDecision.all());
    private static final Firing TERMINATE = new Firing.Terminate();
    private static final ServiceId SERVICE = new ServiceId(new UUID(1, 2));

    private final HookRegistry registry = new HookRegistry();
    private final Mailbox mailbox = new Mailbox();
    private final BlockingQueue<SupervisorEvent> observed = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> trail = new LinkedBlockingQueue<>();
    private final HookRunner runner = new HookRunner(registry, mailbox, observed::add);

    @AfterEach
    void close() {
        runner.close();
    }

    private void onReload(Runnable hook) {
        registry.add(Hooks.none().onReload(hook));
    }

    private void onTerminate(Runnable hook) {
        registry.add(Hooks.none().onTerminate(hook));
    }

    private void expectEndOf(Firing firing) throws InterruptedException {
        assertThat(mailbox.take(TimeUnit.SECONDS.toNanos(10))).isEqualTo(new Event.HooksEnded(firing));
    }

    @Test
    void hooksRunInTheOrderOfTheirRegistrationAndThenTheFiringEnds_C13() throws Exception {
        onReload(() -> trail.add("first"));
        registry.add(Hooks.none().onReload(() -> trail.add("second")).onReload(() -> trail.add("third")));
        runner.fire(RELOAD);

        expectEndOf(RELOAD);
        assertThat(trail).containsExactly("first", "second", "third");
    }

    @Test
    void everyKindOfHookIsToldWhatItNeeds_C19_X2() throws Exception {
        WorkerExit exit = new WorkerExit(-9, WorkerExit.Cause.SIGNALLED, Duration.ZERO);
        registry.add(Hooks.none()
                .onTerminate(() -> trail.add("terminate"))
                .onReload(() -> trail.add("reload"))
                .onDeadWorker((service, worker, end) -> trail.add("dead " + service + worker + end))
                .onWorkerReady((service, worker) -> trail.add("ready " + service + worker)));
        List<Firing> firings =
                List.of(new Firing.WorkerReady(SERVICE, 4), RELOAD, new Firing.DeadWorker(SERVICE, 3, exit), TERMINATE);
        for (Firing firing : firings) {
            runner.fire(firing);
            expectEndOf(firing);
        }

        assertThat(trail).containsExactly("ready " + SERVICE + 4, "reload", "dead " + SERVICE + 3 + exit, "terminate");
    }

    @Test
    void firingsRunInTheirOrderOneAtATime() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        onReload(() -> {
            trail.add("reload begins");
            awaitUninterruptibly(mayEnd);
            trail.add("reload ends");
        });
        onTerminate(() -> trail.add("terminate"));
        runner.fire(RELOAD);
        runner.fire(TERMINATE);
        mayEnd.countDown();

        expectEndOf(RELOAD);
        expectEndOf(TERMINATE);
        assertThat(trail).containsExactly("reload begins", "reload ends", "terminate");
    }

    @Test
    void behindAHookThatDoesNotReturnOnlySoManyEventsOfWorkersWaitAndTheManagersOwnAlways() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        CountDownLatch hangs = new CountDownLatch(1);
        onReload(() -> trail.add("reload"));
        registry.add(Hooks.none().onWorkerReady((service, worker) -> {
            if (worker == 0) {
                hangs.countDown();
                awaitUninterruptibly(mayEnd);
            }
        }));
        runner.fire(new Firing.WorkerReady(SERVICE, 0));
        hangs.await();
        for (int worker = 1; worker <= HookRunner.MAX_WAITING; worker++) {
            runner.fire(new Firing.WorkerReady(SERVICE, worker));
        }
        assertThat(observed).isEmpty();

        Firing oneTooMany = new Firing.WorkerReady(SERVICE, HookRunner.MAX_WAITING + 1);
        runner.fire(oneTooMany);
        runner.fire(oneTooMany);
        runner.fire(RELOAD);

        expectEndOf(oneTooMany);
        expectEndOf(oneTooMany);
        assertThat(observed)
                .extracting(SupervisorEvent::describe)
                .satisfiesExactly(first -> assertThat(first).contains("10000 events wait"), second -> assertThat(second)
                        .isEqualTo("hooks were not told of 2 events of workers"));
        mayEnd.countDown();
        for (int worker = 0; worker <= HookRunner.MAX_WAITING; worker++) {
            expectEndOf(new Firing.WorkerReady(SERVICE, worker));
        }
        expectEndOf(RELOAD);
        assertThat(trail).containsExactly("reload");
    }

    @Test
    void aFiringWithoutHooksEndsAtOnceAndQueuesBehindNothing() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        onReload(() -> awaitUninterruptibly(mayEnd));
        runner.fire(RELOAD);
        runner.fire(TERMINATE);

        expectEndOf(TERMINATE);
        mayEnd.countDown();
        expectEndOf(RELOAD);
    }

    @Test
    void aHookThatThrowsEndsThatFiringOnly_C14() throws Exception {
        IllegalStateException failure = new IllegalStateException("on purpose");
        onReload(() -> trail.add("first"));
        onReload(() -> {
            throw failure;
        });
        onReload(() -> trail.add("third"));
        runner.fire(RELOAD);
        expectEndOf(RELOAD);
        runner.fire(RELOAD);
        expectEndOf(RELOAD);

        assertThat(trail).containsExactly("first", "first");
        assertThat(observed)
                .containsExactly(
                        new ManagerEvent.HookFailed("onReload", failure),
                        new ManagerEvent.HookFailed("onReload", failure));
    }

    @Test
    void anErrorIsNoDifferent_B7() throws Exception {
        onTerminate(() -> {
            throw new NoClassDefFoundError("on purpose");
        });
        onReload(() -> trail.add("reload"));
        runner.fire(TERMINATE);
        runner.fire(RELOAD);

        expectEndOf(TERMINATE);
        expectEndOf(RELOAD);
        assertThat(trail).containsExactly("reload");
        assertThat(observed).singleElement().asString().contains("onTerminate", "NoClassDefFoundError");
    }

    @ParameterizedTest
    @ValueSource(classes = {InternalError.class, StackOverflowError.class, OutOfMemoryError.class})
    void anErrorOfTheJvmEndsTheThreadAndIsNoFailureOfTheHook(Class<? extends VirtualMachineError> kind)
            throws Exception {
        BlockingQueue<Throwable> ended = new LinkedBlockingQueue<>();
        VirtualMachineError failure = kind.getConstructor(String.class).newInstance("unable to create native thread");
        onReload(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> ended.add(error));
            throw failure;
        });
        runner.fire(RELOAD);

        assertThat(ended.poll(10, TimeUnit.SECONDS)).isSameAs(failure);
        assertThat(observed).isEmpty();
    }

    @Test
    void anInterruptThatAHookLeavesBehindDoesNotMeetTheNextFiring() throws Exception {
        onReload(() -> Thread.currentThread().interrupt());
        onTerminate(() -> trail.add("interrupted: " + Thread.currentThread().isInterrupted()));
        for (int round = 0; round < 20; round++) {
            runner.fire(RELOAD);
            runner.fire(TERMINATE);
            expectEndOf(RELOAD);
            expectEndOf(TERMINATE);

            assertThat(trail.take()).isEqualTo("interrupted: false");
        }
    }

    @Test
    void hooksKnowThatTheyAreHooks() throws Exception {
        onReload(() -> trail.add(String.valueOf(runner.isCurrentThread())));
        runner.fire(RELOAD);
        expectEndOf(RELOAD);

        assertThat(trail).containsExactly("true");
        assertThat(runner.isCurrentThread()).isFalse();
    }

    @Test
    void aHookThatIsAddedLaterTakesPartInLaterFirings() throws Exception {
        onReload(() -> registry.add(Hooks.none().onReload(() -> trail.add("late"))));
        runner.fire(RELOAD);
        expectEndOf(RELOAD);
        assertThat(trail).isEmpty();
        runner.fire(RELOAD);
        expectEndOf(RELOAD);

        assertThat(trail).containsExactly("late");
    }

    @Test
    void closingInterruptsWhatRunsAndLeavesOutWhatHasNotBegun() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        onReload(() -> {
            began.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                trail.add("interrupted");
                Thread.currentThread().interrupt();
            }
        });
        onTerminate(() -> trail.add("terminate"));
        runner.fire(RELOAD);
        assertThat(began.await(10, TimeUnit.SECONDS)).isTrue();
        runner.fire(TERMINATE);
        runner.close();

        expectEndOf(RELOAD);
        assertThat(trail).containsExactly("interrupted");
    }

    @Test
    void theHooksOfWorkersAreKnownByTheirNames() {
        registry.add(Hooks.none().onNewWorker(InWorker.class));

        assertThat(registry.newWorkerHooks()).containsExactly(InWorker.class.getName());
    }

    /** A hook in the worker. */
    private static final class InWorker implements io.supervisor4j.NewWorkerHook {
        @Override
        public void onNewWorker(ServiceId serviceId, int workerId, io.supervisor4j.Service service) {}
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Event.ReloadDecided decided(Supplier<ReloadDecision> supplier) throws InterruptedException {
        runner.decide(supplier, mailbox::post);
        return (Event.ReloadDecided) mailbox.take(TimeUnit.SECONDS.toNanos(10));
    }

    @Test
    void whereNoThreadCanBeHadWhatWaitsForHooksAndDecisionsGoesOnWithoutThem() throws Exception {
        AtomicBoolean lacking = new AtomicBoolean(true);
        HookRunner poor = new HookRunner(registry, mailbox, observed::add, work -> new Thread(work) {
            @Override
            public synchronized void start() {
                if (lacking.get()) {
                    throw new OutOfMemoryError("unable to create native thread: possibly out of memory");
                }
                super.start();
            }
        });
        onTerminate(() -> trail.add("terminate"));
        onReload(() -> trail.add("reload"));
        poor.fire(TERMINATE);
        poor.decide(ReloadDecision::all, mailbox::post);

        expectEndOf(TERMINATE);
        Event.ReloadDecided decided = (Event.ReloadDecided) mailbox.take(TimeUnit.SECONDS.toNanos(10));
        assertThat(decided.decision()).isInstanceOf(ReloadDecision.None.class);
        assertThat(decided.error()).containsInstanceOf(OutOfMemoryError.class);
        assertThat(observed).singleElement().asString().contains("onTerminate", "unable to create native thread");

        lacking.set(false);
        poor.fire(RELOAD);
        expectEndOf(RELOAD);
        assertThat(trail).as("nothing runs late").containsExactly("reload");
        poor.close();
    }

    @Test
    void aDecisionIsAskedForInTurnWithTheHooks() throws Exception {
        onReload(() -> trail.add("hook"));
        runner.fire(RELOAD);
        runner.decide(
                () -> {
                    trail.add("decision on a thread of hooks: " + runner.isCurrentThread());
                    return ReloadDecision.none("no");
                },
                mailbox::post);

        expectEndOf(RELOAD);
        assertThat(mailbox.take(TimeUnit.SECONDS.toNanos(10)))
                .isEqualTo(new Event.ReloadDecided(ReloadDecision.none("no")));
        assertThat(trail).containsExactly("hook", "decision on a thread of hooks: true");
    }

    @Test
    void aDecisionThatIsThrownOrNullMeansThatNothingReloads() throws Exception {
        Event.ReloadDecided thrown = decided(() -> {
            throw new IllegalStateException("boom");
        });
        Event.ReloadDecided nothing = decided(() -> null);

        assertThat(thrown.decision())
                .isEqualTo(ReloadDecision.none(
                        "the reload decision could not be made: java.lang.IllegalStateException: boom"));
        assertThat(thrown.error()).containsInstanceOf(IllegalStateException.class);
        assertThat(nothing.decision()).isInstanceOf(ReloadDecision.None.class);
        assertThat(nothing.error()).containsInstanceOf(NullPointerException.class);
        assertThat(decided(ReloadDecision::all).error()).isEmpty();
        assertThat(observed).isEmpty();
    }
}
