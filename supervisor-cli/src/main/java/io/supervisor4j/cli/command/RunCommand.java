package io.supervisor4j.cli.command;

import io.supervisor4j.cli.file.AppFile;
import io.supervisor4j.cli.run.FileProblems;
import io.supervisor4j.cli.run.JvmOptions;
import io.supervisor4j.cli.run.PlanFile;
import io.supervisor4j.cli.run.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a file, and tells the script which JVM to become: its process is the manager, as a shell and an init system expect. */
@Command(
        name = "run",
        description = "Run the manager that a file describes, until it is told to stop; returns its exit status.",
        footer = {
            "",
            "SIGTERM stops gracefully, SIGINT at once, SIGHUP reads the file again. 'supervisor init' writes a first file."
        })
final class RunCommand extends BaseCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            defaultValue = "app.yaml",
            paramLabel = "FILE",
            description = "Default: ${DEFAULT-VALUE}.")
    private Path file;

    @Option(names = "--check", description = "Only check the file.")
    private boolean check;

    @Option(names = "--exec-to", hidden = true)
    private @Nullable Path execTo;

    @Override
    public Integer call() {
        PlanFile read = new AppFile().apply(file);
        if (check) {
            FileProblems problems = new FileProblems(file);
            Programs.check(read, problems);
            JvmOptions.check(read, problems);
            problems.check();
            out().println(file + " is valid");
            return ExitCodes.REACHED;
        } else if (execTo == null) {
            throw new CommandException(
                    ExitCodes.USAGE, "'run' needs the script bin/supervisor, which becomes the manager");
        }
        String words =
                String.join("\0", new ManagerCommand(Home.find()).words(read.plan(), file.toAbsolutePath())) + "\0";
        try {
            Files.write(execTo, words.getBytes(StandardCharsets.UTF_8));
            return ExitCodes.REACHED;
        } catch (IOException e) {
            throw new CommandException(
                    ExitCodes.REFUSED,
                    file + " is valid, but bin/supervisor, which was to become the manager, takes no answer"
                            + " (was it killed?): " + e.getMessage(),
                    e);
        }
    }
}
