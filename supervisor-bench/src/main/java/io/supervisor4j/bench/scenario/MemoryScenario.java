package io.supervisor4j.bench.scenario;

import io.supervisor4j.bench.figure.Figure;
import io.supervisor4j.bench.figure.Sample;
import io.supervisor4j.bench.figure.Target;
import io.supervisor4j.bench.process.Flags;
import io.supervisor4j.bench.process.Message;
import io.supervisor4j.bench.process.Proc;
import io.supervisor4j.bench.process.ProcessGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The memory of workers, beside as many bare JVMs that are there at the same time; and what a worker costs its master. */
final class MemoryScenario implements Scenario {

    private static final int WORKERS = 8;
    private static final int MORE = 32;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public void run(ScenarioContext setting) throws IOException, InterruptedException {
        Figure plain = workers(setting, Flags.PLAIN);
        double allowed = plain.values().median() / plain.ratio() + 1.5;
        setting.report(plain.target(Target.Kind.MEDIAN, Math.round(allowed * 100) / 100.0));
        setting.report(workers(setting, Flags.ARCHIVE).target(Target.Kind.RATIO, 0.8));
        setting.report(workers(setting, Flags.LEAN_ARCHIVE).target(Target.Kind.RATIO, 0.8));
        setting.report(growth(setting, false).target(Target.Kind.MEDIAN, 0.3));
        setting.report(growth(setting, true).target(Target.Kind.MEDIAN, 0.3));
    }

    private Figure workers(ScenarioContext setting, Flags flags) throws IOException, InterruptedException {
        List<Double> floor = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < setting.runs(5, 1); i++) {
            try (ProcessGroup master = setting.launcher().master(flags, String.valueOf(WORKERS), "0");
                    ProcessGroup bare = setting.launcher().idle(flags, WORKERS)) {
                List<Long> pids = master.await("ready", WORKERS).stream()
                        .map(Message::pid)
                        .toList();
                ScenarioContext.settle(2000);
                floor.add(mean(bare.pids()));
                values.add(mean(pids));
            }
        }
        return setting.figure(name(), "PSS of a worker, " + flags.title(), "MiB", values, floor);
    }

    private static double mean(List<Long> pids) throws IOException {
        List<Double> sizes = new ArrayList<>();
        for (long pid : pids) {
            sizes.add(Proc.proportionalMemory(pid));
        }
        return Sample.of(sizes).mean();
    }

    /** With a collection before each reading it is what the master keeps, without one what it was given as well. */
    private Figure growth(ScenarioContext setting, boolean collected) throws IOException, InterruptedException {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < setting.runs(5, 1); i++) {
            try (ProcessGroup master = setting.launcher().master(Flags.PLAIN, String.valueOf(WORKERS), "0", "obey")) {
                master.await("ready", WORKERS);
                double before = reading(master, collected);
                master.tell(String.valueOf(WORKERS + MORE));
                master.await("ready", MORE);
                values.add((reading(master, collected) - before) / MORE);
            }
        }
        String title = "master's growth a worker" + (collected ? ", collected" : "");
        return setting.figure(name(), title, "MiB", values, null);
    }

    private static double reading(ProcessGroup master, boolean collected) throws IOException, InterruptedException {
        ScenarioContext.settle(2000);
        if (collected) {
            master.tell("gc");
            master.await("gc", 1);
            ScenarioContext.settle(500);
        }
        return Proc.privateMemory(master.pid());
    }
}
