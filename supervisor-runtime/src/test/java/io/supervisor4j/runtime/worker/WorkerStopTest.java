package io.supervisor4j.runtime.worker;

import io.supervisor4j.WorkerExitException;
import io.supervisor4j.runtime.protocol.Command;
import io.supervisor4j.runtime.protocol.LinkPair;
import io.supervisor4j.runtime.protocol.Report;
import io.supervisor4j.runtime.protocol.ReportedReason;
import io.supervisor4j.system.signal.Signals;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@Timeout(30)
class WorkerStopTest extends WorkerFixture {

    private static final long MINUTE = 60_000;

    private final CountDownLatch mayEnd = new CountDownLatch(1);

    private void terminateIsInHand() {
        script.on("terminate", mayEnd::await);
    }

    /** As fine as deadlines are. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private void inBackground(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    @Test
    void toldToTerminateItRunsTerminateSaysSoAndExitsWith0_C37_C55() throws Exception {
        startReady(MINUTE);
        link.command(new Command.Terminate(MINUTE));

        expectStep("terminate");
        assertThat(expectExiting()).isEqualTo(new Report.Exiting(0, ReportedReason.ASKED, "SIGTERM"));
        expectEnd("orderly 0");
        main.join(SOON);
        assertThat(main.isAlive()).as("returning from main is how it ends").isFalse();
    }

    @Test
    void aSigtermOfItsOwnIsToldToTheMaster_C61() throws Exception {
        terminateIsInHand();
        startReady(MINUTE);
        worker.received(Signals.TERM);

        expect(new Report.Stopping(ReportedReason.ASKED, "SIGTERM"));
        expectStep("terminate");
        mayEnd.countDown();
        assertThat(expectExiting().status()).isZero();
        expectEnd("orderly 0");
    }

    @Test
    void terminateRunsOnceHoweverOftenItIsTold_C46() throws Exception {
        terminateIsInHand();
        startReady(MINUTE);
        link.command(new Command.Terminate(MINUTE));
        expectStep("terminate");
        link.command(new Command.Terminate(MINUTE));
        worker.received(Signals.TERM);
        worker.requestShutdown(9);
        mayEnd.countDown();

        assertThat(expectExiting().status()).isZero();
        expectEnd("orderly 0");
        expectNoStep();
    }

    @Test
    void theFirstRequestFixesTheDeadline_B10() throws Exception {
        terminateIsInHand();
        startReady(MINUTE);
        Instant before = now();
        link.command(new Command.Terminate(20_000));
        expectStep("terminate");
        Instant deadline = script.context.stopDeadline().orElseThrow();
        link.command(new Command.Terminate(MINUTE));
        link.command(new Command.Terminate(1));
        worker.received(Signals.TERM);
        link.command(new Command.Ping(1));
        expect(new Report.Pong(1));

        assertThat(deadline).isBetween(before.plusMillis(20_000), now().plusMillis(20_000));
        assertThat(script.context.stopDeadline()).contains(deadline);
        expectNoEnd();
    }

    @Test
    void withoutATimeoutThereIsNoDeadline_C34() throws Exception {
        terminateIsInHand();
        startReady(0);
        link.command(new Command.Terminate(0));
        expectStep("terminate");

        assertThat(script.context.isTerminating()).isTrue();
        assertThat(script.context.stopDeadline()).isEmpty();
    }

    @Test
    void theDeadlineEndsAStuckTerminate_C56() throws Exception {
        terminateIsInHand();
        startReady(MINUTE);
        link.command(new Command.Terminate(50));

        Report.Exiting exiting = expectExiting();
        assertThat(exiting).isEqualTo(new Report.Exiting(1, ReportedReason.DEADLINE, "did not end within 50 ms"));
        expectEnd("immediate 1");
    }

    @Test
    void theDeadlineEndsAStuckReloadToo_C46() throws Exception {
        script.on("reload", mayEnd::await);
        startReady(MINUTE);
        link.command(new Command.Reload(1));
        expectStep("reload");
        link.command(new Command.Terminate(50));

        assertThat(expectExiting().reason()).isEqualTo(ReportedReason.DEADLINE);
        expectEnd("immediate 1");
    }

    @Test
    void theDeadlineStrikesAlsoWhenTheShutdownHooksAreStuck() throws Exception {
        startReady(MINUTE);
        Set<Thread> deadlinesOfOthers = deadlines();
        link.command(new Command.Terminate(MINUTE));

        assertThat(expectExiting().status()).isZero();
        // The JVM's shutdown has begun, and hangs.
        expectEnd("orderly 0");
        Set<Thread> own = deadlines();
        own.removeAll(deadlinesOfOthers);
        // For the deadline an interrupt is as good as the end of its time.
        own.forEach(Thread::interrupt);
        expectEnd("immediate 1");
    }

    private static Set<Thread> deadlines() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("supervisor-deadline"))
                .collect(Collectors.toSet());
    }

    @Test
    void anExceptionInRunIsStatus1_C39() throws Exception {
        script.on("run", () -> {
            throw new IllegalStateException("lost");
        });
        startReady(MINUTE);

        Report.Exiting exiting = expectExiting();
        assertThat(exiting.status()).isEqualTo(1);
        assertThat(exiting.reason()).isEqualTo(ReportedReason.OWN);
        assertThat(exiting.detail()).contains("run()", "lost");
        expectEnd("orderly 1");
        expectNoStep();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 255})
    void anExitRequestInRunHasItsStatus_C41_B8(int status) throws Exception {
        script.on("run", () -> {
            throw new WorkerExitException(status);
        });
        startReady(MINUTE);

        assertThat(expectExiting().status()).isEqualTo(status);
        expectEnd("orderly " + status);
    }

    @Test
    void anExceptionInTerminateIsStatus1_C39() throws Exception {
        script.on("terminate", () -> {
            throw new OutOfMemoryError("on purpose");
        });
        startReady(MINUTE);
        link.command(new Command.Terminate(MINUTE));

        assertThat(expectExiting().status()).isEqualTo(1);
        expectEnd("orderly 1");
    }

    @Test
    void anExitRequestInTerminateHasItsStatus_C37() throws Exception {
        script.on("terminate", () -> {
            throw new WorkerExitException(42);
        });
        startReady(MINUTE);
        link.command(new Command.Terminate(MINUTE));

        assertThat(expectExiting().status()).isEqualTo(42);
        expectEnd("orderly 42");
    }

    @Test
    void anInterruptOfTheMainThreadEndsTheWorker() throws Exception {
        startReady(MINUTE);
        main.interrupt();

        assertThat(expectExiting().status()).isEqualTo(1);
        expectEnd("orderly 1");
    }

    @Test
    void requestShutdownTerminatesWithItsStatus() throws Exception {
        terminateIsInHand();
        startReady(MINUTE);
        script.context.requestShutdown(17);

        expect(new Report.Stopping(ReportedReason.ASKED, "requestShutdown(17)"));
        assertThat(script.context.isTerminating()).isTrue();
        assertThat(script.context.stopDeadline()).isPresent();
        expectStep("terminate");
        mayEnd.countDown();
        assertThat(expectExiting()).isEqualTo(new Report.Exiting(17, ReportedReason.ASKED, "requestShutdown(17)"));
        expectEnd("orderly 17");
    }

    @Test
    void theFirstRequestToShutDownCounts() throws Exception {
        terminateIsInHand();
        startReady(MINUTE);
        script.context.requestShutdown(17);
        script.context.requestShutdown(18);
        link.command(new Command.Terminate(MINUTE));
        link.command(new Command.Ping(1));

        expect(new Report.Stopping(ReportedReason.ASKED, "requestShutdown(17)"));
        expect(new Report.Pong(1));
        mayEnd.countDown();
        assertThat(expectExiting().status()).isEqualTo(17);
    }

    @Test
    void requestShutdownInTheConstructorIsKeptUntilItIsReady() throws Exception {
        script.on("construct", () -> script.context.requestShutdown(5));
        startBlank();
        assign(Script.Scripted.class, MINUTE, "");

        expect(new Report.Stopping(ReportedReason.ASKED, "requestShutdown(5)"));
        expect(new Report.Ready());
        assertThat(expectExiting().status()).isEqualTo(5);
        expectEnd("orderly 5");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 256})
    void aStatusThatCannotBeIsRefused(int status) throws Exception {
        startReady(MINUTE);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> script.context.requestShutdown(status))
                .withMessageContaining(String.valueOf(status));
        assertThat(script.context.isTerminating()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIGINT", "SIGALRM"})
    void anAbortOfTheMasterIsStatus1WithoutAWord_C52_C53(String signal) throws Exception {
        terminateIsInHand();
        startReady(MINUTE);
        link.command(new Command.Terminate(MINUTE));
        expectStep("terminate");
        link.command(new Command.Abort(signal));

        expectEnd("immediate 1");
        assertThat(link.nextReport(NOT_NOW)).isNull();
    }

    @Test
    void aSigintOfItsOwnIsStatus1AndTold_C57() throws Exception {
        startReady(MINUTE);
        inBackground(() -> worker.received(Signals.INT));

        assertThat(expectExiting()).isEqualTo(new Report.Exiting(1, ReportedReason.INTERRUPT, "SIGINT"));
        expectEnd("immediate 1");
    }

    @Test
    void aSigalrmOfItsOwnIsStatus1AndTold_C56() throws Exception {
        startReady(MINUTE);
        inBackground(() -> worker.received(Signals.ALRM));

        assertThat(expectExiting()).isEqualTo(new Report.Exiting(1, ReportedReason.OWN, "SIGALRM"));
        expectEnd("immediate 1");
    }

    @Test
    void itLeavesAsSoonAsTheMasterHasAnswered() throws Exception {
        maxFarewellMillis = MINUTE;
        startReady(MINUTE);
        link.command(new Command.Terminate(MINUTE));

        expectExiting();
        expectEnd("orderly 0");
    }

    @Test
    void itWaits1sForADeafMasterAndLeaves() throws Exception {
        startReady(MINUTE);
        long before = System.nanoTime();
        link.command(new Command.Terminate(MINUTE));

        assertThat(link.nextReport(SOON)).isInstanceOf(Report.Exiting.class);
        expectEnd("orderly 0");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(950));
    }

    @Test
    void itLeavesAStoppedMasterWhosePipeIsFullBehind() throws Exception {
        link = LinkPair.withRoomForReports(2);
        worker = new Worker(link.worker(), jvm);
        new CommandReader(link.worker(), worker).start();
        main = new Thread(worker::work, "worker-main");
        main.setDaemon(true);
        jvm.mainIs(main);
        main.start();
        // hello and ready fill the pipe; nobody reads.
        assign(Script.Scripted.class, MINUTE, "");
        expectStep("construct");
        expectStep("run");
        link.command(new Command.Terminate(MINUTE));

        expectEnd("orderly 0");
    }

    @Test
    void theFirstToLeaveDecidesTheStatus() throws Exception {
        CountDownLatch runMayFail = new CountDownLatch(1);
        script.on("run", () -> {
            runMayFail.await();
            throw new IllegalStateException("too late");
        });
        startReady(MINUTE);
        link.command(new Command.Terminate(MINUTE));
        Report report = link.nextReport(SOON);
        runMayFail.countDown();

        assertThat(report).isEqualTo(new Report.Exiting(0, ReportedReason.ASKED, "SIGTERM"));
        expectEnd("orderly 0");
        expectNoEnd();
        assertThat(link.nextReport(NOT_NOW)).as("said once").isNull();
    }
}
