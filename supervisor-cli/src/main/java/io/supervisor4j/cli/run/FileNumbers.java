package io.supervisor4j.cli.run;

import io.supervisor4j.system.file.AtomicFile;
import io.supervisor4j.system.file.ControlFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many workers the file of a manager asks for, for commands that show its status: beside its socket, as lines. The first is the
 * manager's pid, so that what a killed one has left is not believed.
 */
public final class FileNumbers {

    private static final String END = ".plan";

    private FileNumbers() {}

    private static Path file(String manager) {
        return ControlFolder.ofThisProcess().path().resolve(manager + END);
    }

    /** Writes them for the manager of this process. */
    static void write(ManagerPlan plan) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(Long.toString(ProcessHandle.current().pid()));
        for (ServiceDefinition service : plan.services()) {
            lines.add(service.workers() + " " + service.name());
        }
        AtomicFile.write(file(plan.name()), String.join("\n", lines) + "\n");
    }

    /** Removes them at the manager's end. */
    static void remove(ManagerPlan plan) throws IOException {
        Files.deleteIfExists(file(plan.name()));
    }

    /**
     * Finds out what the file of a manager asks for.
     *
     * @param manager the manager's name
     * @param pid its process
     * @return the number of workers by service; empty if it has no file, or does not tell
     */
    public static Map<String, Integer> read(String manager, long pid) {
        Map<String, Integer> numbers = new HashMap<>();
        try {
            List<String> lines = Files.readAllLines(file(manager));
            if (lines.isEmpty() || !lines.get(0).equals(Long.toString(pid))) {
                return Map.of();
            }
            for (String line : lines.subList(1, lines.size())) {
                int blank = line.indexOf(' ');
                numbers.put(line.substring(blank + 1), Integer.valueOf(line.substring(0, blank)));
            }
            return numbers;
        } catch (IOException | RuntimeException e) {
            // It has no file, or the file was written by another program.
            return Map.of();
        }
    }
}
