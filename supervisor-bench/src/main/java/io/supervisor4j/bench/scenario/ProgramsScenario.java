package io.supervisor4j.bench.scenario;

import io.supervisor4j.bench.figure.Figure;
import io.supervisor4j.bench.figure.Sample;
import io.supervisor4j.bench.figure.Target;
import io.supervisor4j.bench.process.Proc;
import io.supervisor4j.bench.process.ProcessGroup;
import io.supervisor4j.bench.process.Sleepers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Programs that are workers, beside supervisord where that is installed, and beside the bare program. */
final class ProgramsScenario implements Scenario {

    private static final int FEW = 1;
    private static final int MANY = 50;

    @Override
    public String name() {
        return "programs";
    }

    /** What one group of programs took: until they ran, of the manager's memory, and of the processors. */
    private record Reading(double startMillis, double managerMemory, double managerMillis, double programMillis) {}

    @Override
    public void run(ScenarioContext setting) throws IOException, InterruptedException {
        Optional<String> supervisord = setting.launcher().supervisord();
        if (supervisord.isEmpty()) {
            System.err.println("programs: not beside supervisord, which is not on the PATH");
        }
        List<Double> memory = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        List<Double> manager = new ArrayList<>();
        List<List<Double>> starts = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<List<Double>> floors = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        int[] counts = {FEW, 10, MANY};
        for (int run = 0; run < setting.runs(10, 2); run++) {
            Reading[] ours = new Reading[counts.length];
            for (int i = 0; i < counts.length; i++) {
                ours[i] = ours(setting, counts[i]);
                starts.get(i).add(ours[i].startMillis());
                if (supervisord.isPresent()) {
                    floors.get(i).add(theirs(setting, supervisord.get(), counts[i]));
                }
            }
            int more = MANY - FEW;
            memory.add((ours[2].managerMemory() - ours[0].managerMemory()) / more);
            manager.add((ours[2].managerMillis() - ours[0].managerMillis()) / more);
            processor.add(ours[2].programMillis() - bareMillis(setting));
        }
        for (int i = 0; i < counts.length; i++) {
            List<Double> floor = floors.get(i);
            Figure figure = setting.figure(
                    name(),
                    "start of the manager → " + counts[i] + " running",
                    "ms",
                    starts.get(i),
                    floor.isEmpty() ? null : floor);
            setting.report(floor.isEmpty() ? figure : figure.target(Target.Kind.RATIO, 1));
        }
        setting.report(setting.figure(name(), "memory of the manager for each more", "MiB", memory, null)
                .target(Target.Kind.MEDIAN, 1.5));
        setting.report(setting.figure(name(), "processor time of each, beyond the bare program", "ms", processor, null)
                .target(Target.Kind.MEDIAN, 5));
        setting.report(setting.figure(name(), "processor time of the manager for each more", "ms", manager, null));
    }

    private static String seconds() {
        return Integer.toString(ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000));
    }

    private static Reading ours(ScenarioContext setting, int count) throws IOException, InterruptedException {
        String seconds = seconds();
        Sleepers sleepers = new Sleepers(seconds);
        try (ProcessGroup master = setting.launcher().programs(count, seconds)) {
            List<Long> pids = sleepers.await(count);
            double start = (System.nanoTime() - master.startedAt()) / 1e6;
            ScenarioContext.settle(2000);
            return new Reading(start, Proc.privateMemory(master.pid()), Proc.processorMillis(master.pid()), mean(pids));
        }
    }

    private static double theirs(ScenarioContext setting, String supervisord, int count)
            throws IOException, InterruptedException {
        String seconds = seconds();
        Sleepers sleepers = new Sleepers(seconds);
        try (ProcessGroup master = setting.launcher().supervisord(supervisord, count, seconds)) {
            sleepers.await(count);
            return (System.nanoTime() - master.startedAt()) / 1e6;
        }
    }

    private static double bareMillis(ScenarioContext setting) throws IOException, InterruptedException {
        String seconds = seconds();
        Sleepers sleepers = new Sleepers(seconds);
        try (ProcessGroup bare = setting.launcher().sleeping(10, seconds)) {
            return mean(sleepers.await(bare.pids().size()));
        }
    }

    private static double mean(List<Long> pids) throws IOException {
        List<Double> times = new ArrayList<>();
        for (long pid : pids) {
            times.add(Proc.scheduledMillis(pid));
        }
        return Sample.of(times).mean();
    }
}
