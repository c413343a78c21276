package io.supervisor4j.runtime.worker;

import io.supervisor4j.Service;
import io.supervisor4j.WorkerContext;
import io.supervisor4j.runtime.protocol.Command;
import io.supervisor4j.runtime.protocol.FrameException;
import io.supervisor4j.runtime.protocol.LinkPair;
import io.supervisor4j.runtime.protocol.Report;
import io.supervisor4j.system.signal.Signals;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;

/** A worker in this JVM, between a master in the test's hand and an end that does not end the test. */
abstract class WorkerFixture {

    /** Long enough for anything that is to happen. */
    static final long SOON = 10_000;

    /** Long enough to see that nothing happens. */
    static final long NOT_NOW = 150;

    static final UUID SERVICE = UUID.fromString("01234567-89ab-4def-8123-456789abcdef");

    private static final String CONSTRUCTOR = WorkerContext.class.getName() + ",";

    Script script = new Script();
    LinkPair link = LinkPair.unbounded();
    final FakeJvm jvm = new FakeJvm();
    Worker worker;
    long maxFarewellMillis = ExitHandshake.MAX_WAIT_MILLIS;
    Thread main;

    /** What {@link WorkerMain} does around a worker; closing gives the signals back to the JVM. */
    private Signals signals;

    @BeforeEach
    void keepSignals() {
        Script.current = script;
        signals = Signals.listen(name -> {});
    }

    @AfterEach
    void giveSignalsBack() {
        signals.close();
        jvm.release();
    }

    void startBlank() throws Exception {
        worker = new Worker(link.worker(), jvm, maxFarewellMillis);
        signals.close();
        signals = Signals.listen(worker);
        new CommandReader(link.worker(), worker).start();
        main = new Thread(worker::work, "worker-main");
        main.setDaemon(true);
        jvm.mainIs(main);
        main.start();
    }

    void assign(Class<? extends Service> type, long timeoutMillis, String hooks) {
        link.command(new Command.Assign(
                SERVICE.toString(), "mailer", 3, type.getName(), CONSTRUCTOR, "", hooks, timeoutMillis));
    }

    void startReady(long timeoutMillis) throws Exception {
        startReady(Script.Scripted.class, timeoutMillis);
        expectStep("run");
    }

    void startReady(Class<? extends Service> type, long timeoutMillis) throws Exception {
        startBlank();
        assign(type, timeoutMillis, "");
        expect(new Report.Ready());
        expectStep("construct");
    }

    void expect(Report report) throws InterruptedException, FrameException {
        assertThat(link.nextReport(SOON)).isEqualTo(report);
    }

    /** Waits for the worker's last words and answers them, as a master does. */
    Report.Exiting expectExiting() throws InterruptedException, FrameException {
        Report report = link.nextReport(SOON);
        assertThat(report).isInstanceOf(Report.Exiting.class);
        link.command(new Command.Bye());
        return (Report.Exiting) report;
    }

    void expectStep(String step) throws InterruptedException {
        assertThat(script.next(SOON)).isEqualTo(step);
    }

    void expectNoStep() throws InterruptedException {
        assertThat(script.next(NOT_NOW)).isNull();
    }

    void expectEnd(String how) throws InterruptedException {
        assertThat(jvm.next(SOON)).isEqualTo(how);
    }

    void expectNoEnd() throws InterruptedException {
        assertThat(jvm.next(NOT_NOW)).isNull();
    }
}
