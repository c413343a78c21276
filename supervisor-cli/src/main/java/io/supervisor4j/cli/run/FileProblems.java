package io.supervisor4j.cli.run;

import io.supervisor4j.text.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a file, collected. */
public final class FileProblems {

    private final Path file;
    private final List<Problem> found = new ArrayList<>();

    private record Problem(int line, String text) {}

    /**
     * Begins without any.
     *
     * @param file the file, as it is to be named
     */
    public FileProblems(Path file) {
        this.file = file;
    }

    /**
     * Adds one.
     *
     * @param line its line; 0 where it is the file's as a whole
     * @param key its key; empty where the text names it
     * @param what what is wrong
     */
    public void add(int line, String key, String what) {
        // The text of the file is in it.
        found.add(new Problem(line, Printable.line(key.isEmpty() ? what : key + " " + what)));
    }

    /**
     * Ends here if there are any.
     *
     * @throws PlanException if there are, in the order of the lines
     */
    public void check() {
        if (!found.isEmpty()) {
            throw new PlanException(found.stream()
                    .sorted(Comparator.comparingInt(Problem::line))
                    .map(problem -> file + ":" + (problem.line() > 0 ? problem.line() + ": " : " ") + problem.text())
                    .toList());
        }
    }
}
