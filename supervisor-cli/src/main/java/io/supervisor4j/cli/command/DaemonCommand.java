package io.supervisor4j.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** Programs in the background. */
@Command(
        name = "daemon",
        description = "Start a program in the background, stop it, or tell whether it runs.",
        subcommands = {
            DaemonStartCommand.class,
            DaemonControl.Stop.class,
            DaemonControl.Kill.class,
            DaemonControl.Status.class
        })
final class DaemonCommand extends BaseCommand implements Callable<Integer> {

    /** Alone it does nothing. */
    @Override
    public Integer call() {
        throw new ParameterException(spec().commandLine(), "which one: start, stop, kill or status?");
    }
}
