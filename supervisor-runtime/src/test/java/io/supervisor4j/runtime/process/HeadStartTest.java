package io.supervisor4j.runtime.process;

import io.supervisor4j.runtime.protocol.Command;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HeadStartTest {

    private static final LaunchPlan PLAN = plan("-Xmx64m");

    private final List<String> trail = new ArrayList<>();
    private final Queue<Runnable> beside = new ArrayDeque<>();
    private int started;
    private int failures;
    private Runnable meanwhile = () -> {};

    private static LaunchPlan plan(String option) {
        return new LaunchPlan("java", List.of(option), "app.jar", List.of("Main"), Map.of("A", "b"));
    }

    private HeadStart starter(Executor executor) {
        return new HeadStart(this::start, executor);
    }

    private WorkerProcess start(LaunchPlan plan, boolean inBackground, boolean captured) throws IOException {
        if (failures > 0) {
            failures--;
            throw new IOException("no process");
        }
        started++;
        meanwhile.run();
        trail.add("start " + started + " " + plan.options() + (inBackground ? " in background" : ""));
        return new Noted(started);
    }

    @Test
    void theFirstWorkerGetsTheJvmThatWasStartedEarly() throws IOException {
        HeadStart starter = starter(Runnable::run);
        starter.expect(PLAN, false);
        assertThat(trail).containsExactly("start 1 [-Xmx64m]");

        assertThat(starter.spawn(plan("-Xmx64m"), false, false).pid()).isEqualTo(1);
        assertThat(starter.spawn(PLAN, false, false).pid()).isEqualTo(2);
    }

    @Test
    void theUsualJvmIsStartedBeforeAnyServiceIsKnown() throws IOException {
        HeadStart starter = starter(Runnable::run);
        starter.begin(() -> PLAN);
        assertThat(trail).containsExactly("start 1 [-Xmx64m]");

        starter.expect(plan("-Xmx64m"), false);
        assertThat(starter.spawn(PLAN, false, false).pid()).isEqualTo(1);
        assertThat(trail).containsExactly("start 1 [-Xmx64m]");
    }

    @Test
    void theFirstServiceThatNeedsAnotherJvmHasThatStartedInsteadOfTheUsualOne() throws IOException {
        HeadStart starter = starter(Runnable::run);
        starter.begin(() -> PLAN);
        starter.expect(plan("-Xmx1g"), false);
        starter.expect(PLAN, false);

        assertThat(starter.spawn(plan("-Xmx1g"), false, false).pid()).isEqualTo(2);
        assertThat(trail).containsExactly("start 1 [-Xmx64m]", "kill 1", "start 2 [-Xmx1g]");
    }

    @Test
    void theUsualJvmThatIsNotWantedBeforeItsTurnIsNeverStarted() {
        HeadStart starter = starter(beside::add);
        starter.begin(() -> PLAN);
        starter.expect(plan("-Xmx1g"), false);
        beside.remove().run();
        beside.remove().run();

        assertThat(trail).containsExactly("start 1 [-Xmx1g]");
    }

    @Test
    void aPlanThatCannotBeMadeStartsNothingEarlyAndHindersNoWorker() throws IOException {
        HeadStart starter = starter(Runnable::run);
        starter.begin(() -> {
            throw new IllegalStateException("no plan");
        });

        assertThat(trail).isEmpty();
        assertThat(starter.spawn(PLAN, false, false).pid()).isEqualTo(1);
        starter.close();
    }

    @Test
    void onlyOneIsStartedEarly() throws IOException {
        HeadStart starter = starter(Runnable::run);
        starter.expect(PLAN, false);
        starter.expect(PLAN, false);
        starter.spawn(PLAN, false, false);
        starter.expect(PLAN, false);

        assertThat(trail).containsExactly("start 1 [-Xmx64m]");
    }

    @Test
    void nothingIsStartedEarlyOnceWorkersAreStarted() throws IOException {
        HeadStart starter = starter(Runnable::run);
        starter.spawn(PLAN, false, false);
        starter.expect(PLAN, false);

        assertThat(trail).containsExactly("start 1 [-Xmx64m]");
    }

    @Test
    void aWorkerThatNeedsAnotherJvmGetsOneAndTheEarlyOneEnds() throws IOException {
        HeadStart starter = starter(Runnable::run);
        starter.expect(PLAN, false);

        assertThat(starter.spawn(plan("-Xmx1g"), false, false).pid()).isEqualTo(2);
        assertThat(trail).containsExactly("start 1 [-Xmx64m]", "kill 1", "start 2 [-Xmx1g]");
    }

    @Test
    void aStandbyDoesNotTakeTheEarlyOneWhichRunsInTheForeground() throws IOException {
        HeadStart starter = starter(Runnable::run);
        starter.expect(PLAN, false);

        assertThat(starter.spawn(PLAN, true, false).pid()).isEqualTo(2);
        assertThat(trail).contains("kill 1", "start 2 [-Xmx64m] in background");
    }

    @Test
    void whatFailedEarlyIsTriedAgainForTheWorker() throws IOException {
        HeadStart starter = starter(Runnable::run);
        failures = 1;
        starter.expect(PLAN, false);

        assertThat(starter.spawn(PLAN, false, false).pid()).isEqualTo(1);
    }

    @Test
    void aJvmWhoseOutputGoesElsewhereIsNotTheOneExpected() throws Exception {
        HeadStart starter = starter(Runnable::run);
        starter.expect(PLAN, true);

        assertThat(starter.spawn(PLAN, false, false).pid()).isEqualTo(2);
    }

    @Test
    void theSecondFailureIsTheWorkers() {
        HeadStart starter = starter(Runnable::run);
        failures = 2;
        starter.expect(PLAN, false);

        assertThatThrownBy(() -> starter.spawn(PLAN, false, false)).hasMessage("no process");
    }

    @Test
    void withoutAThreadForItNothingIsStartedEarly() throws IOException {
        HeadStart starter = starter(work -> {
            throw new OutOfMemoryError("unable to create native thread");
        });
        starter.expect(PLAN, false);

        assertThat(starter.spawn(PLAN, false, false).pid()).isEqualTo(1);
    }

    @Test
    void whatNobodyAskedForEndsWithTheManager() {
        HeadStart starter = starter(Runnable::run);
        starter.expect(PLAN, false);
        starter.close();
        starter.close();

        assertThat(trail).containsExactly("start 1 [-Xmx64m]", "kill 1");
    }

    @Test
    void aStartThatIsStillGoingOnWhenTheManagerEndsIsEndedToo() {
        HeadStart starter = starter(beside::add);
        starter.expect(PLAN, false);
        meanwhile = starter::close;
        beside.remove().run();

        assertThat(trail).containsExactly("start 1 [-Xmx64m]", "kill 1");
    }

    @Test
    void aStartThatHasNotBegunWhenTheManagerEndsNeverDoes() {
        HeadStart starter = starter(beside::add);
        starter.expect(PLAN, false);
        starter.close();
        beside.remove().run();

        assertThat(trail).isEmpty();
    }

    /** A process that only notes what is done to it. */
    private final class Noted implements WorkerProcess {

        private final int number;

        Noted(int number) {
            this.number = number;
        }

        @Override
        public long pid() {
            return number;
        }

        @Override
        public void watch(WorkerListener listener) {
            trail.add("watch " + number);
        }

        @Override
        public void send(Command command) {
            trail.add("send " + number);
        }

        @Override
        public void toForeground() {
            trail.add("foreground " + number);
        }

        @Override
        public void signal(String name) {}

        @Override
        public void kill() {
            trail.add("kill " + number);
        }
    }
}
