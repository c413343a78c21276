package io.supervisor4j.runtime.worker;

import io.supervisor4j.runtime.protocol.Command;
import io.supervisor4j.runtime.protocol.Report;
import io.supervisor4j.runtime.protocol.ReportedReason;
import io.supervisor4j.system.signal.Signals;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A worker whose master is gone. */
@Timeout(30)
class WorkerOrphanTest extends WorkerFixture {

    private static final long MINUTE = 60_000;

    private final CountDownLatch mayEnd = new CountDownLatch(1);

    private void terminateIsInHand() {
        script.on("terminate", mayEnd::await);
    }

    /** As fine as deadlines are. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    @Test
    void aMasterThatIsGoneMeansToTerminate_C60() throws Exception {
        startReady(MINUTE);
        link.closeMaster();

        expectStep("terminate");
        expectEnd("orderly 0");
    }

    @Test
    void withoutAMasterTheDeadlineStrikesToo_C60() throws Exception {
        terminateIsInHand();
        startReady(50);
        link.closeMaster();

        expectStep("terminate");
        expectEnd("immediate 1");
    }

    @Test
    void itDoesNotEndBeforeItHasLoggedThatTheMasterIsGone_C71() throws Exception {
        CountDownLatch logMayEnd = new CountDownLatch(1);
        jvm.beforeOrphanLine(logMayEnd::await);
        startReady(MINUTE);
        link.closeMaster();

        expectStep("terminate");
        expectNoEnd();
        logMayEnd.countDown();
        assertThat(jvm.nextOrphanLine(SOON)).matches("mailer\\.3: the master is gone; terminating, .* \\d{4,5} ms");
        expectEnd("orderly 0");
        assertThat(jvm.nextOrphanLine(NOT_NOW)).as("logged once").isNull();
    }

    @Test
    void aDeadlineMissedWithoutAMasterIsLogged_C71() throws Exception {
        terminateIsInHand();
        startReady(50);
        link.closeMaster();

        expectEnd("immediate 1");
        assertThat(List.of(jvm.nextOrphanLine(SOON), jvm.nextOrphanLine(SOON)))
                .contains("mailer.3: did not end within 50 ms, exits with status 1")
                .anyMatch(line -> line.contains("the master is gone"));
    }

    @Test
    void aDeadlineMissedWithAMasterIsForTheMasterToLog_C71() throws Exception {
        terminateIsInHand();
        startReady(MINUTE);
        link.command(new Command.Terminate(50));

        assertThat(expectExiting().reason()).isEqualTo(ReportedReason.DEADLINE);
        expectEnd("immediate 1");
        assertThat(jvm.nextOrphanLine(NOT_NOW)).isNull();
    }

    @Test
    void aWorkerThatIsAboutToEndAnywayHasNothingToSayOfItsMaster() throws Exception {
        startReady(MINUTE);
        Thread signal = new Thread(() -> worker.received(Signals.INT));
        signal.setDaemon(true);
        signal.start();
        assertThat(link.nextReport(SOON)).isInstanceOf(Report.Exiting.class);
        link.closeMaster();

        expectEnd("immediate 1");
        assertThat(jvm.nextOrphanLine(NOT_NOW)).isNull();
    }

    @Test
    void withoutAMasterEvenAWorkerThatMayTakeForEverHasALimitOf60s() throws Exception {
        terminateIsInHand();
        startReady(0);
        Instant before = now();
        link.closeMaster();
        expectStep("terminate");

        assertThat(script.context.stopDeadline().orElseThrow())
                .isBetween(before.plusSeconds(60), now().plusSeconds(60));
    }

    @Test
    void aWorkerThatStopsForEverGetsTheLimitWhenItsMasterIsGone() throws Exception {
        terminateIsInHand();
        startReady(0);
        link.command(new Command.Terminate(0));
        expectStep("terminate");
        assertThat(script.context.stopDeadline()).isEmpty();
        link.closeMaster();

        await().untilAsserted(() -> assertThat(script.context.stopDeadline()).isPresent());
    }

    @Test
    void aMasterThatGoesDoesNotProlongTheDeadline_B10() throws Exception {
        terminateIsInHand();
        startReady(MINUTE);
        link.command(new Command.Terminate(20_000));
        expectStep("terminate");
        Instant deadline = script.context.stopDeadline().orElseThrow();
        link.closeMaster();
        mayEnd.countDown();

        expectEnd("orderly 0");
        assertThat(script.context.stopDeadline()).contains(deadline);
    }
}
