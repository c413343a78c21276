package io.supervisor4j.launch;

import io.supervisor4j.option.Options;
import io.supervisor4j.option.ServiceOptions;

/**
 * Runs services, either in this JVM or in workers (O-4).
 *
 * <pre>{@code
 * try (Launcher launcher = Launcher.launch(options, LaunchSpec.of(Api.class, 8080), workers)) {
 *     System.exit(launcher.await());
 * }
 * }</pre>
 *
 * <p><b>Signals</b> are answered from the moment a launcher is created, in both kinds alike:
 *
 * <ul>
 *   <li>SIGTERM ends gracefully, with status 0, within {@link ServiceOptions#gracefulShutdownTimeout}; more of them change nothing
 *       (O-15, O-16)
 *   <li>SIGINT and SIGALRM end everything at once, with status 1 (O-18, O-35)
 *   <li>SIGHUP reads the options again, then restarts the services or resets them, as {@link Options.OnReload} says; it never ends
 *       the process (O-19, O-32, X-11)
 * </ul>
 *
 * <p>A JVM has at most one open launcher (O-8). Thread-safe.
 */
public sealed interface Launcher extends AutoCloseable permits ServiceLauncher, ProcessLauncher {

    /**
     * Launches a service in this JVM, as {@link #launch(Options, LaunchSpec, int)} with one worker.
     *
     * @param options as there
     * @param service as there
     * @return the launcher
     */
    static Launcher launch(Options options, LaunchSpec service) {
        return launch(options, service, 1);
    }

    /**
     * Launches a service: in this JVM for one worker, in as many worker JVMs otherwise. SIGHUP restarts it.
     *
     * @param options with {@link ServiceOptions} as one of the groups
     * @param service what to launch
     * @param workers how many, at least 1
     * @return the launcher; await it
     * @throws IllegalArgumentException if there are less than 1 workers, the group is missing, or the service is refused
     * @throws IllegalStateException if this JVM has an open launcher or manager already
     */
    static Launcher launch(Options options, LaunchSpec service, int workers) {
        return launch(options, service, workers, Options.OnReload.RELOAD);
    }

    /**
     * Launches a service: in this JVM for one worker, in as many worker JVMs otherwise.
     *
     * @param options with {@link ServiceOptions} as one of the groups
     * @param service what to launch
     * @param workers how many, at least 1
     * @param onReload what SIGHUP does: restart the service, or {@linkplain ServiceBase#reset() reset} it
     * @return the launcher; await it
     * @throws IllegalArgumentException if there are less than 1 workers, the group is missing, or the service is refused
     * @throws IllegalStateException if this JVM has an open launcher or manager already
     */
    static Launcher launch(Options options, LaunchSpec service, int workers, Options.OnReload onReload) {
        if (workers < 1) {
            throw new IllegalArgumentException(
                    "workers of service " + service.name() + " must be at least 1, but is " + workers);
        }
        Launcher launcher =
                workers == 1 ? ServiceLauncher.create(options, onReload) : ProcessLauncher.create(options, onReload);
        try {
            launcher.launchService(service, workers);
            return launcher;
        } catch (RuntimeException | Error e) {
            launcher.close();
            throw e;
        }
    }

    /**
     * Launches one more service (O-10, O-24). It starts at once, unless the launcher is stopping: then this does nothing.
     *
     * @param service what to launch
     * @param workers how many; a {@link ServiceLauncher} takes 1 only, and for a {@link ProcessLauncher} 0 means: in the one worker that
     *     all such services share (T-26)
     * @throws IllegalArgumentException if the number or the service is refused; the message names what
     * @throws IllegalStateException if the launcher has ended
     */
    void launchService(LaunchSpec service, int workers);

    /**
     * Waits for the end of all services; they end when the launcher is told to stop, or one of them fails in this JVM. Returns at
     * once if none was launched (O-46).
     *
     * @return the exit status: 0 after a graceful end, 1 after a failure, or the status a service chose
     * @throws InterruptedException if the thread is interrupted; nothing is stopped by that
     */
    int await() throws InterruptedException;

    /** Stops gracefully, as SIGTERM does (O-36). Returns at once; again, it does nothing. */
    void stop();

    /** Does what SIGHUP does (O-19). Returns at once; requests that wait become one; does nothing once stopping. */
    void reload();

    /**
     * Stops, waits for the end, and gives the signals back. Again, it does nothing. Not for the services themselves, whose end it
     * waits for: they call {@link #stop()}.
     */
    @Override
    void close();
}
