package io.supervisor4j.bench.scenario;

import io.supervisor4j.bench.figure.Figure;
import io.supervisor4j.bench.figure.Sample;
import io.supervisor4j.bench.process.Jdk;
import io.supervisor4j.bench.process.ProgramLauncher;
import io.supervisor4j.bench.process.SignalShell;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario works with.
 *
 * @param launcher starts the programs, on one JDK
 * @param signals sends signals
 * @param quick whether a few runs are enough
 * @param report where figures go
 */
public record ScenarioContext(ProgramLauncher launcher, SignalShell signals, boolean quick, Consumer<Figure> report) {

    Jdk jdk() {
        return launcher.jdk();
    }

    int runs(int full, int few) {
        return quick ? few : full;
    }

    /** Reflection through method handles, which a worker's start has to pay for, came with 18. */
    boolean isBefore18() {
        return jdk().feature() < 18;
    }

    Figure figure(String scenario, String what, String unit, List<Double> values, @Nullable List<Double> floor) {
        return new Figure(
                scenario,
                jdk().version(),
                what,
                unit,
                Sample.of(values),
                floor == null ? null : Sample.of(floor),
                List.of());
    }

    void report(Figure figure) {
        report.accept(figure);
    }

    static void settle(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }
}
