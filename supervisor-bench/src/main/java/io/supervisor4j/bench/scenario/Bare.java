package io.supervisor4j.bench.scenario;

import io.supervisor4j.bench.process.Flags;
import io.supervisor4j.bench.process.ProcessGroup;
import java.io.IOException;

/** How bare JVMs end. */
final class Bare {

    private Bare() {}

    /** Sends idle JVMs a signal; returns the milliseconds until the last is gone. */
    static double end(ScenarioContext setting, Flags flags, int count, String signal)
            throws IOException, InterruptedException {
        try (ProcessGroup idle = setting.launcher().idle(flags, count)) {
            ScenarioContext.settle(300);
            long start = setting.signals().send(signal, idle.pids());
            return idle.awaitEnd(start);
        }
    }
}
