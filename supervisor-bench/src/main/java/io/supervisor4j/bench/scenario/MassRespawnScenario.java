package io.supervisor4j.bench.scenario;

import io.supervisor4j.bench.figure.Target;
import io.supervisor4j.bench.process.Flags;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** From SIGKILL of all of 8 workers, with as many standbys, to the last replacement's {@code run()}. */
final class MassRespawnScenario implements Scenario {

    private static final int WORKERS = 8;

    @Override
    public String name() {
        return "mass";
    }

    @Override
    public void run(ScenarioContext setting) throws IOException, InterruptedException {
        for (Flags flags : List.of(Flags.PLAIN, Flags.LEAN_ARCHIVE)) {
            List<Double> floor = new ArrayList<>();
            List<Double> values = new ArrayList<>();
            try (ManagedWorkers workers = ManagedWorkers.start(setting, flags, WORKERS, WORKERS)) {
                workers.killAll();
                for (int i = 0; i < setting.runs(20, 2); i++) {
                    floor.add(Bare.end(setting, flags, WORKERS, "KILL"));
                    values.add(workers.killAll());
                }
            }
            String title = "KILL of 8 -> 8 ready, " + flags.title();
            setting.report(setting.figure(name(), title, "ms", values, floor).target(Target.Kind.MEDIAN, 30));
        }
    }
}
