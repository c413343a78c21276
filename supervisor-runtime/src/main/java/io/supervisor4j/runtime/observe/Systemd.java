package io.supervisor4j.runtime.observe;

import io.supervisor4j.event.ManagerEvent;
import io.supervisor4j.event.ServiceEvent;
import io.supervisor4j.event.StandbyEvent;
import io.supervisor4j.event.SupervisorEvent;
import io.supervisor4j.event.WorkerEvent;
import io.supervisor4j.system.posix.NotifySocket;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd how the manager is, as sd_notify(3) describes it: READY once the initial workers are ready (B-17), RELOADING and
 * READY around a reload, STOPPING, a STATUS line, and WATCHDOG where the unit asks for it. Failure is a debug log (C-67).
 */
public final class Systemd implements Consumer<SupervisorEvent> {

    private final Consumer<String> send;
    private final LongSupplier monotonicNanos;
    private final WorkerCount count = new WorkerCount();
    private String lastStatus = "";
    private boolean announcedReady;
    private int reloads;

    Systemd(Consumer<String> send, LongSupplier monotonicNanos) {
        this.send = send;
        this.monotonicNanos = monotonicNanos;
    }

    /**
     * Returns the listener, if systemd asked for one.
     *
     * @param environment the variables of this process
     * @return empty without {@code NOTIFY_SOCKET}
     */
    public static Optional<Consumer<SupervisorEvent>> in(Map<String, String> environment) {
        String address = environment.getOrDefault("NOTIFY_SOCKET", "");
        return address.isEmpty()
                ? Optional.empty()
                : Optional.of(new Systemd(text -> notify(address, text), System::nanoTime));
    }

    /**
     * Returns how often systemd wants to see this process alive: twice within its watchdog's time.
     *
     * @param environment the variables of this process
     * @return empty where the unit has no watchdog, or has one for another process
     */
    public static Optional<Duration> watchdog(Map<String, String> environment) {
        String micros = environment.getOrDefault("WATCHDOG_USEC", "");
        String pid = environment.getOrDefault("WATCHDOG_PID", "");
        if (!environment.containsKey("NOTIFY_SOCKET") || !micros.matches("[1-9]\\d{0,17}")) {
            return Optional.empty();
        }
        boolean ours = pid.isEmpty()
                || pid.equals(Long.toString(ProcessHandle.current().pid()));
        return ours
                ? Optional.of(
                        Duration.of(Long.parseLong(micros), ChronoUnit.MICROS).dividedBy(2))
                : Optional.empty();
    }

    private static void notify(String address, String text) {
        try {
            NotifySocket.send(address, text);
        } catch (Exception | LinkageError e) {
            Log.LOG.debug("systemd could not be notified over {} of {}: {}", address, text, e.toString());
        }
    }

    @Override
    public void accept(SupervisorEvent event) {
        count.accept(event);
        if (event instanceof ManagerEvent.Ready) {
            announcedReady = true;
            say("READY=1");
        } else if (event instanceof ManagerEvent.ReloadRequested) {
            reloads++;
            say("RELOADING=1\nMONOTONIC_USEC=" + monotonicNanos.getAsLong() / 1_000);
        } else if (event instanceof ManagerEvent.ReloadRefused) {
            reloadsEnd(reloads - 1);
        } else if (event instanceof ManagerEvent.ReloadFinished) {
            reloadsEnd(0);
        } else if (event instanceof ManagerEvent.StopRequested) {
            say("STOPPING=1");
        } else if (event instanceof ManagerEvent.Heartbeat) {
            say("WATCHDOG=1");
        } else if (event instanceof WorkerEvent || event instanceof ServiceEvent || event instanceof StandbyEvent) {
            say("");
        }
    }

    /** The last that is under way makes it ready again; but one during the start must not make a manager look ready that is not. */
    private void reloadsEnd(int left) {
        reloads = left;
        say(announcedReady && reloads == 0 ? "READY=1" : "");
    }

    /** Sends a state, and the status line with it where that has changed. */
    private void say(String state) {
        String status = "STATUS=" + count.summary();
        String changed = status.equals(lastStatus) ? "" : status;
        lastStatus = status;
        String text = state.isEmpty() || changed.isEmpty() ? state + changed : state + "\n" + changed;
        if (!text.isEmpty()) {
            send.accept(text);
        }
    }

    /** Loads the logger only where something is to be logged. */
    private static final class Log {
        static final Logger LOG = LoggerFactory.getLogger("io.supervisor4j.systemd");
    }
}
