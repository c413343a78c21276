package io.supervisor4j.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes what a distribution has besides the program; the build calls it. */
@Command(name = "documents", hidden = true, description = "Write the man page and the shell completions into a folder.")
final class DocumentsCommand extends BaseCommand implements Callable<Integer> {

    private static final String PROGRAM = "supervisor";

    @Parameters(paramLabel = "FOLDER", description = "The folder.")
    private Path folder;

    @Override
    public Integer call() {
        CommandLine all = spec().parent().commandLine();
        write("man/man1/supervisor.1", new ManPage(all).text());
        write("completions/supervisor.bash", AutoComplete.bash(PROGRAM, all));
        return ExitCodes.REACHED;
    }

    private void write(String name, String text) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
