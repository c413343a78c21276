package io.supervisor4j.runtime.program;

import io.supervisor4j.Program;
import io.supervisor4j.Readiness;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the program of a service is started and spoken to.
 *
 * @param command the program and its arguments
 * @param directory where it runs; that of this process where it is empty
 * @param environment all variables but those of one life
 * @param readiness what makes it ready
 * @param reloadSignal the signal that makes it reload, without SIG; it is replaced where there is none
 */
public record ProgramLaunch(
        List<String> command,
        Optional<Path> directory,
        Map<String, String> environment,
        Readiness readiness,
        Optional<String> reloadSignal) {

    /** Copies what can change. */
    public ProgramLaunch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /**
     * Makes the plan for a program.
     *
     * @param program the program
     * @param own the variables of its service
     * @return the plan, with the variables of this process and those of the service
     */
    public static ProgramLaunch of(Program program, Map<String, String> own) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        // A program that notified systemd would speak for the whole manager.
        environment.remove("NOTIFY_SOCKET");
        environment.putAll(own);
        return new ProgramLaunch(
                program.command(), program.directory(), environment, program.readiness(), program.reloadSignal());
    }
}
