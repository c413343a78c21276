package io.supervisor4j.runtime.worker;

import io.supervisor4j.runtime.protocol.Command;
import io.supervisor4j.runtime.protocol.Report;
import io.supervisor4j.runtime.protocol.ReportedReason;
import io.supervisor4j.system.signal.Signals;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How long an end may take that the master does not order, when the master has changed that (C-69). */
@Timeout(30)
class WorkerTimeoutTest extends WorkerFixture {

    private static final long MINUTE = 60_000;

    private final CountDownLatch mayEnd = new CountDownLatch(1);

    @BeforeEach
    void terminateIsInHand() {
        script.on("terminate", mayEnd::await);
    }

    @AfterEach
    void letItEnd() {
        mayEnd.countDown();
    }

    /** Sends a command, and waits until the worker has taken it. */
    private void changeTimeout(long millis) throws Exception {
        link.command(new Command.ChangeTimeout(millis));
        link.command(new Command.Ping(millis));
        expect(new Report.Pong(millis));
    }

    private void signalled() throws Exception {
        worker.received(Signals.TERM);
        expect(new Report.Stopping(ReportedReason.ASKED, "SIGTERM"));
        expectStep("terminate");
    }

    private Instant deadline() {
        return script.context.stopDeadline().orElseThrow();
    }

    /** As fine as deadlines are. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    @ParameterizedTest
    @ValueSource(longs = {30_000, 2 * MINUTE})
    void anEndThatBeginsLaterHasTheNewTime_C69(long changed) throws Exception {
        startReady(MINUTE);
        changeTimeout(changed);
        Instant before = now();

        signalled();

        assertThat(deadline()).isBetween(before.plusMillis(changed), now().plusMillis(changed));
    }

    @Test
    void anEndThatHasBegunKeepsItsTime_B10() throws Exception {
        startReady(MINUTE);
        signalled();
        Instant deadline = deadline();

        changeTimeout(1);

        assertThat(deadline()).isEqualTo(deadline);
        expectNoEnd();
    }

    @Test
    void aTimeThatWasTakenAwayIsNone() throws Exception {
        startReady(MINUTE);
        changeTimeout(0);

        signalled();

        assertThat(script.context.stopDeadline()).isEmpty();
    }

    @Test
    void theLossOfTheMasterHasTheNewTime_C60() throws Exception {
        startReady(0);
        changeTimeout(30_000);
        Instant before = now();

        link.closeMaster();
        expectStep("terminate");

        assertThat(deadline()).isBetween(before.plusMillis(30_000), now().plusMillis(30_000));
    }

    @Test
    void aTimeThatComesBeforeTheWorkerIsReadyHolds() throws Exception {
        CountDownLatch mayStart = new CountDownLatch(1);
        script.on("construct", mayStart::await);
        startBlank();
        assign(Script.Scripted.class, MINUTE, "");
        expectStep("construct");
        changeTimeout(30_000);
        mayStart.countDown();
        expect(new Report.Ready());
        expectStep("run");
        Instant before = now();

        signalled();

        assertThat(deadline()).isBetween(before.plusMillis(30_000), now().plusMillis(30_000));
    }
}
