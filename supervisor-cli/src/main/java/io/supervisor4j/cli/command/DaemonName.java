package io.supervisor4j.cli.command;

import io.supervisor4j.daemon.Daemon;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which daemon is meant, and how long to wait for it. */
final class DaemonName {

    @Parameters(index = "0", paramLabel = "NAME", description = "The daemon's name.")
    private String name;

    @Option(
            names = "--state-directory",
            paramLabel = "DIR",
            description = "Where its files are. Default: that of the library.")
    private @Nullable Path directory;

    @Option(
            names = {"-t", "--timeout"},
            paramLabel = "TIME",
            defaultValue = "60s",
            converter = DurationConverter.class,
            description = "How long to wait; 0 does not. Default: ${DEFAULT-VALUE}.")
    private Duration timeout;

    String name() {
        return name;
    }

    Duration timeout() {
        return timeout;
    }

    @Nullable
    Path directory() {
        return directory;
    }

    Daemon find() {
        try {
            Daemon.Builder builder = Daemon.builder(name);
            return directory == null
                    ? builder.build()
                    : builder.stateDirectory(directory).build();
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCodes.USAGE, String.valueOf(e.getMessage()), e);
        }
    }
}
