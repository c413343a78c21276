package io.supervisor4j.bench.scenario;

import io.supervisor4j.bench.figure.Target;
import io.supervisor4j.bench.process.Flags;
import io.supervisor4j.bench.process.Message;
import io.supervisor4j.bench.process.ProcessGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** From SIGHUP to the master to {@code reload()} in the last worker; beside SIGHUP straight to all workers. */
final class ReloadScenario implements Scenario {

    private static final int WARM_UP = 3;

    @Override
    public String name() {
        return "reload";
    }

    @Override
    public void run(ScenarioContext setting) throws IOException, InterruptedException {
        for (Flags flags : List.of(Flags.PLAIN, Flags.LEAN_ARCHIVE)) {
            measure(setting, flags, 8, 4);
            measure(setting, flags, 32, 15);
        }
    }

    private void measure(ScenarioContext setting, Flags flags, int workers, double limit)
            throws IOException, InterruptedException {
        List<Double> floor = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        int runs = setting.runs(30, 4);
        try (ProcessGroup master = setting.launcher().master(flags, String.valueOf(workers), "0")) {
            List<Long> pids =
                    master.await("ready", workers).stream().map(Message::pid).toList();
            ScenarioContext.settle(1000);
            for (int i = -WARM_UP; i < runs; i++) {
                double straight = reload(setting, master, pids, workers);
                double through = reload(setting, master, List.of(master.pid()), workers);
                if (i >= 0) {
                    floor.add(straight);
                    values.add(through);
                }
            }
        }
        String title = "SIGHUP -> last of " + workers + ", " + flags.title();
        setting.report(setting.figure(name(), title, "ms", values, floor).target(Target.Kind.MEDIAN, limit));
    }

    private static double reload(ScenarioContext setting, ProcessGroup master, Collection<Long> pids, int workers)
            throws IOException, InterruptedException {
        ScenarioContext.settle(200);
        long start = setting.signals().send("HUP", pids);
        return master.awaitLast("reload", workers, start);
    }
}
