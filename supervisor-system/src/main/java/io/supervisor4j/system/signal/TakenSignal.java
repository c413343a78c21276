package io.supervisor4j.system.signal;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/** A signal that has handlers here. */
final class TakenSignal implements SignalHandler {

    private final SignalHandlers handlers = new SignalHandlers();
    private final Signal signal;
    private final SignalHandler before;

    /**
     * Takes the signal from whatever had it.
     *
     * @throws IllegalArgumentException if the system has no such signal, or the JVM keeps it to itself
     */
    TakenSignal(String name) {
        this.signal = new Signal(name);
        this.before = Signal.handle(signal, this);
    }

    static boolean isKnown(String name) {
        try {
            return new Signal(name).getNumber() >= 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    SignalHandlers handlers() {
        return handlers;
    }

    @Override
    public void handle(Signal arrived) {
        handlers.run();
    }

    /** Gives the signal back; a handler that another took over with meanwhile stays. */
    void giveBack() {
        SignalHandler present = Signal.handle(signal, before);
        if (present != this) {
            Signal.handle(signal, present);
        }
    }
}
