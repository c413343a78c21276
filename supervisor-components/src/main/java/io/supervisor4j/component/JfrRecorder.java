package io.supervisor4j.component;

/** Tells the flight recorder. The only class that knows it; never loaded where there is none. */
final class JfrRecorder implements LifecycleListener {

    @Override
    public void started(Run run) {
        fill(new JfrEvents.Started(), run).commit();
    }

    @Override
    public void ended(Run run, StopReport report) {
        JfrEvents.Ended event = fill(new JfrEvents.Ended(), run);
        event.end = report.end().toString();
        event.reason = report.reason().map(Throwable::toString).orElse("");
        event.unstopped = report.unstopped().size();
        event.commit();
    }

    @Override
    public void crashed(Run run, Throwable reason) {
        JfrEvents.Crashed event = fill(new JfrEvents.Crashed(), run);
        event.reason = reason.toString();
        event.commit();
    }

    @Override
    public void restarted(Run run) {
        fill(new JfrEvents.Restarted(), run).commit();
    }

    private static <E extends JfrEvents.ComponentEvent> E fill(E event, Run run) {
        event.component = run.component().node().path();
        event.run = run.origin().number();
        return event;
    }
}
