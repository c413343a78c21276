package io.supervisor4j.bench.micro;

import io.supervisor4j.bench.figure.Figure;
import io.supervisor4j.bench.figure.Sample;
import io.supervisor4j.bench.scenario.Scenario;
import io.supervisor4j.bench.scenario.ScenarioContext;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs what is measured with JMH, each in a JVM of its own. */
public final class MicroScenario implements Scenario {

    /** Creates the scenario. */
    public MicroScenario() {}

    @Override
    public String name() {
        return "jmh";
    }

    @Override
    public void run(ScenarioContext setting) throws IOException {
        try {
            for (RunResult result : new Runner(options(setting)).run()) {
                setting.report().accept(figure(setting, result));
            }
        } catch (RunnerException e) {
            throw new IOException("JMH failed", e);
        }
    }

    private static Options options(ScenarioContext setting) {
        TimeValue time = setting.quick() ? TimeValue.milliseconds(300) : TimeValue.seconds(1);
        return new OptionsBuilder()
                .include(CodecBenchmark.class.getName())
                .include(DecisionBenchmark.class.getName())
                .jvm(setting.launcher().jdk().home().resolve("bin/java").toString())
                .forks(1)
                .warmupIterations(setting.quick() ? 2 : 5)
                .warmupTime(time)
                .measurementIterations(setting.quick() ? 3 : 10)
                .measurementTime(time)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }

    private Figure figure(ScenarioContext setting, RunResult result) {
        double[] iterations = result.getAggregatedResult().getIterationResults().stream()
                .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
                .toArray();
        String workers = result.getParams().getParam("workers");
        String label = result.getPrimaryResult().getLabel() + (workers == null ? "" : ", " + workers + " workers");
        return new Figure(
                name(), setting.launcher().jdk().version(), label, "ns", Sample.of(iterations), null, List.of());
    }
}
