package io.supervisor4j.bench.scenario;

import io.supervisor4j.bench.figure.Target;
import io.supervisor4j.bench.process.Flags;
import io.supervisor4j.bench.process.Message;
import io.supervisor4j.bench.process.Proc;
import io.supervisor4j.bench.process.ProcessGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 300 workers start, are killed all at once, come back, reload and stop, and leave no process behind. */
final class ManyScenario implements Scenario {

    private static final int WORKERS = 300;
    private static final Flags FLAGS = Flags.LEAN;

    @Override
    public String name() {
        return "many";
    }

    @Override
    public boolean isLong() {
        return true;
    }

    @Override
    public void run(ScenarioContext setting) throws IOException, InterruptedException {
        int atOnce = 2 * Runtime.getRuntime().availableProcessors();
        double floor = setting.launcher().hello(FLAGS, WORKERS, atOnce);
        try (ProcessGroup master = setting.launcher().master(FLAGS, String.valueOf(WORKERS), "0")) {
            List<Message> first = master.await("ready", WORKERS);
            double started = last(first, master.startedAt());
            report(setting, "exec -> 300 ready, lean", started, floor);
            ScenarioContext.settle(2000);

            long kill = setting.signals().send("KILL", pids(first));
            List<Message> second = master.await("ready", WORKERS);
            report(setting, "SIGKILL of 300 -> 300 ready, lean", last(second, kill), floor);
            ScenarioContext.settle(2000);

            long reload = setting.signals().send("HUP", List.of(master.pid()));
            report(setting, "SIGHUP -> last of 300, lean", master.awaitLast("reload", WORKERS, reload), null);
            ScenarioContext.settle(1000);

            long stop = setting.signals().send("TERM", List.of(master.pid()));
            report(setting, "SIGTERM -> 300 and master gone, lean", master.awaitEnd(stop), null);
            ScenarioContext.settle(500);
            report(setting, first, second);
        }
    }

    private static double last(List<Message> messages, long start) {
        return messages.stream()
                .mapToDouble(message -> message.millisSince(start))
                .max()
                .orElseThrow();
    }

    private static List<Long> pids(List<Message> messages) {
        return messages.stream().map(Message::pid).toList();
    }

    private void report(ScenarioContext setting, String what, double millis, @Nullable Double floor) {
        setting.report(setting.figure(name(), what, "ms", List.of(millis), floor == null ? null : List.of(floor)));
    }

    private void report(ScenarioContext setting, List<Message> first, List<Message> second) {
        List<Long> all = new ArrayList<>(pids(first));
        all.addAll(pids(second));
        double left = all.stream().filter(Proc::exists).count();
        setting.report(setting.figure(name(), "of 600 processes left", "", List.of(left), null)
                .target(Target.Kind.MEDIAN, 0));
    }
}
