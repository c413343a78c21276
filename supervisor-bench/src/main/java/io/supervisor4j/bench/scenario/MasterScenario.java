package io.supervisor4j.bench.scenario;

import io.supervisor4j.bench.figure.Target;
import io.supervisor4j.bench.process.Flags;
import io.supervisor4j.bench.process.ProcessGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** From the start of a master to its workers' {@code run()}. */
final class MasterScenario implements Scenario {

    private static final int WARM_UP = 1;

    @Override
    public String name() {
        return "master";
    }

    @Override
    public void run(ScenarioContext setting) throws IOException, InterruptedException {
        int runs = setting.runs(20, 3);
        first(setting, Flags.PLAIN, List.of(), runs, 3.5);
        List<String> archive = setting.launcher().masterArchive(Flags.ARCHIVE);
        first(setting, Flags.ARCHIVE, archive, runs, 2.5);
        List<String> leanArchive = setting.launcher().masterArchive(Flags.LEAN_ARCHIVE);
        first(setting, Flags.LEAN_ARCHIVE, leanArchive, runs, 2.5);
        for (Flags flags : List.of(Flags.PLAIN, Flags.LEAN_ARCHIVE)) {
            several(setting, flags, 8, setting.runs(10, 2));
            several(setting, flags, 32, setting.runs(5, 1));
        }
    }

    private void first(ScenarioContext setting, Flags flags, List<String> archive, int runs, double limit)
            throws IOException, InterruptedException {
        List<Double> floor = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int i = -WARM_UP; i < runs; i++) {
            double bare = setting.launcher().hello(flags);
            double value = readyAfter(setting.launcher().masterWith(flags, archive, "1", "0"), 1);
            if (i >= 0) {
                floor.add(bare);
                values.add(value);
            }
        }
        String title = "exec -> 1 ready, " + flags.title() + (archive.isEmpty() ? "" : ", both");
        setting.report(setting.figure(name(), title, "ms", values, floor).target(Target.Kind.RATIO, limit));
    }

    private void several(ScenarioContext setting, Flags flags, int workers, int runs)
            throws IOException, InterruptedException {
        List<Double> floor = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            double sideBySide = setting.launcher().hello(flags, workers, workers);
            double one = setting.launcher().hello(flags);
            floor.add(sideBySide + one);
            values.add(readyAfter(setting.launcher().master(flags, String.valueOf(workers), "0"), workers));
        }
        String title = "exec -> " + workers + " ready, " + flags.title();
        setting.report(setting.figure(name(), title, "ms", values, floor).target(Target.Kind.RATIO, 1.3));
    }

    private static double readyAfter(ProcessGroup master, int workers) throws InterruptedException {
        try (master) {
            double millis = master.awaitLast("ready", workers, master.startedAt());
            // An orderly end needs a master that has come up as a whole.
            ScenarioContext.settle(500);
            return millis;
        }
    }
}
