package io.supervisor4j.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes a file to begin with. */
@Command(
        name = "init",
        description = "Write a first file for 'run': one service that works, and all that can be said, as comments.")
final class InitCommand extends BaseCommand implements Callable<Integer> {

    private static final String SAMPLE = "app.yaml";

    @Parameters(arity = "0..1", defaultValue = SAMPLE, paramLabel = "FILE", description = "Default: ${DEFAULT-VALUE}.")
    private Path file;

    @Override
    public Integer call() {
        try (InputStream sample = Objects.requireNonNull(InitCommand.class.getResourceAsStream(SAMPLE), SAMPLE)) {
            Files.copy(sample, file);
        } catch (FileAlreadyExistsException e) {
            throw new CommandException(ExitCodes.REFUSED, file + " is there already; give another name", e);
        } catch (IOException e) {
            throw new CommandException(ExitCodes.REFUSED, file + " cannot be written: " + e, e);
        }
        out().println("wrote " + file + "; start it with: supervisor run " + file);
        return ExitCodes.REACHED;
    }
}
