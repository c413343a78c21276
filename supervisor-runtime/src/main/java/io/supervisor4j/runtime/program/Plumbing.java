package io.supervisor4j.runtime.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The command that starts a program. Each part of it replaces the one before in the same process: as long as the process shows the
 * command line of a part of ours, it is not the program yet.
 *
 * @param words the whole command
 * @param stages what the process shows before it is the program
 */
record Plumbing(List<String> words, List<Stage> stages) {

    /**
     * A command line, by what is ours of it: the words of a program may be written in any encoding.
     *
     * @param program the first word
     * @param length how many words there are
     */
    record Stage(String program, int length) {

        boolean isShownBy(byte[] commandLine) {
            byte[] first = (program + '\0').getBytes(StandardCharsets.US_ASCII);
            if (commandLine.length < first.length
                    || Arrays.mismatch(first, 0, first.length, commandLine, 0, first.length) >= 0) {
                return false;
            }
            int ends = 0;
            for (byte b : commandLine) {
                ends += b == 0 ? 1 : 0;
            }
            return ends == length;
        }
    }

    /** Takes what stands in front of the program, one part for each stage, and the words of the program. */
    static Plumbing of(List<List<String>> parts, List<String> program) {
        List<String> words = new ArrayList<>(program);
        List<Stage> stages = new ArrayList<>();
        for (int i = parts.size() - 1; i >= 0; i--) {
            words.addAll(0, parts.get(i));
            stages.add(new Stage(words.get(0), words.size()));
        }
        return new Plumbing(List.copyOf(words), List.copyOf(stages));
    }

    /** Tells whether a process is the program itself by now; true where the system does not say. */
    boolean isOver(long pid) {
        byte[] shown;
        try {
            shown = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline"));
        } catch (IOException e) {
            // It is gone, or this is no Linux.
            return true;
        }
        for (Stage stage : stages) {
            if (stage.isShownBy(shown)) {
                return false;
            }
        }
        return true;
    }
}
