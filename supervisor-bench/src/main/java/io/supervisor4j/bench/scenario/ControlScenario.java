package io.supervisor4j.bench.scenario;

import io.supervisor4j.bench.figure.Target;
import io.supervisor4j.bench.process.ControlConnection;
import io.supervisor4j.bench.process.HostileClients;
import io.supervisor4j.bench.process.UnpackedCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A status over the control socket while 64 clients do what they can against it, beside the same without them. */
final class ControlScenario implements Scenario {

    private static final int HOSTILE = 64;

    /** Until they have filled what they can fill. */
    private static final long SETTLE_MILLIS = 2_000;

    @Override
    public String name() {
        return "control";
    }

    @Override
    public void run(ScenarioContext setting) throws IOException, InterruptedException {
        List<Double> floor = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        try (UnpackedCommand commandLine = setting.launcher().commandLine(true)) {
            commandLine.awaitReady();
            Path socket = commandLine.socket();
            // The first ones make the manager load what they need.
            measure(socket, 20);
            for (int round = 0; round < setting.runs(5, 1); round++) {
                floor.addAll(measure(socket, 40));
                values.addAll(measureUnderAttack(socket));
                ScenarioContext.settle(SETTLE_MILLIS);
            }
        }
        setting.report(setting.figure(name(), "status, 8 workers, " + HOSTILE + " hostile clients", "ms", values, floor)
                .target(Target.Kind.P99, 100));
    }

    private static List<Double> measureUnderAttack(Path socket) throws IOException, InterruptedException {
        HostileClients hostile = HostileClients.start(socket, HOSTILE);
        try {
            ScenarioContext.settle(SETTLE_MILLIS);
            return measure(socket, 40);
        } finally {
            hostile.close();
        }
    }

    private static List<Double> measure(Path socket, int count) throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ScenarioContext.settle(20);
            millis.add(ControlConnection.status(socket));
        }
        return millis;
    }
}
