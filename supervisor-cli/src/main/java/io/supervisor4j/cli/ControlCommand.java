package io.supervisor4j.cli;

import io.supervisor4j.control.ControlClient;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that talks to a manager. */
abstract class ControlCommand implements Callable<Integer> {

    @Mixin
    private Target target;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    /** Does it; returns one of {@link Exit}. */
    abstract int run(ControlClient manager) throws InterruptedException;

    /** Refuses options that do not fit together, before anything is connected to. */
    void check() {}

    @Override
    public final Integer call() throws InterruptedException {
        check();
        try (ControlClient manager = target.connect()) {
            return run(manager);
        }
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    final Ansi ansi() {
        return spec.commandLine().getColorScheme().ansi();
    }
}
