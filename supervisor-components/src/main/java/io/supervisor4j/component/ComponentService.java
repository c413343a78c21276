package io.supervisor4j.component;

import io.supervisor4j.Service;
import io.supervisor4j.WorkerContext;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Runs a tree of components as the work of a worker. SIGTERM stops it within the worker's deadline, SIGHUP restarts it, and a
 * crash of its root ends the worker: with the status of the {@link io.supervisor4j.WorkerExitException} it crashed with, or 1. A
 * root that comes to its end without a crash ends the worker with status 0.
 *
 * <pre>{@code
 * public final class WebService extends ComponentService {
 *     public WebService(WorkerContext context, WebConf conf) {
 *         super(context, new Web(conf));
 *     }
 * }
 * }</pre>
 */
public abstract class ComponentService implements Service {

    /** Of what is left until the deadline, this share is kept for the worker itself to end. */
    private static final int KEPT_SHARE = 10;

    private final WorkerContext context;
    private final Component root;
    private final Object order = new Object();
    private boolean begun;
    private boolean terminated;

    /**
     * Creates the service; called by the constructor that the worker calls.
     *
     * @param context of the worker
     * @param root the component to run, not started
     */
    protected ComponentService(WorkerContext context, Component root) {
        this.context = Objects.requireNonNull(context, "context");
        this.root = Objects.requireNonNull(root, "root");
    }

    /** Starts the root and waits for its end. */
    @Override
    public final void run() throws Exception {
        if (!begin()) {
            return;
        }
        try {
            root.awaitStopped();
        } catch (ComponentException e) {
            throw RootExit.asException(e);
        }
        if (!context.isTerminating()) {
            context.requestShutdown(0);
        }
    }

    /** A root that was told to end before it began is never started. */
    private boolean begin() {
        synchronized (order) {
            if (terminated) {
                return false;
            }
            begun = true;
            var unused = root.startAsync();
            return true;
        }
    }

    /** Stops the root; what does not end before the worker's deadline is abandoned. */
    @Override
    public final void terminate() throws Exception {
        synchronized (order) {
            terminated = true;
        }
        Duration left = left();
        StopReport unused = left == null ? root.stop() : root.stop(left);
    }

    private @Nullable Duration left() {
        return context.stopDeadline()
                .map(deadline -> Duration.between(root.settings().time().instant(), deadline))
                .map(left -> left.isNegative() ? Duration.ZERO : left.minus(left.dividedBy(KEPT_SHARE)))
                .orElse(null);
    }

    /** Restarts the root, unless it stops itself meanwhile; one that has not begun yet begins with what is new anyway. */
    @Override
    public final void reload() throws Exception {
        synchronized (order) {
            if (!begun) {
                return;
            }
        }
        try {
            root.restart();
        } catch (CancellationException e) {
            LoggerFactory.getLogger(getClass()).info("{} was stopped instead of being restarted", root);
        } catch (ComponentException e) {
            throw RootExit.asException(e);
        }
    }
}
