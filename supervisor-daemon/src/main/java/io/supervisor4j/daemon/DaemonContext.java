package io.supervisor4j.daemon;

import io.supervisor4j.SupervisorException;
import io.supervisor4j.rule.Durations;
import io.supervisor4j.system.file.IoMessages;
import io.supervisor4j.system.signal.JvmSignals;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The daemon's own side: what its program can ask and say (S-1). There is one for each JVM; all methods may be called from any
 * thread.
 *
 * <p>No signal is taken from the program before it asks: SIGTERM ends the JVM with status 143, its shutdown hooks having run,
 * until {@link #gotSigterm()} or {@link #awaitSigterm} is called for the first time. So a program that runs a {@code
 * ServiceManager}, which handles signals itself, leaves these two alone: of the manager and this context, the last one to ask has the
 * signal; this context and a {@code ServiceLauncher} both have it (O-22). A program that must not miss a SIGTERM before it comes to ask is started with {@link Daemon.Builder#signals signals("SIGTERM")}.
 *
 * <p>A program that is not run as a daemon may use it too: SIGTERM works alike, and {@link #ready()} does nothing.
 */
public final class DaemonContext {

    private static final DaemonContext CURRENT = new DaemonContext();
    private static final String NOT_A_DAEMON = "daemon";

    private final Map<String, SignalFlag> flags = new ConcurrentHashMap<>();
    private volatile Optional<Presence> presence = Optional.empty();
    private volatile String name = NOT_A_DAEMON;

    private DaemonContext() {}

    /**
     * Returns the context of this JVM.
     *
     * @return always the same one
     */
    public static DaemonContext current() {
        return CURRENT;
    }

    /** Makes this JVM a daemon's. */
    static void enter(String name, Presence presence, List<String> signals) {
        CURRENT.presence = Optional.of(presence);
        CURRENT.name = name;
        signals.forEach(CURRENT::enabled);
    }

    /**
     * Tells whether this JVM was started by {@link Daemon#start}.
     *
     * @return true in a daemon
     */
    public boolean isDaemon() {
        return presence.isPresent();
    }

    /**
     * Returns the daemon's name, which is also what {@code ps} calls its process, and the name of its {@linkplain #logger() logger}
     * (S-2).
     *
     * @return the name; {@code daemon} outside of one
     */
    public String name() {
        return name;
    }

    /**
     * Returns the daemon's own logger, named as the daemon is (S-2, S-30). It writes to where the program's logging library puts it, and
     * nowhere if there is none. An exception that nothing catches, in any thread, is logged there at error level, besides being
     * printed to the output (S-26), unless the program sets a default handler of its own for such exceptions.
     *
     * @return the logger
     */
    public Logger logger() {
        return LoggerFactory.getLogger(name);
    }

    /**
     * Says that the daemon does its work from now on: who waits in {@link Daemon#start} is told so at once, without waiting for the
     * settle time. Again, or outside a daemon, it does nothing.
     *
     * @throws SupervisorException if the daemon's state cannot be written, as on a full disk
     */
    public void ready() {
        if (presence.isEmpty()) {
            return;
        }
        try {
            presence.get().running();
        } catch (IOException e) {
            throw new SupervisorException("the daemon cannot say that it is ready: " + IoMessages.text(e), e);
        }
    }

    /**
     * Tells whether SIGTERM has arrived since it was first asked for or enabled, and was not {@linkplain #clear cleared} (S-23).
     *
     * @return true if the program should end
     */
    public boolean gotSigterm() {
        return enabled(SignalName.TERM).isUp();
    }

    /**
     * Waits for SIGTERM (S-24). Returns at once if it has arrived and was not cleared.
     *
     * @param timeout how long at most; zero looks only, {@link Daemon#FOREVER} sets no limit
     * @return false if it did not come in time
     * @throws IllegalArgumentException if the time-out is negative
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean awaitSigterm(Duration timeout) throws InterruptedException {
        return enabled(SignalName.TERM).await(Durations.requireNotNegative(timeout, "timeout"));
    }

    /**
     * Tells whether a signal has arrived and was not cleared (S-25).
     *
     * @param signal SIGTERM, or one enabled by {@link Daemon.Builder#signals}, such as {@code "SIGHUP"}
     * @return true if it has
     * @throws IllegalArgumentException if it is not enabled
     */
    public boolean got(String signal) {
        return flag(signal).isUp();
    }

    /**
     * Waits for a signal (S-25). Returns at once if it has arrived and was not cleared.
     *
     * @param signal SIGTERM, or one enabled by {@link Daemon.Builder#signals}
     * @param timeout how long at most; zero looks only, {@link Daemon#FOREVER} sets no limit
     * @return false if it did not come in time
     * @throws IllegalArgumentException if the signal is not enabled or the time-out is negative
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean await(String signal, Duration timeout) throws InterruptedException {
        return flag(signal).await(Durations.requireNotNegative(timeout, "timeout"));
    }

    /**
     * Forgets that a signal has arrived, so that its next arrival can be told (S-25).
     *
     * @param signal SIGTERM, or one enabled by {@link Daemon.Builder#signals}
     * @throws IllegalArgumentException if it is not enabled
     */
    public void clear(String signal) {
        flag(signal).clear();
    }

    private SignalFlag flag(String signal) {
        String name = SignalName.require(signal);
        if (name.equals(SignalName.TERM)) {
            return enabled(name);
        }
        SignalFlag flag = flags.get(name);
        if (flag == null) {
            throw new IllegalArgumentException(
                    signal + " is not enabled; name it in Daemon.builder(..).signals(..), where the daemon is started");
        }
        return flag;
    }

    private SignalFlag enabled(String name) {
        return flags.computeIfAbsent(name, key -> {
            SignalFlag flag = new SignalFlag();
            JvmSignals.handle(key, flag::raise);
            return flag;
        });
    }
}
