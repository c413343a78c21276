package io.supervisor4j.runtime.process;

import io.supervisor4j.runtime.thread.EngineThreads;
import java.util.Objects;

/** Loads what the first {@link ProcessBuilder#start} of a JVM would load: 7 to 10 ms, beside those who get there later. */
public final class ProcessPreload implements Runnable {

    private ProcessPreload() {}

    /** Begins, and returns at once. */
    public static void begin() {
        EngineThreads.expendable("supervisor-preload", new ProcessPreload()).start();
    }

    @Override
    public void run() {
        try {
            Objects.requireNonNull(ProcessBuilder.Redirect.INHERIT);
            Class.forName("java.lang.ProcessImpl");
        } catch (ClassNotFoundException e) {
            // A JDK may have no such class, and no need of this.
            return;
        }
    }
}
