package io.supervisor4j.daemon;

import io.supervisor4j.daemon.state.DaemonFiles;
import io.supervisor4j.system.process.ShellCommand;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * Starts a daemon's JVM in a session of its own, under a shell that does nothing but wait for its end and write down the status:
 * a JVM cannot know its own, and its caller does not stay.
 */
final class DaemonLauncher {

    /**
     * $1 is the file for the status, $2 that of the present life, $3 the id of this one, the rest the command. The status of a life that
     * has a successor by then is not written: it would replace that of the successor. What is sent to the whole session must not keep
     * the shell from its only duty, so it traps that, and the command does not inherit traps. Signals that the caller ignores, as
     * under nohup, are made normal again where env can do so.
     */
    private static final String SCRIPT = """
            exit=$1 lives=$2 life=$3
            shift 3
            superseded() {
              read -r now <"$lives" || return 1
              case $now in *"$life"*) return 1 ;; esac
            } 2>/dev/null
            attend() {
              trap : HUP INT TERM
              ( BECOME )
              status=$?
              superseded || { echo "$life $status" >"$exit.$$" && mv -f "$exit.$$" "$exit"; } || rm -f "$exit.$$"
              return $status
            }
            if env --default-signal true </dev/null >/dev/null 2>&1; then
              set -- env --default-signal "$@"
            fi
            attend "$@\"""";

    private final DaemonFiles files;
    private final Path directory;
    private final Redirect input;
    private final OutputChannel output;

    DaemonLauncher(DaemonFiles files, Path directory, Redirect input, OutputChannel output) {
        this.files = files;
        this.directory = directory;
        this.input = input;
        this.output = output;
    }

    /** Returns the shell's process, which leads the new session. */
    Process launch(String life, List<String> session, List<String> java) throws IOException {
        ProcessBuilder builder = new ProcessBuilder()
                .directory(directory.toFile())
                .redirectInput(input)
                .redirectOutput(output.redirect())
                .redirectErrorStream(true);
        Map<String, String> environment = CallerEnvironment.of(builder.environment());
        warnOf(files.name(), ShellCommand.leftOut(environment.keySet()));
        ShellCommand shell = ShellCommand.of(environment);
        shell.setVariables(builder.environment());
        List<String> command = new ArrayList<>(session);
        command.addAll(shell.words(script(output.reader(), shell.become()), "daemon-" + files.name()));
        command.addAll(List.of(files.exit().toString(), files.life().toString(), life));
        command.addAll(java);
        return builder.command(command).start();
    }

    private static void warnOf(String name, List<String> leftOut) {
        if (!leftOut.isEmpty()) {
            LoggerFactory.getLogger(Daemon.class)
                    .warn(
                            "variables {} do not reach daemon {}: shells drop such names, and there is no bash, which does"
                                    + " not; install it, or rename them",
                            leftOut,
                            name);
        }
    }

    static String script(List<String> reader, String become) {
        String words = reader.stream().map(DaemonLauncher::quoted).collect(Collectors.joining(" "));
        String script = SCRIPT.replace("BECOME", become);
        return reader.isEmpty() ? script : script + " 2>&1 | " + words;
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
