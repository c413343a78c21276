package io.supervisor4j.cli.command;

import io.supervisor4j.control.ControlClient;
import io.supervisor4j.control.LogLevel;
import io.supervisor4j.text.Printable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks for the level of a logger in workers, or changes it. */
@Command(name = "loglevel", description = "Show or change the level of a logger in workers, until they end.")
final class LoglevelCommand extends ControlCommand {

    @Parameters(
            index = "0",
            paramLabel = "SERVICE[.ID]",
            converter = WorkerName.Converter.class,
            description = "The service or worker.")
    private WorkerName whose;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "LEVEL",
            description = "TRACE, DEBUG, INFO, WARN, ERROR or OFF. Default: change nothing.")
    private @Nullable String level;

    @Option(names = "--logger", defaultValue = "ROOT", description = "The logger's name. Default: ${DEFAULT-VALUE}.")
    private String logger;

    @Override
    int run(ControlClient manager) {
        List<LogLevel> levels = manager.logLevel(whose.service(), whose.worker(), logger, Optional.ofNullable(level));
        for (LogLevel one : levels) {
            String worker = whose.service() + "." + one.worker() + " ";
            one.level().ifPresent(text -> out().println(worker + Printable.line(text)));
            one.error().ifPresent(text -> err().println(worker + Printable.line(text)));
        }
        return levels.stream().allMatch(one -> one.error().isEmpty()) ? ExitCodes.REACHED : ExitCodes.REFUSED;
    }
}
