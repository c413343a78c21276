package io.supervisor4j.component;

import io.supervisor4j.component.program.ProgramSignals;
import io.supervisor4j.component.program.ThreadDump;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** One run of a {@link ComponentProgram}, from its start to its exit status. */
final class Execution {

    private final Component root;
    private final boolean debug;
    private final boolean endAfterStart;
    private boolean toldToEnd;

    Execution(Component root, boolean debug, boolean endAfterStart) {
        this.root = root;
        this.debug = debug;
        this.endAfterStart = endAfterStart;
    }

    /** However the JVM ends, the root is stopped first. */
    int carryOut() throws InterruptedException {
        Thread hook = new Thread(root::close, Labels.of(root) + "/shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        try (ProgramSignals signals = ProgramSignals.receive(this::end, this::dump);
                root) {
            signals.unusable()
                    .ifPresent(why -> root.log().warn("Signals are left to the JVM, and the exit status too: {}", why));
            return status();
        } finally {
            removeHook(hook);
        }
    }

    private int status() throws InterruptedException {
        try {
            Optional<CompletionStage<Void>> started = start();
            if (started.isPresent()) {
                var unused = started.get().thenRun(this::onceStarted);
                root.awaitStopped();
            }
            return 0;
        } catch (OutOfMemoryError e) {
            return RootExit.of(e); // to log it may take what there is no more of
        } catch (ComponentException e) {
            root.log().error("The program ends, as its root did not come to a good end", e);
            return RootExit.of(e);
        }
    }

    /** Nothing is started after the signal to end. */
    private synchronized Optional<CompletionStage<Void>> start() {
        return toldToEnd ? Optional.empty() : Optional.of(root.startAsync());
    }

    private void onceStarted() {
        if (debug) {
            root.log().debug("Started:\n{}", root.graph().toText());
        }
        if (endAfterStart) {
            var unused = root.stopAsync();
        }
    }

    private void end() {
        synchronized (this) {
            toldToEnd = true;
        }
        var unused = root.stopAsync();
    }

    private void dump() {
        try {
            ThreadDump.write(
                    "What " + root + " is doing:\n" + root.stackDump() + "All threads:\n" + ThreadDump.ofAllThreads());
        } catch (IOException e) {
            root.log().warn("The stacks could not be written to the standard error", e);
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending and the hook running already.
        }
    }
}
