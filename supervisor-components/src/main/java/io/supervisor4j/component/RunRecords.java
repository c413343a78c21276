package io.supervisor4j.component;

import io.supervisor4j.component.jfr.FlightRecorder;

/** Records in the flight recorder what becomes of runs; called by their owners. */
final class RunRecords {

    private static final FlightRecorder RECORDER = FlightRecorder.ofThisJvm();

    private RunRecords() {}

    /** All of it is started. */
    static void started(Run run) {
        RECORDER.started(path(run), number(run));
    }

    /** It has ended. */
    static void ended(Run run, StopReport report) {
        RECORDER.ended(
                path(run),
                number(run),
                report.end().toString(),
                report.reason().map(Throwable::toString).orElse(""),
                report.unstopped().size());
    }

    /** It crashed, here and not below. */
    static void crashed(Run run, Throwable reason) {
        RECORDER.crashed(path(run), number(run), reason.toString());
    }

    /** It begins in the place of another. */
    static void restarted(Run run) {
        RECORDER.restarted(path(run), number(run));
    }

    private static String path(Run run) {
        return run.component().node().path();
    }

    private static int number(Run run) {
        return run.origin().number();
    }
}
