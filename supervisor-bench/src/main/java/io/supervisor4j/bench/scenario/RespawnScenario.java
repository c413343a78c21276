package io.supervisor4j.bench.scenario;

import io.supervisor4j.bench.figure.Target;
import io.supervisor4j.bench.process.Flags;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** From SIGKILL of one of 8 workers to its replacement's {@code run()}: by a new JVM, and by a standby, in turn. */
final class RespawnScenario implements Scenario {

    private static final int WORKERS = 8;
    private static final int WARM_UP = 3;

    @Override
    public String name() {
        return "respawn";
    }

    @Override
    public void run(ScenarioContext setting) throws IOException, InterruptedException {
        for (Flags flags : List.of(Flags.PLAIN, Flags.LEAN_ARCHIVE)) {
            measure(setting, flags);
        }
    }

    private void measure(ScenarioContext setting, Flags flags) throws IOException, InterruptedException {
        List<Double> starts = new ArrayList<>();
        List<Double> ends = new ArrayList<>();
        List<Double> cold = new ArrayList<>();
        List<Double> warm = new ArrayList<>();
        int runs = setting.runs(120, 8);
        try (ManagedWorkers without = ManagedWorkers.start(setting, flags, WORKERS, 0);
                ManagedWorkers with = ManagedWorkers.start(setting, flags, WORKERS, 1)) {
            for (int i = -WARM_UP; i < runs; i++) {
                int worker = Math.floorMod(i, WORKERS);
                if (i < 0) {
                    without.kill(worker);
                    with.kill(worker);
                    continue;
                }
                starts.add(setting.launcher().hello(flags));
                cold.add(without.kill(worker));
                ends.add(Bare.end(setting, flags, 1, "KILL"));
                warm.add(with.kill(worker));
            }
        }
        setting.report(setting.figure(name(), "bare: SIGKILL -> gone, " + flags.title(), "ms", ends, null));
        setting.report(setting.figure(name(), "cold respawn, " + flags.title(), "ms", cold, starts));
        setting.report(setting.figure(name(), "standby, floor cold, " + flags.title(), "ms", warm, cold)
                .target(Target.Kind.MEDIAN, 5)
                .target(Target.Kind.P99, 12)
                .target(Target.Kind.PART, 7));
        setting.report(setting.figure(name(), "standby, floor gone, " + flags.title(), "ms", warm, ends));
    }
}
