package io.supervisor4j.bench.scenario;

import io.supervisor4j.bench.figure.Target;
import io.supervisor4j.bench.process.Flags;
import io.supervisor4j.bench.process.Proc;
import io.supervisor4j.bench.process.ProcessGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How often a master with 32 idle workers is given the processor, beside an idle bare JVM at the same time. */
final class IdleScenario implements Scenario {

    private static final int WORKERS = 32;

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public void run(ScenarioContext setting) throws IOException, InterruptedException {
        int seconds = setting.runs(30, 5);
        List<Double> floor = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        try (ProcessGroup master = setting.launcher().master(Flags.PLAIN, String.valueOf(WORKERS), "0");
                ProcessGroup bare = setting.launcher().idle(Flags.PLAIN, 1)) {
            master.await("ready", WORKERS);
            ScenarioContext.settle(3000);
            for (int i = 0; i < setting.runs(3, 1); i++) {
                Map<String, Long> bareBefore = Proc.switches(bare.pid());
                Map<String, Long> masterBefore = Proc.switches(master.pid());
                ScenarioContext.settle(seconds * 1000L);
                floor.add((double) Proc.switchesBetween(bareBefore, Proc.switches(bare.pid())));
                values.add((double) Proc.switchesBetween(masterBefore, Proc.switches(master.pid())));
            }
        }
        String title = "switches of the master in " + seconds + " s";
        setting.report(setting.figure(name(), title, "", values, floor).target(Target.Kind.RATIO, 1.2));
    }
}
