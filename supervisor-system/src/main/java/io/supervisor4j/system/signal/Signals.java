package io.supervisor4j.system.signal;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Receives signals instead of the JVM, until closed. */
public final class Signals implements AutoCloseable {

    /** SIGTERM: end gracefully. */
    public static final String TERM = "SIGTERM";

    /** SIGHUP: reload. */
    public static final String HUP = "SIGHUP";

    /** SIGINT: end at once. */
    public static final String INT = "SIGINT";

    /** SIGALRM: end at once, time is over. */
    public static final String ALRM = "SIGALRM";

    private static final String[] NAMES = {TERM, HUP, INT, ALRM};
    private static final int PREFIX = "SIG".length();

    private final SignalHandler[] previous = new SignalHandler[NAMES.length];

    private Signals() {}

    /**
     * Receives SIGTERM, SIGHUP, SIGINT and SIGALRM from now on.
     *
     * @param listener receives each
     * @return stops it when closed
     * @throws IllegalArgumentException if the JVM does not give the signals away, as with {@code -Xrs}
     */
    public static Signals listen(SignalListener listener) {
        Signals signals = new Signals();
        SignalHandler handler = new Handler(listener);
        for (int i = 0; i < NAMES.length; i++) {
            signals.previous[i] = Signal.handle(new Signal(NAMES[i].substring(PREFIX)), handler);
        }
        return signals;
    }

    /** Gives the signals back to their earlier handlers. */
    @Override
    public void close() {
        for (int i = 0; i < NAMES.length; i++) {
            Signal.handle(new Signal(NAMES[i].substring(PREFIX)), previous[i]);
        }
    }

    /** A named class: a lambda costs a starting worker some milliseconds. */
    private static final class Handler implements SignalHandler {

        private final SignalListener listener;

        Handler(SignalListener listener) {
            this.listener = listener;
        }

        @Override
        public void handle(Signal signal) {
            listener.received("SIG" + signal.getName());
        }
    }
}
