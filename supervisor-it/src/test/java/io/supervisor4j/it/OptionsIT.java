package io.supervisor4j.it;

import io.supervisor4j.WorkerContext;
import io.supervisor4j.examples.shop.ShopMain;
import io.supervisor4j.option.Options;
import io.supervisor4j.option.ServiceOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Options with a real manager, as the README of supervisor-options shows them; it is checked against what is run here. */
class OptionsIT {

    private static final Pattern BLOCK = Pattern.compile("^```(\\w+)\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

    private static String options;

    @TempDir
    private Path folder;

    @RegisterExtension
    private final Masters masters = new Masters();

    @BeforeAll
    static void readTheReadme() throws IOException {
        options = Files.readString(Path.of("..", "supervisor-options", "README.md"));
    }

    private static List<String> blocks(String language) {
        return BLOCK.matcher(options)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    private void write(String yaml) throws IOException {
        Files.writeString(folder.resolve("shop.yaml"), yaml);
    }

    private Master shop(String... args) {
        List<String> words =
                new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), ShopMain.class.getName()));
        words.addAll(List.of(args));
        return masters.through("env", "--chdir=" + folder).start(words);
    }

    @Test
    void theReadmesCodeIsThatOfTheExample() throws IOException {
        StringBuilder sources = new StringBuilder();
        for (String name : List.of(
                "main/java/io/supervisor4j/examples/shop/MailerOptions.java",
                "main/java/io/supervisor4j/examples/shop/Mailer.java",
                "main/java/io/supervisor4j/examples/shop/ShopMain.java",
                "test/java/io/supervisor4j/examples/shop/MailerOptionsTest.java")) {
            sources.append(Files.readString(Path.of("src", name)));
        }

        assertThat(blocks("java")).hasSize(6).allSatisfy(block -> assertThat(sources)
                .contains(block));
    }

    @Test
    void theReadmesFileIsExplainedAsItSays() throws IOException {
        write(blocks("yaml").get(0));

        Master shop = shop("explain", "--mailer.threads=8");

        assertThat(shop.awaitExit()).isZero();
        assertThat(String.join("\n", shop.lines()) + "\n")
                .isEqualTo(blocks("text").get(1));
    }

    @Test
    void theReadmesSampleIsWhatIsPrinted() throws IOException {
        write("");

        Master shop = shop("sample");

        assertThat(shop.awaitExit()).isZero();
        assertThat(String.join("\n", shop.lines()) + "\n")
                .isEqualTo(blocks("yaml").get(1));
    }

    @Test
    void theReadmesErrorsAreWhatIsReported() throws IOException {
        write("mailer:\n  thread: 2\n  pause: 10\n");

        Master shop = shop("--mailer.threads=0");

        assertThat(shop.awaitExit()).isEqualTo(2);
        assertThat(String.join("\n", shop.lines()) + "\n")
                .isEqualTo(blocks("text").get(0));
    }

    @Test
    void sighupChangesMutableOptionsInWorkersThatStay_C69() throws IOException {
        write("mailer: {threads: 2, pause: 1s}");
        Master shop = shop();
        shop.awaitLines("mailer . has 2 threads", 2);

        write("mailer: {threads: 8, pause: 2s}");
        shop.signal("HUP");

        shop.awaitLine(".*options re-read: changed: mailer.threads: 2 -> 8;"
                + " still to come, after a restart: mailer.pause: 1s -> 2s");
        shop.awaitLine("mailer 0 had 2, has 8 threads");
        shop.awaitLine("mailer 1 had 2, has 8 threads");
        assertThat(shop.all(".*worker Mailer\\.. .* started")).hasSize(2);
        shop.stop();
    }

    @Test
    void anInvalidFileChangesNothingEvenForAWorkerThatStartsAfterIt() throws IOException {
        write("mailer: {threads: 2}");
        Master shop = shop();
        shop.awaitLines("mailer . has 2 threads", 2);
        long pid = Long.parseLong(shop.awaitLine(".*worker Mailer\\.0 \\[(\\d+)] is ready.*"));

        write("mailer: {threads: many}");
        shop.signal("HUP");
        shop.awaitLine(".*the options stay as they are: 1 error in the options:");
        shop.awaitLine(".*: reload finished");
        Processes.signal("KILL", pid);

        shop.awaitLines("mailer 0 has 2 threads", 2);
        assertThat(shop.all(".* had .*")).isEmpty();
        write("mailer: {threads: 3}");
        shop.signal("HUP");
        shop.awaitLines("mailer . had 2, has 3 threads", 2);
        shop.stop();
    }

    /** Is replaced on SIGHUP. */
    public static final class Replaced extends Talker {
        private final Options options;

        public Replaced(WorkerContext context, Path shared) {
            super(context);
            options = Options.inWorker(shared, ServiceOptions.class);
        }

        @Override
        public void run() {
            say("logs " + options.get(ServiceOptions.class).logOptions());
        }
    }

    @Test
    void aWorkerThatIsReplacedStartsWithTheNewOptions_C17_C69_B16() throws IOException {
        write("log-options: true");
        String file = folder.resolve("shop.yaml").toString();
        Master master = masters.start(manager -> {
            Options options = Options.builder()
                    .group(ServiceOptions.class)
                    .file(Path.of(file))
                    .build();
            manager.add(Replaced.class, 2, options.attach(manager, Options.OnReload.RELOAD));
        });
        master.awaitLines("Replaced\\.\\d logs true \\d+", 2);

        write("log-options: false");
        master.signal("HUP");

        master.awaitLines("Replaced\\.\\d logs false \\d+", 2);
        master.stop();
    }

    @Test
    void theSharedFileIsGoneWithTheMaster() throws IOException {
        write("mailer: {threads: 2}");
        Path temp = Files.createDirectory(folder.resolve("temp"));
        Master shop = masters.withJvmOptions("-Djava.io.tmpdir=" + temp)
                .through("env", "--chdir=" + folder)
                .start(List.of("-cp", System.getProperty("java.class.path"), ShopMain.class.getName()));
        shop.awaitLines("mailer . has 2 threads", 2);
        assertThat(shared(temp)).hasSize(1);

        shop.stop();

        assertThat(shared(temp)).isEmpty();
    }

    private static List<Path> shared(Path temp) throws IOException {
        try (Stream<Path> files = Files.list(temp)) {
            return files.filter(file -> file.getFileName().toString().startsWith("supervisor4j-options"))
                    .toList();
        }
    }
}
