package io.supervisor4j.bench.scenario;

import io.supervisor4j.bench.figure.Figure;
import io.supervisor4j.bench.figure.Target;
import io.supervisor4j.bench.process.Flags;
import io.supervisor4j.bench.process.UnpackedCommand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code supervisor status}, from the start of the command to its end. */
final class StatusScenario implements Scenario {

    @Override
    public String name() {
        return "status";
    }

    @Override
    public void run(ScenarioContext setting) throws IOException, InterruptedException {
        try (UnpackedCommand commandLine = setting.launcher().commandLine(false)) {
            commandLine.awaitReady();
            setting.report(measure(setting, commandLine, false));
            setting.report(measure(setting, commandLine, true).target(Target.Kind.RATIO, 3));
        }
    }

    private Figure measure(ScenarioContext setting, UnpackedCommand commandLine, boolean archive)
            throws IOException, InterruptedException {
        List<Double> floor = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < setting.runs(40, 4); i++) {
            ScenarioContext.settle(100);
            floor.add(setting.launcher().hello(Flags.PLAIN));
            ScenarioContext.settle(100);
            values.add(commandLine.status(archive));
        }
        String what = "supervisor status, 8 workers, " + (archive ? Flags.ARCHIVE : Flags.PLAIN).title();
        return setting.figure(name(), what, "ms", values, floor);
    }
}
