package io.supervisor4j.bench.scenario;

import io.supervisor4j.bench.figure.Target;
import io.supervisor4j.bench.process.Flags;
import io.supervisor4j.bench.process.ProcessGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * From SIGTERM or SIGKILL to the master to the end of its last process; beside the same signal to bare JVMs, and with standbys beside
 * the same master without.
 */
final class EndScenario implements Scenario {

    private static final int WORKERS = 8;
    private static final int FEW_WORKERS = 4;
    private static final int STANDBYS = 8;

    @Override
    public String name() {
        return "end";
    }

    @Override
    public void run(ScenarioContext setting) throws IOException, InterruptedException {
        for (Flags flags : List.of(Flags.PLAIN, Flags.LEAN_ARCHIVE)) {
            measure(setting, flags, "TERM", 30);
            measure(setting, flags, "KILL", 15);
            measureStandbys(setting, flags, "TERM");
            measureStandbys(setting, flags, "KILL");
        }
    }

    private void measureStandbys(ScenarioContext setting, Flags flags, String signal)
            throws IOException, InterruptedException {
        List<Double> without = new ArrayList<>();
        List<Double> with = new ArrayList<>();
        for (int i = 0; i < setting.runs(15, 3); i++) {
            without.add(end(setting, flags, signal, FEW_WORKERS, 0));
            with.add(end(setting, flags, signal, FEW_WORKERS, STANDBYS));
        }
        String title = "SIG" + signal + " -> all gone, 4 and 8 standbys, " + flags.title();
        setting.report(setting.figure(name(), title, "ms", with, without));
    }

    private void measure(ScenarioContext setting, Flags flags, String signal, double limit)
            throws IOException, InterruptedException {
        List<Double> floor = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < setting.runs(15, 3); i++) {
            floor.add(Bare.end(setting, flags, WORKERS + 1, signal));
            values.add(end(setting, flags, signal, WORKERS, 0));
        }
        String title = "SIG" + signal + " -> all 9 gone, " + flags.title();
        setting.report(setting.figure(name(), title, "ms", values, floor).target(Target.Kind.MEDIAN, limit));
    }

    private static double end(ScenarioContext setting, Flags flags, String signal, int workers, int standbys)
            throws IOException, InterruptedException {
        try (ProcessGroup master =
                setting.launcher().master(flags, String.valueOf(workers), String.valueOf(standbys))) {
            master.await("ready", workers);
            if (standbys > 0) {
                master.await("standby", standbys);
            }
            ScenarioContext.settle(1300);
            long start = setting.signals().send(signal, List.of(master.pid()));
            return master.awaitEnd(start);
        }
    }
}
