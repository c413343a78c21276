package io.supervisor4j.launch;

import java.time.Duration;

/** What a launcher needs of its JVM. */
interface LaunchJvm {

    /** Ends the process at once. */
    void halt(int status);

    /** Does something once, later; the result calls it off. */
    Runnable after(Duration delay, Runnable action);

    /** Notifies the starter of this process, if it asked for that, that it is ready (O-13). Returns at once. */
    void notifyReady();

    /** Does something at each arrival of a signal, named without "SIG"; the result gives the signal back. */
    Runnable onSignal(String name, Runnable action);
}
