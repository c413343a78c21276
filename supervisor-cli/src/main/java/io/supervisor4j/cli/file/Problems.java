package io.supervisor4j.cli.file;

import io.supervisor4j.cli.run.PlanException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a file, collected. */
final class Problems {

    private final Path file;
    private final List<Problem> found = new ArrayList<>();

    private record Problem(int line, String text) {}

    Problems(Path file) {
        this.file = file;
    }

    /** Adds one; the line is 0 where it is the file's as a whole. */
    void add(int line, String key, String what) {
        found.add(new Problem(line, key.isEmpty() ? what : key + " " + what));
    }

    /** Throws if there are any, in the order of the lines. */
    void check() {
        if (!found.isEmpty()) {
            throw new PlanException(found.stream()
                    .sorted(Comparator.comparingInt(Problem::line))
                    .map(problem -> file + ":" + (problem.line() > 0 ? problem.line() + ": " : " ") + problem.text())
                    .toList());
        }
    }
}
