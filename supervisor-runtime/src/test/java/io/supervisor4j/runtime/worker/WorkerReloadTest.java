package io.supervisor4j.runtime.worker;

import io.supervisor4j.WorkerExitException;
import io.supervisor4j.runtime.protocol.Command;
import io.supervisor4j.runtime.protocol.Report;
import io.supervisor4j.runtime.protocol.ReportedReason;
import io.supervisor4j.system.signal.Signals;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class WorkerReloadTest extends WorkerFixture {

    private final Semaphore mayGoOn = new Semaphore(0);

    private void startWithReloadsInHand() throws Exception {
        script.on("reload", mayGoOn::acquire);
        startReady(60_000);
    }

    @Test
    void aReloadOfTheMasterIsAnsweredWithItsSequenceNumber_C38() throws Exception {
        startWithReloadsInHand();
        link.command(new Command.Reload(7));

        expectStep("reload");
        assertThat(link.nextReport(NOT_NOW)).as("before it has ended").isNull();
        mayGoOn.release();
        expect(new Report.Reloaded(7));
        expectNoEnd();
    }

    @Test
    void aReloadByADirectSignalIsAnsweredToNobody_C61() throws Exception {
        startWithReloadsInHand();
        mayGoOn.release();
        worker.received(Signals.HUP);

        expectStep("reload");
        assertThat(link.nextReport(NOT_NOW)).isNull();
    }

    @Test
    void reloadsDuringAReloadBecomeOneMore_B9() throws Exception {
        startWithReloadsInHand();
        link.command(new Command.Reload(1));
        expectStep("reload");
        link.command(new Command.Reload(2));
        link.command(new Command.Reload(3));
        link.command(new Command.Ping(1));
        expect(new Report.Pong(1));
        worker.received(Signals.HUP);
        mayGoOn.release(10);

        expect(new Report.Reloaded(1));
        expectStep("reload");
        expect(new Report.Reloaded(3));
        expectNoStep();
    }

    @Test
    void aSignalDuringTheMastersReloadIsNotAnsweredTwice() throws Exception {
        startWithReloadsInHand();
        link.command(new Command.Reload(5));
        expectStep("reload");
        worker.received(Signals.HUP);
        mayGoOn.release(10);

        expect(new Report.Reloaded(5));
        expectStep("reload");
        assertThat(link.nextReport(NOT_NOW)).isNull();
    }

    @Test
    void aReloadDuringTerminateIsDropped_C47() throws Exception {
        script.on("terminate", mayGoOn::acquire);
        startReady(60_000);
        link.command(new Command.Terminate(60_000));
        expectStep("terminate");
        link.command(new Command.Reload(1));
        worker.received(Signals.HUP);
        mayGoOn.release();

        assertThat(expectExiting().status()).isZero();
        expectEnd("orderly 0");
        expectNoStep();
    }

    @Test
    void aReloadThatWaitsIsDroppedWhenItIsToTerminate() throws Exception {
        startWithReloadsInHand();
        link.command(new Command.Reload(1));
        expectStep("reload");
        link.command(new Command.Reload(2));
        link.command(new Command.Terminate(60_000));
        link.command(new Command.Ping(1));
        expect(new Report.Pong(1));
        mayGoOn.release(10);

        expect(new Report.Reloaded(1));
        expectStep("terminate");
        expectExiting();
        expectEnd("orderly 0");
    }

    @Test
    void terminateWaitsForAReloadThatRuns_C46() throws Exception {
        startWithReloadsInHand();
        link.command(new Command.Reload(1));
        expectStep("reload");
        link.command(new Command.Terminate(60_000));

        expectNoStep();
        assertThat(script.context.isTerminating()).isTrue();
        assertThat(script.context.stopDeadline()).as("the time runs already").isPresent();
        mayGoOn.release();
        expectStep("terminate");
    }

    @Test
    void anExceptionIsStatus1_C39() throws Exception {
        script.on("reload", () -> {
            throw new IllegalStateException("bad configuration");
        });
        startReady(0);
        link.command(new Command.Reload(1));

        Report.Exiting exiting = expectExiting();
        assertThat(exiting.status()).isEqualTo(1);
        assertThat(exiting.detail()).contains("reload()", "bad configuration");
        expectEnd("orderly 1");
        expectStep("reload");
        expectNoStep();
    }

    @Test
    void anExitRequestHasItsStatus() throws Exception {
        script.on("reload", () -> {
            throw new WorkerExitException(0);
        });
        startReady(0);
        link.command(new Command.Reload(1));

        assertThat(expectExiting().status()).isZero();
        expectEnd("orderly 0");
    }

    @Test
    void whereItIsNotOverriddenTheWorkerTerminatesToBeReplaced_C38() throws Exception {
        startReady(Script.Replaced.class, 60_000);
        link.command(new Command.Reload(1));

        expect(new Report.Stopping(ReportedReason.RELOAD, "reload by replacement"));
        expectStep("terminate");
        assertThat(expectExiting()).isEqualTo(new Report.Exiting(0, ReportedReason.RELOAD, "reload by replacement"));
        expectEnd("orderly 0");
        assertThat(script.context.isTerminating()).isTrue();
        assertThat(script.context.stopDeadline()).isPresent();
    }

    @Test
    void aDirectSignalIsAnsweredByReplacementToo_C61() throws Exception {
        startReady(Script.Replaced.class, 0);
        worker.received(Signals.HUP);

        expect(new Report.Stopping(ReportedReason.RELOAD, "reload by replacement"));
        assertThat(expectExiting().reason()).isEqualTo(ReportedReason.RELOAD);
        expectEnd("orderly 0");
    }
}
