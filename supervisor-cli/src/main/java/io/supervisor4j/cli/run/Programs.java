package io.supervisor4j.cli.run;

import io.supervisor4j.Program;
import io.supervisor4j.system.process.ProgramCheck;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds out why programs could not be started, without starting any. */
public final class Programs {

    private Programs() {}

    /**
     * Checks all programs of a file.
     *
     * @param file the file
     * @param problems told what is wrong
     */
    public static void check(PlanFile file, FileProblems problems) {
        for (ServiceDefinition service : file.plan().services()) {
            if (service.task() instanceof ServiceDefinition.Task.OfProgram task) {
                check(service, task.program(), file.places(), problems);
            }
        }
    }

    private static void check(ServiceDefinition service, Program program, SourceLines places, FileProblems problems) {
        String path = "services." + service.name();
        Path directory = program.directory().orElseThrow();
        Optional<String> wrong = ProgramCheck.problemOfDirectory(directory);
        if (wrong.isPresent()) {
            problems.add(places.line(path + ".directory"), path + ".directory", wrong.get());
            return;
        }
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(service.environment());
        ProgramCheck.problemOfProgram(program.command().get(0), directory, environment)
                .ifPresent(problem -> problems.add(places.line(path + ".command"), path + ".command", problem));
    }
}
