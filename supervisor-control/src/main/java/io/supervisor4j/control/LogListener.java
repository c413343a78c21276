package io.supervisor4j.control;

import java.util.function.Consumer;

/** Passes lines of output on. */
final class LogListener implements Following.Listener {

    private final Consumer<LogLine> listener;

    LogListener(Consumer<LogLine> listener) {
        this.listener = listener;
    }

    @Override
    public void take(Document document) {
        if (document.has("line")) {
            listener.accept(Readings.line(document));
        }
    }

    /** A line of output cannot say so. */
    @Override
    public void ended() {}
}
