package io.supervisor4j.bench.scenario;

import io.supervisor4j.bench.figure.Figure;
import io.supervisor4j.bench.figure.Target;
import io.supervisor4j.bench.process.Flags;
import io.supervisor4j.bench.process.Message;
import io.supervisor4j.bench.process.Proc;
import io.supervisor4j.bench.process.ProcessGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One worker more, in a master that runs: from {@code reconfigure} to its service's {@code run()}. */
final class LaunchScenario implements Scenario {

    private static final int WARM_UP = 3;

    @Override
    public String name() {
        return "launch";
    }

    @Override
    public void run(ScenarioContext setting) throws IOException, InterruptedException {
        double plain = setting.isBefore18() ? 1.25 : 1.5;
        setting.report(measure(setting, Flags.PLAIN).target(Target.Kind.RATIO, plain));
        setting.report(measure(setting, Flags.ARCHIVE));
        setting.report(measure(setting, Flags.LEAN_ARCHIVE).target(Target.Kind.RATIO, 1.1));
    }

    private Figure measure(ScenarioContext setting, Flags flags) throws IOException, InterruptedException {
        List<Double> floor = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        int runs = setting.runs(40, 4);
        try (ProcessGroup master = setting.launcher().master(flags, "1", "0", "obey")) {
            master.await("ready", 1);
            for (int i = -WARM_UP; i < runs; i++) {
                ScenarioContext.settle(100);
                double bare = setting.launcher().hello(flags);
                ScenarioContext.settle(100);
                double worker = launch(master);
                if (i >= 0) {
                    floor.add(bare);
                    values.add(worker);
                }
            }
        }
        return setting.figure(name(), "spawn -> ready, " + flags.title(), "ms", values, floor);
    }

    private static double launch(ProcessGroup master) throws IOException, InterruptedException {
        master.tell("2");
        long start = master.await("scale", 1).get(0).nanos();
        Message ready = master.await("ready", 1).get(0);
        master.tell("1");
        master.await("scale", 1);
        while (Proc.exists(ready.pid())) {
            ScenarioContext.settle(10);
        }
        return ready.millisSince(start);
    }
}
