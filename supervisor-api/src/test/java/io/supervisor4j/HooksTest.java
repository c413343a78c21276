package io.supervisor4j;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HooksTest {

    static final Runnable FIRST = () -> {};
    static final Runnable SECOND = () -> {};
    private static final DeadWorkerHook DEAD = (service, worker, exit) -> {};
    private static final WorkerReadyHook READY = (service, worker) -> {};

    /** A hook in the worker. */
    static class InWorker implements NewWorkerHook {
        @Override
        public void onNewWorker(ServiceId serviceId, int workerId, Service service) {}
    }

    @Test
    void thereAreNoneToStartFrom() {
        assertThat(Hooks.none()).isEqualTo(new Hooks(List.of(), List.of(), List.of(), List.of(), List.of()));
    }

    @Test
    void everyKindArrivesWhereItBelongs_C13() {
        Hooks hooks = Hooks.none()
                .onTerminate(FIRST)
                .onReload(SECOND)
                .onDeadWorker(DEAD)
                .onWorkerReady(READY)
                .onNewWorker(InWorker.class);

        assertThat(hooks)
                .isEqualTo(new Hooks(
                        List.of(FIRST), List.of(SECOND), List.of(DEAD), List.of(READY), List.of(InWorker.class)));
    }

    @Test
    void hooksOfOneKindKeepTheirOrder_C13() {
        Hooks hooks = Hooks.none().onReload(FIRST).onReload(SECOND).onReload(FIRST);

        assertThat(hooks.reload()).containsExactly(FIRST, SECOND, FIRST);
    }

    @Test
    void aLargerSetLeavesTheSmallerAsItWas() {
        Hooks small = Hooks.none().onTerminate(FIRST);
        Hooks large = small.onTerminate(SECOND).onDeadWorker(DEAD);

        assertThat(small.terminate()).containsExactly(FIRST);
        assertThat(large.terminate()).containsExactly(FIRST, SECOND);
    }

    @Test
    void listsAreCopiedAndCannotBeChanged() {
        List<Runnable> given = new ArrayList<>(List.of(FIRST));
        Hooks hooks = new Hooks(given, List.of(), List.of(), List.of(), List.of());
        given.clear();

        assertThat(hooks.terminate()).containsExactly(FIRST);
        assertThatThrownBy(() -> hooks.terminate().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aNullHookIsRefused_C15() {
        Hooks none = Hooks.none();

        assertThatNullPointerException()
                .isThrownBy(() -> none.onTerminate(null))
                .withMessage("hook");
        assertThatNullPointerException().isThrownBy(() -> none.onReload(null)).withMessage("hook");
        assertThatNullPointerException()
                .isThrownBy(() -> none.onDeadWorker(null))
                .withMessage("hook");
        assertThatNullPointerException()
                .isThrownBy(() -> none.onWorkerReady(null))
                .withMessage("hook");
        assertThatNullPointerException()
                .isThrownBy(() -> none.onNewWorker(null))
                .withMessage("hook");
    }
}
