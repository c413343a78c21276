package io.supervisor4j.option;

import io.supervisor4j.option.EveryType.Color;
import io.supervisor4j.option.EveryType.Retry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class EveryTypeTest {

    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("whole", "-7"),
            Map.entry("big", "9000000000"),
            Map.entry("share", "1e-3"),
            Map.entry("verbose", "true"),
            Map.entry("text", "t"),
            Map.entry("color", "RED"),
            Map.entry("time", "PT1M"),
            Map.entry("folder", "/var/spool"),
            Map.entry("hosts", "c"),
            Map.entry("pauses", "3s"),
            Map.entry("labels", "z=0"),
            Map.entry("limit", "5"),
            Map.entry("retry.max-attempts", "9"),
            Map.entry("retry.first-wait", "2s"));

    private static final EveryType OTHERS = new EveryType(
            -7,
            9_000_000_000L,
            0.001,
            true,
            "t",
            Color.RED,
            Duration.ofMinutes(1),
            Path.of("/var/spool"),
            List.of("c"),
            Set.of(Duration.ofSeconds(3)),
            Map.of("z", "0"),
            Optional.of(5),
            new Retry(9, Duration.ofSeconds(2)));

    @TempDir
    private Path folder;

    @Test
    void defaults() {
        OptionAssertions.assertDefaults(EveryType.DEFAULTS);
    }

    @Test
    void fullMapping() {
        OptionAssertions.assertFullMapping(TEXTS, OTHERS);
    }

    @Test
    void aYamlFileSetsEachInItsNaturalForm() {
        Path file = new OptionFiles(folder).write("all.yaml", """
                all:
                  whole: -7
                  big: 9000000000
                  share: 1e-3
                  verbose: true
                  text: "t"
                  color: red
                  time: PT1M
                  folder: /var/spool
                  hosts: [c]
                  pauses:
                    - 3s
                  labels:
                    z: 0
                  limit: 5
                  retry:
                    maxAttempts: 9
                    first_wait: 2s
                """);

        Options options = Options.builder().group(EveryType.class).file(file).build();

        assertThat(options.get(EveryType.class)).isEqualTo(OTHERS);
    }

    @Test
    void aPropertiesFileSetsEach() {
        StringBuilder text = new StringBuilder();
        TEXTS.forEach((name, value) ->
                text.append("all.").append(name).append(" = ").append(value).append('\n'));
        Path file = new OptionFiles(folder).write("all.properties", text.toString());

        Options options = Options.builder().group(EveryType.class).file(file).build();

        assertThat(options.get(EveryType.class)).isEqualTo(OTHERS);
    }

    @Test
    void collectionsAreImmutableAndKeepTheirOrder() {
        Options options = Options.builder()
                .group(EveryType.class)
                .commandLine("--all.pauses=3s,1s,2s", "--all.labels=b=1,a=2")
                .build();
        EveryType all = options.get(EveryType.class);

        assertThat(all.pauses()).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(all.labels()).containsExactly(Map.entry("b", "1"), Map.entry("a", "2"));
        assertThat(all.hosts()).isUnmodifiable();
        assertThat(all.pauses()).isUnmodifiable();
        assertThat(all.labels()).isUnmodifiable();
    }

    @Test
    void wrongValuesSayWhatIsExpected() {
        String errors = new OptionFiles(folder)
                .errors(Options.builder()
                        .group(EveryType.class)
                        .commandLine(
                                "--all.whole=x",
                                "--all.big=99999999999999999999",
                                "--all.share=NaN",
                                "--all.verbose=yes",
                                "--all.color=rad",
                                "--all.time=5",
                                "--all.folder=",
                                "--all.pauses=1s,x",
                                "--all.labels=a"));

        assertThat(errors).isEqualTo("""
                9 errors in the options:
                  command line: all.whole: 'x' is no whole number
                  command line: all.big: '99999999999999999999' is too large
                  command line: all.share: 'NaN' is no number
                  command line: all.verbose: 'yes' is neither true nor false
                  command line: all.color: 'rad' is none of red, dark-blue; did you mean red?
                  command line: all.time: '5' has no unit; for seconds write 5s
                  command line: all.folder: '' is no path
                  command line: all.pauses: '1s,x' has an element that is no duration; write it like 10s, 1m30s or PT10S
                  command line: all.labels: 'a' is no list of key=value""");
    }
}
