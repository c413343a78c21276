package io.supervisor4j.component.jfr;

/** Commits events to the flight recorder. Besides {@link JfrEvents} the only class that knows it; never loaded where there is none. */
final class JfrRecorder implements FlightRecorder {

    @Override
    public void started(String component, int run) {
        fill(new JfrEvents.Started(), component, run).commit();
    }

    @Override
    public void ended(String component, int run, String end, String reason, int unstopped) {
        JfrEvents.Ended event = fill(new JfrEvents.Ended(), component, run);
        event.end = end;
        event.reason = reason;
        event.unstopped = unstopped;
        event.commit();
    }

    @Override
    public void crashed(String component, int run, String reason) {
        JfrEvents.Crashed event = fill(new JfrEvents.Crashed(), component, run);
        event.reason = reason;
        event.commit();
    }

    @Override
    public void restarted(String component, int run) {
        fill(new JfrEvents.Restarted(), component, run).commit();
    }

    private static <E extends JfrEvents.ComponentEvent> E fill(E event, String component, int run) {
        event.component = component;
        event.run = run;
        return event;
    }
}
