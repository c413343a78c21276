package io.supervisor4j.bench;

import io.supervisor4j.bench.figure.Figure;
import io.supervisor4j.bench.figure.FigureFile;
import io.supervisor4j.bench.figure.FigureTable;
import io.supervisor4j.bench.micro.MicroScenario;
import io.supervisor4j.bench.process.Jdk;
import io.supervisor4j.bench.process.Proc;
import io.supervisor4j.bench.process.ProgramLauncher;
import io.supervisor4j.bench.process.SignalShell;
import io.supervisor4j.bench.process.Site;
import io.supervisor4j.bench.scenario.Scenario;
import io.supervisor4j.bench.scenario.ScenarioContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Measures the product and its floors in one run, and prints a table. */
public final class Bench {

    private final BenchOptions options;
    private final List<Scenario> scenarios;
    private final FigureTable table = new FigureTable(System.out);
    private final List<Figure> figures = new ArrayList<>();

    private Bench(BenchOptions options) {
        this.options = options;
        this.scenarios = chosen(options);
    }

    /**
     * Runs the benchmark; exits with 1 if a scenario failed, and with 2 if an option is not known. Targets that are not met do not
     * change the status: they hold for a quiet machine.
     *
     * @param args see {@code supervisor-bench/README.md}
     * @throws IOException if there is no room for its files
     * @throws InterruptedException if it is interrupted
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Bench bench;
        try {
            bench = new Bench(BenchOptions.of(args));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        System.exit(bench.run() ? 0 : 1);
    }

    private static List<Scenario> chosen(BenchOptions options) {
        List<Scenario> all = Stream.concat(Scenario.all().stream(), Stream.of(new MicroScenario()))
                .toList();
        Set<String> names = all.stream().map(Scenario::name).collect(Collectors.toSet());
        if (!names.containsAll(options.only())) {
            throw new IllegalArgumentException("scenarios: "
                    + all.stream().map(Scenario::name).collect(Collectors.joining(", ")) + "; " + BenchOptions.HELP);
        }
        return all.stream().filter(scenario -> isChosen(options, scenario)).toList();
    }

    private static boolean isChosen(BenchOptions options, Scenario scenario) {
        return options.only().isEmpty()
                ? !(options.quick() && scenario.isLong())
                : options.only().contains(scenario.name());
    }

    private boolean run() throws IOException, InterruptedException {
        Map<String, String> machine = machine();
        machine.forEach((fact, value) -> System.out.println(fact + ": " + value));
        boolean succeeded = true;
        try (Site site = Site.open();
                SignalShell signals = SignalShell.open()) {
            for (Jdk jdk : Jdk.find()) {
                if (options.jdk().orElse(jdk.feature()) == jdk.feature()) {
                    succeeded &= runOn(new ProgramLauncher(site, jdk), signals);
                }
            }
        }
        if (options.json().isPresent()) {
            FigureFile.write(options.json().get(), machine, figures);
        }
        return succeeded;
    }

    private boolean runOn(ProgramLauncher launcher, SignalShell signals) throws InterruptedException {
        boolean succeeded = true;
        for (Scenario scenario : scenarios) {
            try {
                scenario.run(new ScenarioContext(launcher, signals, options.quick(), this::report));
            } catch (IOException | IllegalStateException e) {
                succeeded = false;
                System.out.println(scenario.name() + " on JDK " + launcher.jdk().version() + " failed: " + e);
            }
        }
        return succeeded;
    }

    private void report(Figure figure) {
        figures.add(figure);
        table.print(figure);
    }

    private Map<String, String> machine() throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("load average before", Proc.loadAverage());
        facts.put("runs", options.quick() ? "quick: too few for a verdict" : "full");
        return facts;
    }
}
