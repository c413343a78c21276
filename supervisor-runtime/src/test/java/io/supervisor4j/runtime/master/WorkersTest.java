package io.supervisor4j.runtime.master;

import io.supervisor4j.RestartPolicy;
import io.supervisor4j.ServiceId;
import io.supervisor4j.WorkerOutput;
import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.runtime.output.Outputs;
import io.supervisor4j.runtime.process.LaunchPlan;
import io.supervisor4j.runtime.process.Spawner;
import io.supervisor4j.runtime.process.WorkerListener;
import io.supervisor4j.runtime.process.WorkerProcess;
import io.supervisor4j.runtime.protocol.Command;
import io.supervisor4j.runtime.protocol.Report;
import io.supervisor4j.runtime.protocol.ReportedReason;
import io.supervisor4j.runtime.supervision.Event;
import io.supervisor4j.runtime.supervision.ExitReason;
import io.supervisor4j.runtime.supervision.Life;
import io.supervisor4j.runtime.supervision.ServicePlan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@Timeout(20)
class WorkersTest {

    private static final JvmRecipe RECIPE = new JvmRecipe(
            new LaunchPlan("java", List.of(), "", List.of(), Map.of()),
            "a.Mailer",
            "",
            "",
            WorkerOutput.inherited(),
            false);
    private static final ServicePlan PLAN = new ServicePlan(
            new ServiceId(new UUID(1, 2)),
            "mailer",
            1,
            Optional.empty(),
            Duration.ZERO,
            RestartPolicy.always(),
            0,
            RECIPE);
    private static final Life LIFE = new Life(PLAN.id(), 3, 1);

    private final Mailbox mailbox = new Mailbox();
    private final List<SupervisorEvent> observed = new ArrayList<>();
    private final FakeWorkers fake = new Silent();

    /** Says and does nothing by itself. */
    private static final class Silent extends FakeWorkers {
        @Override
        void obey(FakeProcess process, Command command) {}
    }

    private static Starters starters(Spawner jvms) {
        return new Starters(jvms, Runnable::run);
    }

    private Workers workers() {
        return new Workers(
                starters(fake),
                Runnable::run,
                mailbox,
                observed::add,
                new WorkerQueries(mailbox),
                new Outputs(problem -> {}));
    }

    private WorkerListener spawned(Workers workers) throws InterruptedException {
        workers.spawn(LIFE, PLAN);
        expect(new Event.Spawned(LIFE, 1000), new Event.Hello(LIFE));
        return fake.spawned.get(0).listener;
    }

    private void expect(Event... events) throws InterruptedException {
        for (Event event : events) {
            assertThat(mailbox.take(0)).isEqualTo(event);
        }
    }

    @Test
    void whatAWorkerSaysBecomesAnEventOfItsLife() throws Exception {
        WorkerListener listener = spawned(workers());
        listener.said(new Report.Ready());
        listener.said(new Report.Reloaded(7));
        listener.said(new Report.Stopping(ReportedReason.RELOAD, "why"));
        listener.said(new Report.Exiting(3, ReportedReason.OWN, "because"));
        listener.exited(3);

        expect(
                new Event.Ready(LIFE),
                new Event.Reloaded(LIFE, 7),
                new Event.Stopping(LIFE, ExitReason.RELOAD, "why"),
                new Event.Exiting(LIFE, 3, ExitReason.OWN, "because"),
                new Event.Exited(LIFE, 3));
    }

    @Test
    void theStateMachineHasTheReasonsOfTheProtocol() {
        assertThat(ExitReason.values())
                .extracting(Enum::name)
                .containsExactly(
                        Stream.of(ReportedReason.values()).map(Enum::name).toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource(ReportedReason.class)
    void everyReasonHasItsNameOnThisSideToo(ReportedReason reason) throws Exception {
        spawned(workers()).said(new Report.Exiting(1, reason, ""));

        expect(new Event.Exiting(LIFE, 1, ExitReason.valueOf(reason.name()), ""));
    }

    @Test
    void aStartThatFailsIsAnEvent() throws Exception {
        new Workers(
                        starters((plan, background, captured) -> {
                            throw new IOException("no memory");
                        }),
                        Runnable::run,
                        mailbox,
                        observed::add,
                        new WorkerQueries(mailbox),
                        new Outputs(problem -> {}))
                .spawn(LIFE, PLAN);
        new Workers(
                        starters((plan, background, captured) -> {
                            throw new OutOfMemoryError("unable to create native thread");
                        }),
                        Runnable::run,
                        mailbox,
                        observed::add,
                        new WorkerQueries(mailbox),
                        new Outputs(problem -> {}))
                .spawn(LIFE, PLAN);

        expect(new Event.SpawnFailed(LIFE, "no memory"), new Event.SpawnFailed(LIFE, "unable to create native thread"));
    }

    @Test
    void aStartForWhichThereIsNoMemoryIsTheMastersOwnEnd() {
        Workers workers = new Workers(
                starters((plan, background, captured) -> {
                    throw new OutOfMemoryError("Java heap space");
                }),
                Runnable::run,
                mailbox,
                observed::add,
                new WorkerQueries(mailbox),
                new Outputs(problem -> {}));

        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> workers.spawn(LIFE, PLAN));
    }

    @Test
    void aStartForWhichThereIsNoThreadIsAnEvent() throws Exception {
        Workers workers = new Workers(
                starters(fake),
                work -> {
                    throw new OutOfMemoryError("unable to create native thread");
                },
                mailbox,
                observed::add,
                new WorkerQueries(mailbox),
                new Outputs(problem -> {}));
        workers.spawn(LIFE, PLAN);

        assertThat(mailbox.take(0)).isInstanceOf(Event.SpawnFailed.class);
    }

    @Test
    void aProcessThatNobodyCanWatchIsKilledAndItsEndTold() throws Exception {
        List<String> trail = new ArrayList<>();
        Workers workers = new Workers(
                starters((plan, background, captured) -> new Unwatchable(trail)),
                Runnable::run,
                mailbox,
                observed::add,
                new WorkerQueries(mailbox),
                new Outputs(problem -> {}));
        workers.spawn(LIFE, PLAN);

        assertThat(trail).containsExactly("killed");
        expect(new Event.Spawned(LIFE, 5), new Event.Exited(LIFE, 137));
    }

    @Test
    void aStartThatIsHeldUpBeyondTheEndOfTheManagerIsKilled_B18() {
        mailbox.close();
        workers().spawn(LIFE, PLAN);

        assertThat(fake.trail).containsExactly("spawn 1000", "kill 1000");
    }

    @Test
    void commandsReachTheProcessOfTheirLifeOnly() throws Exception {
        Workers workers = workers();
        spawned(workers);
        workers.send(LIFE, new Command.Ping(1));
        workers.send(new Life(PLAN.id(), 3, 2), new Command.Bye());
        workers.kill(new Life(PLAN.id(), 4, 1));

        assertThat(fake.trail).containsExactly("spawn 1000", "Ping 1000");
    }

    @Test
    void nothingReachesAProcessThatIsGone() throws Exception {
        Workers workers = workers();
        WorkerListener listener = spawned(workers);
        listener.exited(0);
        workers.send(LIFE, new Command.Ping(1));
        workers.kill(LIFE);

        assertThat(fake.trail).containsExactly("spawn 1000");
    }

    @Test
    void aWorkerThatTalksTooMuchWaitsAndLeavesTheMailboxToOthers() throws Exception {
        WorkerListener listener = spawned(workers());
        AtomicInteger said = new AtomicInteger();
        Thread chatty = new Thread(() -> {
            for (int i = 0; i < 100; i++) {
                listener.said(new Report.Ready());
                said.incrementAndGet();
            }
        });
        chatty.setDaemon(true);
        chatty.start();

        await().until(() -> said.get() == 16 && chatty.getState() == Thread.State.WAITING);
        for (int i = 0; i < 100; i++) {
            assertThat(mailbox.take(10_000_000_000L)).isEqualTo(new Event.Ready(LIFE));
        }
        chatty.join(10_000);
        assertThat(said).hasValue(100);
        assertThat(mailbox.take(0)).isNull();
    }

    @Test
    void aChattyWorkerIsLetGoWhenTheManagerHasEnded() throws Exception {
        WorkerListener listener = spawned(workers());
        Thread chatty = new Thread(() -> {
            for (int i = 0; i < 100; i++) {
                listener.said(new Report.Ready());
            }
        });
        chatty.setDaemon(true);
        chatty.start();
        await().until(() -> chatty.getState() == Thread.State.WAITING);
        mailbox.close();

        chatty.join(10_000);
        assertThat(chatty.isAlive()).isFalse();
    }

    @Test
    void pongsNeedNoPlaceInTheMailbox() throws Exception {
        WorkerListener listener = spawned(workers());
        for (int i = 0; i < 100; i++) {
            listener.said(new Report.Pong(i));
        }

        assertThat(mailbox.take(0)).isNull();
    }

    @Test
    void garbageIsToldToTheObserversWithTheWorkersName() throws Exception {
        WorkerListener listener = spawned(workers());
        listener.garbled("expected a verb");

        assertThat(observed)
                .extracting(SupervisorEvent::describe)
                .singleElement()
                .asString()
                .contains("mailer.3 [1000]", "expected a verb");
    }

    @Test
    void anotherVersionOfTheProtocolIsToldAndTheWorkerGoesOn() throws Exception {
        WorkerListener listener = spawned(workers());
        listener.said(new Report.Hello(2));

        expect(new Event.Hello(LIFE));
        assertThat(observed).singleElement().asString().contains("version 2");
    }

    @Test
    void aWorkerThatEndsAtOnceIsForgotten() {
        Workers workers = workers();
        workers.spawn(LIFE, PLAN);
        fake.spawned.get(0).exit(1);

        workers.kill(LIFE);

        assertThat(fake.trail).containsExactly("spawn 1000");
    }

    /** Has no threads left. */
    private record Unwatchable(List<String> trail) implements WorkerProcess {

        @Override
        public long pid() {
            return 5;
        }

        @Override
        public void watch(WorkerListener listener) {
            throw new OutOfMemoryError("unable to create native thread");
        }

        @Override
        public void toForeground() {}

        @Override
        public void send(Command command) {}

        @Override
        public void signal(String name) {}

        @Override
        public void kill() {
            trail.add("killed");
        }
    }
}
