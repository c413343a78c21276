package io.supervisor4j.runtime.master;

import io.supervisor4j.Hooks;
import io.supervisor4j.RestartPolicy;
import io.supervisor4j.ServiceId;
import io.supervisor4j.WorkerOutput;
import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.event.WorkerEvent;
import io.supervisor4j.runtime.output.Outputs;
import io.supervisor4j.runtime.process.LaunchPlan;
import io.supervisor4j.runtime.process.WorkerProcess;
import io.supervisor4j.runtime.protocol.Command;
import io.supervisor4j.runtime.supervision.Event;
import io.supervisor4j.runtime.supervision.Limits;
import io.supervisor4j.runtime.supervision.ServicePlan;
import io.supervisor4j.runtime.supervision.Supervisor;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The loop, the real state machine and the handler of effects, between workers that are objects and a clock in the test's hand. */
@Timeout(20)
class EventLoopTest {

    private static final ServiceId SERVICE = new ServiceId(new UUID(1, 2));
    private static final Duration BOOT_TIMEOUT = Duration.ofSeconds(10);

    private final Mailbox mailbox = new Mailbox();
    private final List<SupervisorEvent> observed = new ArrayList<>();
    private final HookRegistry registry = new HookRegistry();
    private final HookRunner hooks = new HookRunner(registry, mailbox, observed::add);
    private final StatusRequests<TimedSnapshot> questions = new StatusRequests<>(mailbox);
    private long now;
    private int allReady;
    private Optional<Duration> heartbeat = Optional.empty();

    @AfterEach
    void close() {
        hooks.close();
    }

    private void add(int workers) {
        JvmRecipe recipe = new JvmRecipe(
                new LaunchPlan("java", List.of(), "", List.of(), Map.of()),
                "a.B",
                "",
                "",
                WorkerOutput.inherited(),
                false);
        ServicePlan plan = new ServicePlan(
                SERVICE,
                "mailer",
                workers,
                Optional.of(Duration.ofSeconds(5)),
                BOOT_TIMEOUT,
                RestartPolicy.always(),
                0,
                recipe);
        mailbox.post(new Event.ServiceAdded(plan));
        mailbox.post(new Event.RunCalled());
    }

    private int run(FakeWorkers fake) throws InterruptedException {
        Limits limits = new Limits(Duration.ZERO, 4, Duration.ofSeconds(60), Optional.empty());
        WorkerQueries queries = new WorkerQueries(mailbox);
        Starters starters = new Starters(fake, Runnable::run);
        Workers workers =
                new Workers(starters, Runnable::run, mailbox, observed::add, queries, new Outputs(problem -> {}));
        Reloads reloads = new Reloads(Optional.empty(), hooks, mailbox, mailbox::post);
        EffectHandler effectHandler = new EffectHandler(
                registry, hooks, workers, questions, reloads, queries, observed::add, () -> allReady++);
        return new EventLoop(
                        mailbox,
                        new Supervisor(limits, new Random(1)),
                        effectHandler,
                        observed::add,
                        () -> now,
                        new Heartbeat(heartbeat))
                .run();
    }

    private void stop() {
        mailbox.post(new Event.StopRequested("shutdown() was called"));
    }

    @Test
    void aManagerWithoutServicesEndsWhenItIsTold_C11() throws Exception {
        mailbox.post(new Event.RunCalled());
        stop();

        assertThat(run(new FakeWorkers())).isZero();
        assertThat(observed).last().isEqualTo(new ManagerEvent.Stopped(0));
    }

    @Test
    void aStatusHasTheTimeAtWhichTheLoopTookItHoweverLateItIsRead() throws Exception {
        CompletableFuture<TimedSnapshot> answer = questions.ask(Event.StatusRequested::new);
        mailbox.post(new Event.RunCalled());
        stop();
        Instant before = Instant.now();
        run(new FakeWorkers());
        Instant after = Instant.now();

        assertThat(answer.get().at()).isBetween(before, after);
    }

    @Test
    void workersStartAreAssignedAndAreToldToEnd() throws Exception {
        FakeWorkers fake = new FakeWorkers();
        registry.add(Hooks.none().onWorkerReady((service, worker) -> stop()));
        add(1);

        assertThat(run(fake)).isZero();
        assertThat(fake.trail).containsExactly("spawn 1000", "Assign 1000", "Terminate 1000", "Bye 1000");
        assertThat(observed).hasAtLeastOneElementOfType(ManagerEvent.Ready.class);
        assertThat(allReady).isEqualTo(1);
    }

    @Test
    void anAssignmentSaysWhichWorkerItIs() throws Exception {
        List<Command> commands = new ArrayList<>();
        registry.add(Hooks.none().onNewWorker(InWorker.class));
        registry.add(Hooks.none().onWorkerReady((service, worker) -> {
            if (worker == 1) {
                stop();
            }
        }));
        add(2);
        run(new FakeWorkers() {
            @Override
            void obey(FakeProcess process, Command command) {
                commands.add(command);
                super.obey(process, command);
            }
        });

        String hook = InWorker.class.getName();
        assertThat(commands)
                .startsWith(
                        new Command.Assign(SERVICE.toString(), "mailer", 0, "a.B", "", "", hook, 5_000),
                        new Command.Assign(SERVICE.toString(), "mailer", 1, "a.B", "", "", hook, 5_000))
                .contains(new Command.Terminate(5_000));
    }

    /** A hook in the worker. */
    private static final class InWorker implements io.supervisor4j.NewWorkerHook {
        @Override
        public void onNewWorker(ServiceId serviceId, int workerId, io.supervisor4j.Service service) {}
    }

    @Test
    void aReloadIsForwardedAfterItsHooks_C17() throws Exception {
        FakeWorkers fake = new FakeWorkers();
        registry.add(Hooks.none()
                .onWorkerReady((service, worker) -> mailbox.post(new Event.ReloadRequested()))
                .onReload(() -> {
                    fake.trail.add("hook");
                    stop();
                }));
        add(1);
        run(fake);

        assertThat(fake.trail).containsSubsequence("Assign 1000", "hook", "Terminate 1000");
    }

    @Test
    void whatHasHappenedInTimeDoesNotCountAsMissed() throws Exception {
        // When the worker is assigned it becomes ready at once, but the loop comes to it only after the deadline.
        FakeWorkers fake = new FakeWorkers() {
            @Override
            void obey(FakeProcess process, Command command) {
                if (command instanceof Command.Assign) {
                    now += BOOT_TIMEOUT.toNanos() + 500_000_000;
                }
                super.obey(process, command);
            }
        };
        registry.add(Hooks.none().onWorkerReady((service, worker) -> stop()));
        add(1);

        assertThat(run(fake)).isZero();
        assertThat(fake.trail).doesNotContain("kill 1000");
        assertThat(observed).noneMatch(WorkerEvent.Killed.class::isInstance);
    }

    @Test
    void whatHasNotHappenedInTimeDoes() throws Exception {
        FakeWorkers fake = new FakeWorkers() {
            @Override
            void obey(FakeProcess process, Command command) {
                if (command instanceof Command.Assign && process.pid() == 1000) {
                    now += BOOT_TIMEOUT.toNanos() + 500_000_000;
                } else {
                    super.obey(process, command);
                }
            }
        };
        registry.add(Hooks.none().onWorkerReady((service, worker) -> stop()));
        add(1);

        assertThat(run(fake)).isZero();
        assertThat(fake.trail).startsWith("spawn 1000", "Assign 1000", "kill 1000", "spawn 1001", "Assign 1001");
    }

    @Test
    void aStartThatFailsIsTriedAgain() throws Exception {
        FakeWorkers fake = new FakeWorkers() {
            private int attempts;

            @Override
            public WorkerProcess spawn(LaunchPlan plan, boolean inBackground, boolean captured) throws IOException {
                if (attempts++ == 0) {
                    throw new IOException("no memory");
                }
                return super.spawn(plan, inBackground, captured);
            }
        };
        registry.add(Hooks.none().onWorkerReady((service, worker) -> stop()));
        add(1);

        assertThat(run(fake)).isZero();
        assertThat(observed).anySatisfy(event -> assertThat(event.describe())
                .contains("mailer.0", "could not be started", "no memory"));
    }

    @Test
    void sigintEndsEverythingWithStatus1_C52() throws Exception {
        FakeWorkers fake = new FakeWorkers();
        registry.add(Hooks.none().onWorkerReady((service, worker) -> mailbox.post(new Event.AbortRequested("SIGINT"))));
        add(1);

        assertThat(run(fake)).isEqualTo(1);
        assertThat(fake.trail).endsWith("Abort 1000");
    }

    @Test
    void aDefectIsToldAndTheLoopGoesOn() throws Exception {
        FakeWorkers fake = new FakeWorkers() {
            @Override
            void obey(FakeProcess process, Command command) {
                if (command instanceof Command.Reload) {
                    stop();
                    throw new IllegalStateException("a defect");
                }
                super.obey(process, command);
            }
        };
        registry.add(Hooks.none().onWorkerReady((service, worker) -> mailbox.post(new Event.ReloadRequested())));
        add(1);

        assertThat(run(fake)).isZero();
        assertThat(observed).anyMatch(ManagerEvent.InternalError.class::isInstance);
        assertThat(observed).last().isEqualTo(new ManagerEvent.Stopped(0));
    }

    @Test
    void aDefectDuringATimerIsToldAndTheLoopGoesOn() throws Exception {
        FakeWorkers fake = new FakeWorkers() {
            @Override
            void obey(FakeProcess process, Command command) {
                if (command instanceof Command.Assign && process.pid() == 1000) {
                    now += BOOT_TIMEOUT.toNanos() + 500_000_000;
                } else {
                    super.obey(process, command);
                }
            }

            @Override
            public WorkerProcess spawn(LaunchPlan plan, boolean inBackground, boolean captured) throws IOException {
                WorkerProcess process = super.spawn(plan, inBackground, captured);
                return process.pid() == 1000 ? new FailsToDie((FakeProcess) process) : process;
            }
        };
        registry.add(Hooks.none().onDeadWorker((service, worker, exit) -> stop()));
        add(1);

        assertThat(run(fake)).isZero();
        assertThat(observed).anyMatch(ManagerEvent.InternalError.class::isInstance);
    }

    /** Dies, but its killer hears of a defect. */
    private record FailsToDie(FakeWorkers.FakeProcess process) implements WorkerProcess {

        @Override
        public long pid() {
            return process.pid();
        }

        @Override
        public void watch(io.supervisor4j.runtime.process.WorkerListener listener) {
            process.watch(listener);
        }

        @Override
        public void toForeground() {}

        @Override
        public void send(Command command) {
            process.send(command);
        }

        @Override
        public void signal(String name) {
            process.signal(name);
        }

        @Override
        public void kill() {
            process.kill();
            throw new IllegalStateException("a defect");
        }
    }

    /** As when the system has no thread left for the write. */
    @Test
    @Timeout(3)
    void oneEffectThatFailsDoesNotLoseTheOthers() throws Exception {
        FakeWorkers fake = new FakeWorkers() {
            @Override
            void obey(FakeProcess process, Command command) {
                super.obey(process, command);
                if (command instanceof Command.Terminate && process.pid() == 1000) {
                    throw new OutOfMemoryError("unable to create native thread");
                }
            }
        };
        registry.add(Hooks.none().onWorkerReady((service, worker) -> {
            if (worker == 1) {
                stop();
            }
        }));
        add(2);
        run(fake);

        assertThat(fake.trail).contains("Terminate 1000", "Terminate 1001");
        assertThat(observed)
                .as("the system's state, and no defect")
                .noneMatch(ManagerEvent.InternalError.class::isInstance)
                .anyMatch(event -> event.describe().startsWith("the system has no thread left for the event loop"));
    }

    @ParameterizedTest
    @ValueSource(classes = {InternalError.class, StackOverflowError.class, OutOfMemoryError.class})
    void anErrorOfTheJvmEndsTheLoop(Class<? extends VirtualMachineError> kind) throws Exception {
        VirtualMachineError failure = kind.getConstructor(String.class).newInstance("on purpose");
        FakeWorkers fake = new FakeWorkers() {
            @Override
            void obey(FakeProcess process, Command command) {
                throw failure;
            }
        };
        add(1);

        assertThatThrownBy(() -> run(fake)).isSameAs(failure);
        assertThat(observed).noneMatch(ManagerEvent.InternalError.class::isInstance);
    }

    @Test
    void theHeartIsShownToBeat() throws Exception {
        heartbeat = Optional.of(Duration.ofSeconds(1));
        mailbox.post(new Event.RunCalled());
        stop();
        run(new FakeWorkers());

        assertThat(observed).contains(new ManagerEvent.Heartbeat());
    }
}
