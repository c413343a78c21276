package io.supervisor4j.component.program;

import io.supervisor4j.SupervisorException;
import io.supervisor4j.system.signal.JvmSignals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The signals of a program: SIGTERM and SIGINT end it, SIGUSR1 lets it say what it is doing (M-59). Received until closed. */
public final class ProgramSignals implements AutoCloseable {

    private static final List<String> ENDING = List.of("TERM", "INT");
    private static final String ASKING = "USR1";

    private final List<Runnable> givesBack = new ArrayList<>();
    private final Runnable end;
    private boolean told;
    private Optional<String> unusable = Optional.empty();

    private ProgramSignals(Runnable end) {
        this.end = end;
    }

    /**
     * Receives the signals from now on, each on a thread of the JVM's own.
     *
     * @param end what the first SIGTERM or SIGINT does; must not block
     * @param dump what each SIGUSR1 does
     * @return stops it when closed
     */
    public static ProgramSignals receive(Runnable end, Runnable dump) {
        ProgramSignals signals = new ProgramSignals(end);
        try {
            for (String name : ENDING) {
                signals.givesBack.add(JvmSignals.handle(name, signals::end));
            }
            signals.givesBack.add(JvmSignals.handle(ASKING, dump));
        } catch (SupervisorException e) {
            signals.unusable = Optional.ofNullable(e.getMessage());
        }
        return signals;
    }

    /** Returns why not all of them are received, as with {@code -Xrs}, or where the JDK has no module for it; empty if they are. */
    public Optional<String> unusable() {
        return unusable;
    }

    private void end() {
        if (isFirst()) {
            end.run();
        }
    }

    private synchronized boolean isFirst() {
        boolean first = !told;
        told = true;
        return first;
    }

    /**
     * Gives the signals back. Once the program was told to end they are kept to the end of the JVM: a second one, just before the
     * exit, would change its status.
     */
    @Override
    public synchronized void close() {
        if (!told) {
            givesBack.forEach(Runnable::run);
        }
    }
}
