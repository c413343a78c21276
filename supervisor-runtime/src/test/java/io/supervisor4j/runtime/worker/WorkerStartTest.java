package io.supervisor4j.runtime.worker;

import io.supervisor4j.ServiceId;
import io.supervisor4j.WorkerExitException;
import io.supervisor4j.runtime.protocol.Command;
import io.supervisor4j.runtime.protocol.Report;
import io.supervisor4j.runtime.protocol.ReportedReason;
import io.supervisor4j.system.signal.Signals;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A worker from blank to ready. */
@Timeout(30)
class WorkerStartTest extends WorkerFixture {

    private static final String HOOKS = Script.FirstHook.class.getName() + "," + Script.SecondHook.class.getName();

    @Test
    void itIsBlankUntilItIsAssigned() throws Exception {
        startBlank();

        expectNoStep();
        expectNoEnd();
    }

    @Test
    void itIsReadyAfterTheConstructorAndTheHooksAndBeforeRun_C43() throws Exception {
        CountDownLatch hookMayEnd = new CountDownLatch(1);
        script.on("hook", hookMayEnd::await);
        startBlank();
        assign(Script.Scripted.class, 0, HOOKS);

        expectStep("construct");
        expectStep("hook of 3 with Scripted");
        expectStep("hook");
        assertThat(link.nextReport(NOT_NOW)).isNull();
        hookMayEnd.countDown();
        expectStep("second hook");
        expect(new Report.Ready());
        expectStep("run");
    }

    @Test
    void itKnowsWhoItIs() throws Exception {
        startReady(0);

        assertThat(script.context.serviceId()).isEqualTo(new ServiceId(SERVICE));
        assertThat(script.context.serviceName()).isEqualTo("mailer");
        assertThat(script.context.workerId()).isEqualTo(3);
        assertThat(script.context.isTerminating()).isFalse();
        assertThat(script.context.stopDeadline()).isEmpty();
        assertThat(jvm.titles()).containsExactly("mailer.3");
    }

    @Test
    void runHasAThreadOfItsOwnAndReturningFromItEndsNothing_C36() throws Exception {
        CompletableFuture<Thread> runner = new CompletableFuture<>();
        script.on("run", () -> runner.complete(Thread.currentThread()));
        startReady(0);

        Thread ofRun = runner.get(SOON, TimeUnit.MILLISECONDS);
        assertThat(ofRun).isNotSameAs(main);
        ofRun.join(SOON);
        assertThat(ofRun.isAlive()).as("run() has returned").isFalse();
        expectNoEnd();
        assertThat(main.isAlive()).isTrue();
    }

    @Test
    void aHookThatThrowsIsLoggedAndLeavesOutTheHooksBehindIt_C14() throws Exception {
        script.on("hook", () -> {
            throw new IllegalStateException("hook failed on purpose");
        });
        startBlank();
        try (CapturedLog log = new CapturedLog()) {
            assign(Script.Scripted.class, 0, HOOKS);

            expectStep("construct");
            expectStep("hook of 3 with Scripted");
            expectStep("hook");
            expect(new Report.Ready());
            assertThat(log.lines())
                    .containsExactly(
                            "ERROR mailer.3: a new-worker hook failed: java.lang.IllegalStateException: hook failed on purpose");
        }
        expectStep("run");
        expectNoEnd();
    }

    @Test
    void aHookThatDoesNotExistIsLoggedAndTheWorkerGoesOn() throws Exception {
        startBlank();
        try (CapturedLog log = new CapturedLog()) {
            assign(Script.Scripted.class, 0, "no.such.Hook");

            expect(new Report.Ready());
            assertThat(log.lines())
                    .containsExactly(
                            "ERROR mailer.3: a new-worker hook failed: java.lang.ClassNotFoundException: no.such.Hook");
        }
    }

    @Test
    void anErrorInAHookDoesNotEndTheWorkerEither_B7() throws Exception {
        script.on("hook", () -> {
            throw new StackOverflowError("hook failed on purpose");
        });
        startBlank();
        assign(Script.Scripted.class, 0, HOOKS);

        expect(new Report.Ready());
    }

    @Test
    void anExceptionInTheConstructorIsStatus1_C40_X1() throws Exception {
        script.on("construct", () -> {
            throw new java.io.IOException("no disk");
        });
        startBlank();
        assign(Script.Scripted.class, 0, "");

        Report.Exiting exiting = expectExiting();
        assertThat(exiting.status()).isEqualTo(1);
        assertThat(exiting.reason()).isEqualTo(ReportedReason.OWN);
        assertThat(exiting.detail()).contains("constructor", "java.io.IOException", "no disk");
        expectEnd("orderly 1");
    }

    @Test
    void anErrorInTheConstructorIsStatus1Too() throws Exception {
        script.on("construct", () -> {
            throw new ExceptionInInitializerError("broken");
        });
        startBlank();
        assign(Script.Scripted.class, 0, "");

        assertThat(expectExiting().status()).isEqualTo(1);
        expectEnd("orderly 1");
    }

    @Test
    void anExitRequestInTheConstructorHasItsStatus_C40() throws Exception {
        script.on("construct", () -> {
            throw new WorkerExitException(42);
        });
        startBlank();
        assign(Script.Scripted.class, 0, "");

        assertThat(expectExiting())
                .isEqualTo(new Report.Exiting(42, ReportedReason.OWN, "the constructor threw WorkerExitException"));
        expectEnd("orderly 42");
    }

    @Test
    void aClassThatIsNotThereIsStatus1WithItsName() throws Exception {
        startBlank();
        link.command(new Command.Assign(SERVICE.toString(), "mailer", 3, "no.such.Service", "", "", "", 0));

        assertThat(expectExiting().detail()).contains("no.such.Service");
        expectEnd("orderly 1");
    }

    @Test
    void aSecondAssignmentIsIgnored() throws Exception {
        startReady(0);
        assign(Script.Replaced.class, 0, "");
        link.command(new Command.Ping(5));

        expect(new Report.Pong(5));
        expectNoStep();
    }

    @Test
    void aBlankWorkerAnswersAPing() throws Exception {
        startBlank();
        link.command(new Command.Ping(Long.MAX_VALUE));

        expect(new Report.Pong(Long.MAX_VALUE));
    }

    @Test
    void itAnswersAPingWhileItsConstructorHangs() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        script.on("construct", never::await);
        startBlank();
        assign(Script.Scripted.class, 0, "");
        expectStep("construct");
        link.command(new Command.Ping(1));

        expect(new Report.Pong(1));
        never.countDown();
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "signal {}", "query {\"id\":1}", "signal {\"name\":\"SIGUSR1\"}", ""})
    void garbageAndWhatIsUnknownIsSkipped(String line) throws Exception {
        startBlank();
        link.commandLine(line);
        link.command(new Command.Ping(1));

        expect(new Report.Pong(1));
        expectNoEnd();
    }

    @Test
    void aReloadOfABlankWorkerIsNothing() throws Exception {
        startBlank();
        worker.received(Signals.HUP);
        assign(Script.Scripted.class, 0, "");

        expectStep("construct");
        expectStep("run");
        expectNoStep();
    }

    @Test
    void aReloadThatArrivesWhileTheConstructorRunsIsKept_C44() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        script.on("construct", mayEnd::await).on("run", mayEnd::await);
        startBlank();
        assign(Script.Scripted.class, 0, "");
        expectStep("construct");
        worker.received(Signals.HUP);
        mayEnd.countDown();

        expect(new Report.Ready());
        assertThat(java.util.List.of(script.next(SOON), script.next(SOON))).containsExactlyInAnyOrder("run", "reload");
    }

    @Test
    void toldToTerminateBeforeItIsReadyItEndsAtOnceAndWithoutAWord_B5() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        script.on("construct", never::await);
        startBlank();
        assign(Script.Scripted.class, 60_000, "");
        expectStep("construct");
        link.command(new Command.Terminate(60_000));

        expectEnd("immediate 0");
        assertThat(link.nextReport(NOT_NOW)).isNull();
        expectNoStep();
    }

    @Test
    void aBlankWorkerThatIsToldToTerminateEndsAtOnce() throws Exception {
        startBlank();
        link.command(new Command.Terminate(0));

        expectEnd("immediate 0");
    }

    @Test
    void aSigtermOfItsOwnBeforeItIsReadyIsTold() throws Exception {
        startBlank();
        Thread signal = new Thread(() -> worker.received(Signals.TERM));
        signal.setDaemon(true);
        signal.start();

        assertThat(expectExiting()).isEqualTo(new Report.Exiting(0, ReportedReason.ASKED, "SIGTERM"));
        expectEnd("immediate 0");
    }

    @Test
    void anAbortEndsAtOnceWithStatus1WhateverItDoes_C52() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        script.on("construct", never::await);
        startBlank();
        assign(Script.Scripted.class, 0, "");
        expectStep("construct");
        link.command(new Command.Abort("SIGINT"));

        expectEnd("immediate 1");
    }

    @Test
    void aMasterThatIsGoneBeforeItIsReadyEndsItAtOnce_C60() throws Exception {
        startBlank();
        link.closeMaster();

        expectEnd("immediate 0");
        expectNoStep();
    }

    @Test
    void oneThatCannotReadItsCommandsEnds_C60() throws Exception {
        startBlank();
        Thread reader = new Thread(() -> worker.cannotHear(new OutOfMemoryError("Java heap space")));
        reader.setDaemon(true);
        reader.start();

        expectEnd("immediate 1");
    }
}
