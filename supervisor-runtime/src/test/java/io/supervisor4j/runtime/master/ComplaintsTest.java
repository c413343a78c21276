package io.supervisor4j.runtime.master;

import io.supervisor4j.ServiceId;
import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.event.ServiceEvent;
import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.event.WorkerEvent;
import io.supervisor4j.event.WorkerRef;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(20)
class ComplaintsTest {

    private static final ServiceId SERVICE = new ServiceId(new UUID(1, 2));

    private final List<SupervisorEvent> told = new CopyOnWriteArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private final Complaints complaints = new Complaints(told::add, now::get);

    @AfterEach
    void close() {
        complaints.close();
    }

    private static WorkerEvent.Garbled garbled(int worker, String problem) {
        return new WorkerEvent.Garbled(new WorkerRef(SERVICE, "mailer", worker), 4711, problem);
    }

    private void periodPasses() {
        now.addAndGet(Complaints.PERIOD.toNanos());
        complaints.tellCounts();
    }

    @Test
    void aWorkerThatWritesGarbageFillsNoLogHoweverItVariesIt() {
        for (int i = 0; i < 100_000; i++) {
            complaints.accept(garbled(3, "garbage " + i));
        }
        assertThat(told).hasSize(Complaints.FEW).startsWith(garbled(3, "garbage 0"));

        periodPasses();
        assertThat(told).hasSize(Complaints.FEW + 1);
        assertThat(told.get(Complaints.FEW).describe())
                .startsWith("and 99,995 more of these in 60 s, the last: ")
                .contains("mailer.3 [4711]", "garbage 99999");
    }

    @Test
    void oneWorkersGarbageDoesNotHideAnothers() {
        for (int i = 0; i < 100; i++) {
            complaints.accept(garbled(3, "x"));
        }
        complaints.accept(garbled(4, "x"));

        assertThat(told).endsWith(garbled(4, "x"));
    }

    @Test
    void hooksThatFailAreToldByTheirKindAndDefectsByTheirPart() {
        for (int i = 0; i < 100; i++) {
            complaints.accept(new ManagerEvent.HookFailed("onReload", new IllegalStateException("at " + i)));
            complaints.accept(new ManagerEvent.HookFailed("onDeadWorker", new IllegalStateException("at " + i)));
            complaints.accept(new ManagerEvent.InternalError("the event loop", "Ready " + i, new Error("at " + i)));
            complaints.accept(
                    new ManagerEvent.InternalError("the control socket", "request " + i, new Error("at " + i)));
        }

        assertThat(told).hasSize(4 * Complaints.FEW);
    }

    @Test
    void noticesAreToldEachAndRepeatedOnesCounted() {
        for (int i = 0; i < 20; i++) {
            complaints.accept(new ManagerEvent.Notice("class path entry " + i + " does not exist"));
        }
        assertThat(told).hasSize(20);

        for (int i = 0; i < 20; i++) {
            complaints.accept(new ManagerEvent.Notice("no connection"));
        }
        assertThat(told).hasSize(20 + Complaints.FEW);
    }

    @Test
    void noticesThatDifferOnlyInTheirReasonBehindTheColonAreOfOneKind() {
        for (int i = 0; i < 10_000; i++) {
            complaints.accept(new ManagerEvent.Notice("the control socket was removed and cannot be made again: " + i));
            complaints.accept(new ManagerEvent.Notice("a connection could not be accepted: try " + i));
        }

        assertThat(told).hasSize(2 * Complaints.FEW);
    }

    @Test
    void whatAUserHasDoneIsToldOftenAndThenCountedHoweverItVaries() {
        for (int i = 0; i < 10_000; i++) {
            complaints.accept(new ServiceEvent.Commanded(SERVICE, "mailer", "scaling to " + i, "user eve"));
            complaints.accept(new ManagerEvent.Commanded("reload", "user eve"));
        }
        complaints.accept(new ManagerEvent.Commanded("reload", "user bob"));
        assertThat(told).hasSize(Complaints.MANY + 1);
        assertThat(told).endsWith(new ManagerEvent.Commanded("reload", "user bob"));

        periodPasses();
        assertThat(told.get(Complaints.MANY + 1).describe())
                .startsWith("and 19,900 more of these in 60 s, the last: reload was asked for by user eve");
    }

    @Test
    void otherTroubleIsToldHoweverOftenItComes() {
        WorkerRef worker = new WorkerRef(SERVICE, "mailer", 0);
        for (int i = 0; i < 100; i++) {
            complaints.accept(new WorkerEvent.BackingOff(worker, Duration.ofSeconds(1), 4));
        }

        assertThat(told).hasSize(100);
    }

    @Test
    void theCountIsToldWhenItIsDueAlsoWhereNothingFollows() {
        long start = now.get();
        for (int i = 0; i < Complaints.FEW; i++) {
            complaints.accept(garbled(3, "x"));
        }
        // The thread that waits for the end of the period begins with the next: it must not see the whole period ahead
        // of it.
        now.set(start + Complaints.PERIOD.toNanos() - 1_000_000);
        complaints.accept(garbled(3, "x"));
        complaints.accept(garbled(3, "x"));
        now.set(start + Complaints.PERIOD.toNanos());

        await().until(() -> told.size() == Complaints.FEW + 1);
        assertThat(told.get(Complaints.FEW).describe()).startsWith("and 2 more of these in 60 s");
    }

    @Test
    void atTheEndNothingIsWithheldAnyMore() {
        for (int i = 0; i < 7; i++) {
            complaints.accept(garbled(3, "x"));
        }
        complaints.close();
        assertThat(told.get(told.size() - 1).describe()).startsWith("and 2 more of these in 1 s");

        complaints.accept(garbled(3, "y"));
        assertThat(told).endsWith(garbled(3, "y"));
    }
}
