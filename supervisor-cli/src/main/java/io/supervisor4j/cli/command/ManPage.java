package io.supervisor4j.cli.command;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual of all commands, in the language of man pages. */
final class ManPage {

    private static final String END = """
            .SH EXIT STATUS
            .TP
            .B 0
            What was wanted is so.
            .TP
            .B 1
            The manager refuses, or a file is wrong.
            .TP
            .B 2
            The command line is wrong.
            .TP
            .B 3
            It is not so within the time allowed.
            .TP
            .B 4
            There is no such manager, or it has ended meanwhile.
            .TP
            .B 70
            A defect of this program.
            .PP
            .B run
            returns the status of the manager;
            .B daemon status
            and
            .B onready
            have codes of their own.
            .SH ENVIRONMENT
            .TP
            .B JAVA_HOME
            The Java to use; else the first on the path.
            .TP
            .B SUPERVISOR_SOCKET
            The socket of the manager that is meant where none is named.
            .TP
            .B SUPERVISOR_ARCHIVE
            off: neither make nor use the class-data archive that lets commands answer quickly.
            .TP
            .B NO_COLOR
            Print no colours.
            .TP
            .BR XDG_RUNTIME_DIR ", " XDG_CACHE_HOME
            Where sockets and the archive are.
            .SH FILES
            .TP
            .I $XDG_RUNTIME_DIR/supervisor4j/NAME.sock
            The control socket of a manager; in /run/supervisor4j for root, else in the folder for temporary files.
            .TP
            .I ~/.cache/supervisor4j
            The archive.
            .SH EXAMPLES
            .nf
            supervisor init
            supervisor run app.yaml
            supervisor scale ticker 8 \\-\\-wait \\-\\-timeout 30s
            supervisor why ticker.3
            .fi
            """;

    private final CommandLine program;
    private final StringBuilder text = new StringBuilder();

    ManPage(CommandLine program) {
        this.program = program;
    }

    String text() {
        line(".TH SUPERVISOR 1 \"\" \"supervisor4j\" \"User Commands\"");
        line(".SH NAME");
        line("supervisor \\- run services in worker processes, and operate them");
        line(".SH SYNOPSIS");
        line(".B supervisor");
        line("COMMAND [OPTIONS]");
        line(".SH DESCRIPTION");
        lines(program.getCommandSpec().usageMessage().description());
        line(".SH COMMANDS");
        program.getSubcommands().values().forEach(this::command);
        text.append(END);
        return text.toString();
    }

    private void command(CommandLine commandLine) {
        CommandSpec command = commandLine.getCommandSpec();
        if (command.usageMessage().hidden()) {
            return;
        }
        line(".SS " + escaped(commandLine.getHelp().synopsis(0).strip()));
        lines(command.usageMessage().description());
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            argument(parameter.paramLabel(), parameter);
        }
        for (OptionSpec option : command.options()) {
            if (!option.hidden() && !option.usageHelp()) {
                argument(String.join(", ", option.names()) + label(option), option);
            }
        }
        line(".PP");
        lines(command.usageMessage().footer());
        commandLine.getSubcommands().values().forEach(this::command);
    }

    private static String label(OptionSpec option) {
        return option.arity().max() == 0 ? "" : " " + option.paramLabel();
    }

    private void argument(String name, ArgSpec argument) {
        line(".TP");
        line(".B " + escaped(name));
        for (String sentence : argument.description()) {
            lines(sentence.replace("${DEFAULT-VALUE}", String.valueOf(argument.defaultValue())));
        }
    }

    private void lines(String... sentences) {
        List.of(sentences).stream()
                .filter(sentence -> !sentence.isEmpty())
                .forEach(sentence -> line(escaped(sentence)));
    }

    private static String escaped(String plain) {
        String masked = plain.replace("\\", "\\e").replace("-", "\\-");
        return masked.startsWith(".") || masked.startsWith("'") ? "\\&" + masked : masked;
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
