package io.supervisor4j.cli.command;

import io.supervisor4j.option.OptionSchema;
import io.supervisor4j.option.Options;
import io.supervisor4j.option.OptionsBuilder;
import io.supervisor4j.option.SampleFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Commands about files of options, for their authors (O-50). */
@Command(
        name = "config",
        description = "Print a sample of a file of options, check one, or show what it leads to.",
        subcommands = {ConfigCommand.Sample.class, ConfigCommand.Check.class, ConfigCommand.Show.class})
final class ConfigCommand extends BaseCommand implements Callable<Integer> {

    /** Alone it does nothing. */
    @Override
    public Integer call() {
        throw new ParameterException(spec().commandLine(), "which one: sample, check or show?");
    }

    /** A command for some groups. */
    abstract static class OfGroups extends BaseCommand implements Callable<Integer> {

        @Mixin
        private ClassPathOption classPath;

        @Option(
                names = {"-g", "--group"},
                paramLabel = "CLASS",
                required = true,
                description = "A record with @OptionGroup; may be given repeatedly.")
        private List<String> groups;

        @SuppressWarnings("unchecked")
        final Class<? extends Record>[] groups() {
            return groups.stream().map(this::group).toArray(Class[]::new);
        }

        private Class<? extends Record> group(String name) {
            Class<?> type = classPath.load(name);
            if (!type.isRecord()) {
                throw new CommandException(ExitCodes.REFUSED, name + " is no record with @OptionGroup");
            }
            return type.asSubclass(Record.class);
        }
    }

    /** Prints a file that sets nothing and explains everything. */
    @Command(name = "sample", description = "Print a file that sets nothing and explains every option.")
    static final class Sample extends OfGroups {

        @Option(names = "--schema", description = "Print a JSON Schema for editors instead.")
        private boolean schema;

        @Override
        public Integer call() {
            out().print(schema ? OptionSchema.json(groups()) : SampleFile.yaml(groups()));
            return ExitCodes.REACHED;
        }
    }

    /** A command for a file. */
    abstract static class OfFile extends OfGroups {

        @Parameters(paramLabel = "FILE", description = "A file of options: .yaml, .json or .properties.")
        private Path file;

        final Path file() {
            return file;
        }

        final Options options() {
            OptionsBuilder builder = Options.builder();
            for (Class<? extends Record> group : groups()) {
                builder.group(group);
            }
            return builder.file(file).build();
        }
    }

    /** Tells everything that is wrong with a file. */
    @Command(name = "check", description = "Tell all that is wrong with a file, with lines and suggestions.")
    static final class Check extends OfFile {

        @Override
        public Integer call() {
            options();
            out().println(file() + " is valid");
            return ExitCodes.REACHED;
        }
    }

    /** Shows every option with its value, and where that comes from. */
    @Command(
            name = "show",
            description = "Show every option with its value, and where that comes from; secrets are masked.")
    static final class Show extends OfFile {

        @Override
        public Integer call() {
            out().print(options().explain());
            return ExitCodes.REACHED;
        }
    }
}
