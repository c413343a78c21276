package io.supervisor4j.daemon;

import io.supervisor4j.daemon.state.DaemonFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a daemon's JVM is told, as words of its command line.
 *
 * @param files the daemon's files
 * @param life the id of this life
 * @param settleTime how long after its start it counts as running
 * @param rotated the file it has to rotate
 * @param signals those it receives besides SIGTERM, without "SIG"
 * @param main the program's main class
 * @param args the program's arguments
 */
record DaemonArguments(
        DaemonFiles files,
        String life,
        Duration settleTime,
        Optional<FileOutput> rotated,
        List<String> signals,
        String main,
        List<String> args) {

    private static final String NONE = "-";
    private static final int FIXED_WORDS = 9;

    List<String> words() {
        List<String> words = new ArrayList<>(List.of(
                files.name(),
                files.directory().toString(),
                life,
                settleTime.toString(),
                rotated.map(output -> output.file().toString()).orElse(NONE),
                rotated.map(output -> Long.toString(output.maxBytes())).orElse(NONE),
                rotated.map(output -> Integer.toString(output.keep())).orElse(NONE),
                signals.isEmpty() ? NONE : String.join(",", signals),
                main));
        words.addAll(args);
        return words;
    }

    static DaemonArguments of(List<String> words) {
        Optional<FileOutput> rotated = words.get(4).equals(NONE)
                ? Optional.empty()
                : Optional.of(new FileOutput(
                        Path.of(words.get(4)), Long.parseLong(words.get(5)), Integer.parseInt(words.get(6))));
        String signals = words.get(7);
        return new DaemonArguments(
                new DaemonFiles(Path.of(words.get(1)), words.get(0)),
                words.get(2),
                Duration.parse(words.get(3)),
                rotated,
                signals.equals(NONE) ? List.of() : List.of(signals.split(",", -1)),
                words.get(8),
                words.subList(FIXED_WORDS, words.size()));
    }
}
