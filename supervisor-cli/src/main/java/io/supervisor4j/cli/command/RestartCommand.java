package io.supervisor4j.cli.command;

import io.supervisor4j.control.ControlClient;
import io.supervisor4j.control.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Replaces workers. */
@Command(name = "restart", description = "Replace workers gracefully: all, those of a service, or one.")
final class RestartCommand extends ChangeCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "SERVICE[.ID]",
            converter = WorkerName.Converter.class,
            description = "The service or worker. Default: everything.")
    private @Nullable WorkerName which;

    @Option(
            names = {"-r", "--rolling"},
            description = "One after the other, each only while all workers of the service are up.")
    private boolean rolling;

    @Override
    void check() {
        if (rolling && (which == null || which.worker().isPresent())) {
            throw new ParameterException(spec().commandLine(), "--rolling needs a service, and not one worker of it");
        }
    }

    @Override
    Progress change(ControlClient manager) {
        if (which == null) {
            return manager.restart();
        }
        return which.worker().isPresent()
                ? manager.restart(which.service(), which.worker().getAsInt())
                : manager.restart(which.service(), rolling);
    }
}
