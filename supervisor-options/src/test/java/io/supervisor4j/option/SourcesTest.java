package io.supervisor4j.option;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SourcesTest {

    @TempDir
    private Path folder;

    private OptionFiles files;

    @BeforeEach
    void setUp() {
        files = new OptionFiles(folder);
    }

    private static OptionsBuilder mailer() {
        return Options.builder().group(MailerOptions.class);
    }

    private static int threads(OptionsBuilder builder) {
        return builder.build().get(MailerOptions.class).threads();
    }

    @Test
    void eachSourceIsStrongerThanTheNext() {
        Path first = files.write("1.yaml", "mailer: {threads: 1, pause: 1s}");
        Path second = files.write("2.properties", "mailer.threads = 2");
        Map<String, String> variables = Map.of("SHOP_MAILER_THREADS", "3");
        System.setProperty("sources-test.mailer.threads", "4");
        try {
            assertThat(threads(mailer())).isEqualTo(4);
            assertThat(threads(mailer().file(first))).isEqualTo(1);
            assertThat(threads(mailer().file(first).file(second))).isEqualTo(2);
            assertThat(threads(mailer().environment("SHOP", variables).file(second)))
                    .isEqualTo(3);
            OptionsBuilder all = mailer().systemProperties("sources-test")
                    .environment("SHOP", variables)
                    .file(first)
                    .file(second);
            assertThat(threads(all)).isEqualTo(4);
            Options options = all.commandLine("--mailer.threads=5").build();
            assertThat(options.get(MailerOptions.class)).isEqualTo(new MailerOptions(5, Duration.ofSeconds(1)));
        } finally {
            System.clearProperty("sources-test.mailer.threads");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sendTimeout", "send-timeout", "send_timeout", "SEND_TIMEOUT", "sendtimeout"})
    void allWaysOfWritingANameMeanTheSame(String name) {
        @OptionGroup("web")
        record Web(
                @Option(help = "timeout", defaultValue = "1s")
                Duration sendTimeout) {}

        Path yaml = files.write("a.yaml", "web:\n  " + name + ": 7s\n");
        Path properties = files.write("a.properties", "web." + name + "=7s");

        for (OptionsBuilder builder : List.of(
                Options.builder().group(Web.class).file(yaml),
                Options.builder().group(Web.class).file(properties),
                Options.builder().group(Web.class).commandLine("--web." + name, "7s"))) {
            assertThat(builder.build().get(Web.class).sendTimeout()).hasSeconds(7);
        }
    }

    @Test
    void namesWithDotsAndMappingsMeanTheSameInYaml() {
        Path file = files.write("a.yaml", "mailer.threads: 2\nmailer:\n  pause: 3s\n");

        assertThat(mailer().file(file).build().get(MailerOptions.class))
                .isEqualTo(new MailerOptions(2, Duration.ofSeconds(3)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "---\n", "mailer:\n", "mailer:\n  threads:\n", "mailer: {}"})
    void aFileThatSetsNothingLeavesTheDefaults(String text) {
        assertThat(threads(mailer().file(files.write("a.yaml", text)))).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[a]|a.yaml:1: the file must be a mapping from names to values",
                "mailer: [x|a.yaml:1: the file is no YAML: ",
                "mailer: &a {threads: 2}\\nm: *a|a.yaml:2: m: aliases are not supported; repeat the value",
                "mailer: {threads: 2}\\n---\\nmailer: {threads: 3}|a.yaml:3: the file must be one document",
                "mailer: {threads: [{a: 1}]}|a.yaml:1: mailer.threads: takes one value, not a list",
                "mailer: {threads: {}}|a.yaml:1: mailer.threads: takes one value, not a mapping",
                "mailer: {threads: \"2\"}|a.yaml:1: mailer.threads: is a whole number in quotes; write it without",
                "mailer: {thread: ~}|a.yaml:1: mailer.thread: unknown option",
                "mailer: !!map {threads: !mine 2}|a.yaml:1: mailer.threads: the tag !mine is not supported; leave it out",
                "mailer:\\n  threads: 2\\n\\tpause: 1s|a.yaml:3: the file is no YAML: a tab cannot stand here; use blanks, column 1",
                "mailer:\\n\\tthreads: 2|a.yaml:2: the file is no YAML: a tab cannot stand here; use blanks, column 1",
                "mailer:\\n  pause: \\u0007|a.yaml:2: the file is no YAML: it contains the control character U+0007",
                "mailer:\\n  threads: 2\\n  threads: 3|a.yaml:3: mailer.threads: is set twice, first at ",
                "mailer:\\n  threads: 2\\n  worker_count: 3|a.yaml:3: mailer.worker_count: is set twice, first at ",
                "mailer:\\n  thread: 2|a.yaml:2: mailer.thread: unknown option; did you mean mailer.threads?",
                "mailer:\\n  threads: {a: 2}|a.yaml:2: mailer.threads.a: unknown option",
                "mialer:\\n  threads: 2|a.yaml:2: mialer.threads: unknown option; did you mean mailer.threads?",
                "threads: 2|a.yaml:1: threads: unknown option; did you mean mailer.threads?",
                "mailer: {threads: [2]}|a.yaml:1: mailer.threads: takes one value, not a list",
                "mailer: {thread: [2]}|a.yaml:1: mailer.thread: unknown option; did you mean mailer.threads?",
                "mailer: 2|a.yaml:1: mailer: unknown option"
            })
    void whatIsWrongInYamlIsReportedWithItsLine(String text, String error) {
        Path file = files.write(
                "a.yaml", text.replace("\\n", "\n").replace("\\t", "\t").replace("\\u0007", "\u0007"));

        assertThat(files.errors(mailer().file(file))).contains("\n  " + error);
    }

    @Test
    void whatIsWrongInPropertiesIsReportedWithItsLine() {
        Path file = files.write("a.properties", """
                # a comment that ends in a backslash \\
                mailer.threads = \\
                    x

                mailer.puase = 3s
                mailer.pause = \\u00zz
                """);

        assertThat(files.errors(mailer().file(file))).isEqualTo("""
                3 errors in the options:
                  a.properties:2: mailer.threads: 'x' is no whole number
                  a.properties:5: mailer.puase: unknown option; did you mean mailer.pause?
                  a.properties:6: the line is malformed: Malformed \\uxxxx encoding.""");
    }

    @Test
    void anErrorThatAStrongerSourceHidesIsOneAllTheSame() {
        Path file = files.write("a.yaml", "mailer:\n  threads: x\n");

        assertThat(files.errors(mailer().file(file).commandLine("--mailer.threads=5")))
                .contains("a.yaml:2: mailer.threads: 'x' is no whole number");
    }

    @Test
    void aMissingFileIsAnErrorUnlessItMayBeMissing() {
        Path missing = folder.resolve("missing.yaml");

        assertThat(files.errors(mailer().file(missing))).endsWith("missing.yaml: the file does not exist");
        assertThat(threads(mailer().optionalFile(missing))).isEqualTo(4);
    }

    @Test
    void aFileThatIsTooLargeOrHasNoEndIsAnError() throws Exception {
        Path large = folder.resolve("large.properties");
        java.nio.file.Files.writeString(large, "#".repeat((1 << 20) + 1));
        Path endless = folder.resolve("endless.yaml");
        java.nio.file.Files.createSymbolicLink(endless, Path.of("/dev/zero"));

        assertThat(files.errors(mailer().file(large)))
                .endsWith("large.properties: the file is larger than the 1048576 bytes that such a file may have");
        assertThat(files.errors(mailer().file(endless))).contains("larger than the 1048576 bytes");
    }

    @Test
    void aFileThatIsNoTextIsAnError() throws Exception {
        Path file = folder.resolve("a.yaml");
        java.nio.file.Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});

        assertThat(files.errors(mailer().file(file))).endsWith("a.yaml: the file is not written in UTF-8");
    }

    @Test
    void aFileOfAnUnknownKindIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.builder().file(Path.of("shop.toml")))
                .withMessageContaining("shop.toml")
                .withMessageContaining(".yaml, .yml, .json or .properties");
    }

    @Test
    void pathsInAFileAreRelativeToItAndOthersAreNot() {
        @OptionGroup("web")
        record Web(
                @Option(help = "root", defaultValue = "www") Path root,

                @Option(help = "logs", defaultValue = "logs")
                Path logs,

                @Option(help = "temp", defaultValue = "temp")
                Path temp) {}
        Path file = files.write("a.yaml", "web: {root: ../www, logs: /var/log}");

        Web web = Options.builder()
                .group(Web.class)
                .file(file)
                .commandLine("--web.temp=t")
                .build()
                .get(Web.class);

        assertThat(web).isEqualTo(new Web(folder.resolveSibling("www"), Path.of("/var/log"), Path.of("t")));
    }

    @Test
    void theEntriesOfAMapMayStandAloneInAnySource() {
        @OptionGroup("web")
        record Web(
                @Option(help = "labels", defaultValue = "old=1")
                Map<String, String> labels) {}
        Path yaml = files.write("a.yaml", "web:\n  labels:\n    Zone_A.b: x,y\n    c: \"\"\n");
        Path none = files.write("b.yaml", "web:\n  labels: {}\n");

        assertThat(Options.builder()
                        .group(Web.class)
                        .file(yaml)
                        .build()
                        .get(Web.class)
                        .labels())
                .isEqualTo(Map.of("Zone_A.b", "x,y", "c", ""));
        assertThat(Options.builder()
                        .group(Web.class)
                        .file(none)
                        .build()
                        .get(Web.class)
                        .labels())
                .isEmpty();
        assertThat(Options.builder()
                        .group(Web.class)
                        .file(yaml)
                        .commandLine("--web.labels.d=1", "--web.labels.e", "2")
                        .build()
                        .get(Web.class)
                        .labels())
                .isEqualTo(Map.of("d", "1", "e", "2"));
    }

    @Test
    void wordsThatAreNoOptionsAreTheProgramsArguments() {
        @OptionGroup("web")
        record Web(
                @Option(help = "verbose", defaultValue = "false")
                boolean verbose) {}

        Options options = mailer().group(Web.class)
                .commandLine("send", "--mailer.threads", "7", "--web.verbose", "now", "--mailer.threads=8", "--", "--x")
                .build();

        assertThat(options.arguments()).containsExactly("send", "now", "--x");
        assertThat(options.get(Web.class).verbose()).isTrue();
        assertThat(options.get(MailerOptions.class).threads()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({
        "--web.verbose, true",
        "--web.verbose=false, false",
        "--web.verbose false, false",
        "--web.verbose x, true"
    })
    void aSwitchTakesTheNextWordOnlyIfItIsTrueOrFalse(String words, boolean verbose) {
        @OptionGroup("web")
        record Web(
                @Option(help = "verbose", defaultValue = "false")
                boolean verbose) {}

        Options options = Options.builder()
                .group(Web.class)
                .commandLine(words.split(" ", -1))
                .build();

        assertThat(options.get(Web.class).verbose()).isEqualTo(verbose);
    }

    @Test
    void whatIsWrongOnTheCommandLineIsReported() {
        assertThat(files.errors(mailer().commandLine("--mailer.thread", "7", "--mailer.pause")))
                .isEqualTo("""
                2 errors in the options:
                  command line: mailer.pause: has no value
                  command line: mailer.thread: unknown option; did you mean mailer.threads?""");
    }

    @Test
    void misspeltVariablesOfAGroupAreErrorsAndOthersAreNotOurs() {
        Map<String, String> variables = Map.of("SHOP_MAILER_THREDS", "7", "SHOP_HOME", "/shop", "MAILER_THREADS", "x");

        assertThat(files.errors(mailer().environment("SHOP", variables))).isEqualTo("""
                1 error in the options:
                  environment variable SHOP_MAILER_THREDS: mailer.threds: unknown option; did you mean mailer.threads?""");
    }

    @Test
    void aFormerNameThatIsTheSameVariableIsNotTheOneThatIsMeant() {
        @OptionGroup("web")
        record Web(
                @Option(help = "h", defaultValue = "1", deprecatedNames = "web.send.timeout")
                int sendTimeout) {}
        try (LogCapture log = LogCapture.of(Options.class)) {
            Options options = Options.builder()
                    .group(Web.class)
                    .environment("SHOP", Map.of("SHOP_WEB_SEND_TIMEOUT", "7"))
                    .build();

            assertThat(options.get(Web.class).sendTimeout()).isEqualTo(7);
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void misspeltPropertiesOfAGroupAreErrorsAndOthersAreNotOurs() {
        Properties properties = new Properties();
        properties.setProperty("shop.mailer.threds", "7");
        properties.setProperty("shop.home", "/shop");
        properties.setProperty("mailer.threads", "x");
        OptionSource source = new Prefixed.SystemProperties("shop", () -> properties);

        assertThat(source.read(Catalog.of(List.of(GroupReader.read(MailerOptions.class))), new LoadProblems()))
                .extracting(Setting::name)
                .containsExactly("mailer.threds");
    }
}
