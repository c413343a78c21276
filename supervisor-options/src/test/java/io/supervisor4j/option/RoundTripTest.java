package io.supervisor4j.option;

import io.supervisor4j.document.Documents;
import io.supervisor4j.option.value.CollectionType;
import io.supervisor4j.option.value.DurationType;
import io.supervisor4j.option.value.ListText;
import io.supervisor4j.option.value.MapType;
import io.supervisor4j.option.value.Scalar;
import io.supervisor4j.option.value.ValueType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What is printed parses back to the same: values as text, sample files, the snapshot that workers read. */
class RoundTripTest {

    private static final int VALUES = 3_000;

    /** All that some format makes something of. */
    private static final List<String> PIECES = List.of(
            "a", "Z", "0", "7", "é", "😀", " ", "\t", "\n", "\r", "\f", "\u000b", "\u0000", "\u0007", "\u001b",
            "\u007f", "\u0085", "\u00a0", "\u2003", "\u2028", "\u2029", "\ufeff", "\ufffe", "\ud83d", ",", "=", "\\",
            "\"", "'", "#", ":", ": ", " #", "- ", "-", "?", "{", "}", "[", "]", "&", "*", "!", "|", ">", "%", "@", "`",
            "~", "null", "true", "---", "\\n", "\\u0041", ".5", "0x1F", "1e3", ".", "/");

    private final Random random = new Random(20_26);

    @TempDir
    private Path folder;

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private List<String> texts() {
        return Stream.generate(this::text)
                .filter(text -> !text.isEmpty())
                .limit(random.nextInt(4))
                .toList();
    }

    private Map<String, String> map() {
        Map<String, String> map = new LinkedHashMap<>();
        texts().forEach(key -> map.put(key, text()));
        return map;
    }

    private Duration duration() {
        return Duration.ofSeconds(random.nextLong(1L << random.nextInt(1, 60)), random.nextInt(1_000_000_000));
    }

    private static <T> T trip(ValueType<T> type, T value) {
        return type.parse(type.print(value), null);
    }

    @Test
    void valuesOfEachTypeAsText() {
        ValueType<Collection<String>> list = new CollectionType<>(Scalar.STRING, false);
        ValueType<Collection<String>> set = new CollectionType<>(Scalar.STRING, true);
        ValueType<Collection<Duration>> pauses = new CollectionType<>(DurationType.DURATION, false);
        for (int i = 0; i < VALUES; i++) {
            List<String> texts = texts();
            assertThat(trip(list, texts)).isEqualTo(texts);
            assertThat(trip(set, new LinkedHashSet<>(texts))).isEqualTo(new LinkedHashSet<>(texts));
            Map<String, String> map = map();
            assertThat(trip(MapType.MAP, map)).isEqualTo(map);
            List<Duration> durations = List.of(duration(), duration());
            assertThat(trip(pauses, durations)).isEqualTo(durations);
            double number = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(number)) {
                assertThat(trip(Scalar.DOUBLE, number)).isEqualTo(number);
            }
            assertThat(trip(Scalar.LONG, random.nextLong())).isNotNull();
        }
    }

    /** A group whose defaults are set by the test. */
    @OptionGroup("g")
    record Group(
            @Option(help = "h") String text,
            @Option(help = "h") List<String> list,
            @Option(help = "h") Set<Duration> pauses,
            @Option(help = "h") Map<String, String> map) {}

    private Group group() {
        return new Group(text(), texts(), new LinkedHashSet<>(List.of(duration())), map());
    }

    private static Map<String, String> texts(Group group) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("g.text", group.text());
        texts.put("g.list", ListText.join(group.list()));
        texts.put("g.pauses", new CollectionType<>(DurationType.DURATION, true).print(group.pauses()));
        texts.put("g.map", MapType.MAP.print(group.map()));
        return texts;
    }

    private static Options options(Group group) {
        OptionsBuilder builder = Options.builder().group(Group.class);
        texts(group).forEach(builder::defaultValue);
        return builder.build();
    }

    @Test
    void aSampleFileWithAnyDefaultsIsYamlAndSetsThem() throws Exception {
        OptionFiles files = new OptionFiles(folder);
        for (int i = 0; i < VALUES; i++) {
            Group group = group();
            String sample = SampleFile.of(
                    Catalog.of(List.of(GroupReader.read(Group.class))).withDefaults(texts(group)));

            Documents.read(Path.of("sample.yaml"), sample);
            Path file = files.write("sample.yaml", sample.replaceAll("(?m)^  #(?=[a-z])", "  "));

            assertThat(Options.builder().group(Group.class).file(file).build().get(Group.class))
                    .as(sample)
                    .isEqualTo(group);
        }
    }

    @Test
    void aSnapshotSurvivesAnyEncoding() throws Exception {
        for (int i = 0; i < VALUES; i++) {
            Group group = group();
            String text = options(group).snapshot().text();

            assertThat(text).matches("[\\x20-\\x7e\\r\\n]*");
            assertThat(Options.of(OptionsSnapshot.parse(text), Group.class).get(Group.class))
                    .isEqualTo(group);
        }
    }

    @Test
    void theFileForTheWorkersHoldsWhatTheMasterHas() {
        SharedFile shared = SharedFile.create();
        for (int i = 0; i < VALUES / 10; i++) {
            Group group = group();
            shared.write(options(group).snapshot());

            assertThat(Options.of(shared.read(), Group.class).get(Group.class)).isEqualTo(group);
        }
    }

    @Test
    void aPropertiesFileMayHoldAnyValues() throws Exception {
        OptionFiles files = new OptionFiles(folder);
        for (int i = 0; i < VALUES / 10; i++) {
            Group group = group();
            Path file = files.write(
                    "a.properties", (i % 2 == 0 ? "\ufeff" : "") + new OptionsSnapshot(texts(group)).text());

            assertThat(Options.builder().group(Group.class).file(file).build().get(Group.class))
                    .isEqualTo(group);
        }
    }

    @Test
    void aListingHasOneLineForEachValueAndNoControlCharacters() {
        for (int i = 0; i < VALUES; i++) {
            Group group = group();
            String listing = options(group).explain();

            assertThat(listing.lines()).hasSize(4 * 3);
            assertThat(listing.chars()).noneMatch(letter -> letter != '\n' && Character.isISOControl(letter));
            if (group.text().matches("[ -~]*")) {
                assertThat(listing).startsWith("g.text = " + group.text() + "\n");
            }
        }
    }
}
