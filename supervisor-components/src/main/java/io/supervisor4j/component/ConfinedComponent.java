package io.supervisor4j.component;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A component whose callbacks and calls all run in one thread of its own, one after another, so that what only they use needs no
 * lock (M-65). Each run has a new thread. Tasks and timers have threads of their own, and reach this one by {@link #call} and
 * {@link #cast}. When a call, or a callback of the start, takes too
 * long, a warning shows where it is (M-63).
 *
 * <p>At the end the call in progress is interrupted first, and those behind it are cancelled, so that {@code onStop} does not wait
 * for them. What does not end within the stop timeout is abandoned, as everywhere; the callbacks of the end then run in another
 * thread, beside it.
 */
@SuppressWarnings("this-escape") // the task is only kept until it is started
public abstract class ConfinedComponent extends Component {

    private final RunHooks confinement = new Confinement();
    private volatile @Nullable ConfinedThread thread;

    /** Creates a component that has not been started. */
    protected ConfinedComponent() {}

    /**
     * Runs something in the component's thread, at once if that is the calling one.
     *
     * @param body the work
     * @return its result or failure; cancelled if the component is to end before it began
     * @throws IllegalStateException if the component was never started
     */
    protected final <T> CompletionStage<T> call(Callable<T> body) {
        Objects.requireNonNull(body, "body");
        CompletableFuture<T> result = new CompletableFuture<>();
        ConfinedThread confined = required();
        if (confined.isCurrent()) {
            complete(result, body);
        } else {
            Activity work =
                    Activity.call(confined.life(), "call", () -> complete(result, body), () -> result.cancel(false));
            if (!confined.life().tryBegin(work, confined::take)) {
                result.cancel(false);
            }
        }
        return result;
    }

    private static <T> void complete(CompletableFuture<T> result, Callable<T> body) {
        try {
            result.complete(body.call());
        } catch (Throwable e) {
            result.completeExceptionally(e);
        }
    }

    /**
     * Runs something in the component's thread some time, unless the component is to end before. As the failure would be lost otherwise,
     * a failure crashes the component.
     *
     * @throws IllegalStateException if the component was never started
     */
    protected final void cast(Runnable body) {
        Objects.requireNonNull(body, "body");
        ConfinedThread confined = required();
        Activity work = Activity.call(confined.life(), "cast", () -> runOrCrash(confined.life(), body), () -> {});
        var unused = confined.life().tryBegin(work, confined::take);
    }

    private static void runOrCrash(Run run, Runnable body) {
        try {
            body.run();
        } catch (Throwable e) {
            FutureTasks.fail(run, "cast", e);
        }
    }

    private ConfinedThread required() {
        ConfinedThread confined = thread;
        if (confined == null) {
            throw new IllegalStateException(this + " was never started, so it has no thread to run that in");
        }
        return confined;
    }

    /** From before the first callback until the component is to end; from then on the stop timeout says where it hangs. */
    private void watch(ConfinedThread confined) throws InterruptedException {
        Waits waits = new Waits(this);
        while (waits.sleep(confined.looksEvery())) {
            confined.warnIfBlocked();
        }
    }

    @Override
    final RunHooks hooks() {
        return confinement;
    }

    /** Lets callbacks, calls and casts run in one thread, which lasts as long as the run. */
    private final class Confinement implements RunHooks {

        @Override
        public void beginRun(Run run) {
            ConfinedThread confined = new ConfinedThread(run);
            thread = confined;
            confined.start();
            run.tryBegin(new Activity(run, "blocked?", () -> watch(confined)));
        }

        @Override
        public void endRun(Run run) {
            ConfinedThread confined = thread;
            if (confined != null) {
                confined.end();
            }
        }

        @Override
        public void abandoned(Activity work) {
            ConfinedThread confined = thread;
            if (confined != null) {
                confined.abandon(work);
            }
        }

        @Override
        public void launch(Activity work) {
            if (work.callback() == null) {
                RunHooks.super.launch(work);
            } else {
                required().take(work);
            }
        }
    }
}
