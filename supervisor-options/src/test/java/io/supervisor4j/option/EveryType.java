package io.supervisor4j.option;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One option of each type. */
@OptionGroup("all")
record EveryType(
        @Option(help = "an int", defaultValue = "1") int whole,
        @Option(help = "a long", defaultValue = "2") long big,
        @Option(help = "a double", defaultValue = "0.5") double share,
        @Option(help = "a boolean", defaultValue = "false") boolean verbose,

        @Option(help = "a text", defaultValue = "it's: a text")
        String text,

        @Option(help = "an enum", defaultValue = "dark-blue")
        Color color,

        @Option(help = "a duration", defaultValue = "90s") Duration time,
        @Option(help = "a path", defaultValue = "spool") Path folder,
        @Option(help = "a list", defaultValue = "a,b") List<String> hosts,
        @Option(help = "a set", defaultValue = "1s,2s") Set<Duration> pauses,
        @Option(help = "a map", defaultValue = "x=1,y=") Map<String, String> labels,
        @Option(help = "an optional") Optional<Integer> limit,
        Retry retry) {

    enum Color {
        RED,
        DARK_BLUE
    }

    record Retry(
            @Option(help = "attempts", defaultValue = "3") int maxAttempts,

            @Option(help = "first wait", defaultValue = "PT1S")
            Duration firstWait) {}

    static final EveryType DEFAULTS = new EveryType(
            1,
            2,
            0.5,
            false,
            "it's: a text",
            Color.DARK_BLUE,
            Duration.ofSeconds(90),
            Path.of("spool"),
            List.of("a", "b"),
            Set.of(Duration.ofSeconds(1), Duration.ofSeconds(2)),
            Map.of("x", "1", "y", ""),
            Optional.empty(),
            new Retry(3, Duration.ofSeconds(1)));
}
