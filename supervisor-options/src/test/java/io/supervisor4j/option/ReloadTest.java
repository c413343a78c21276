package io.supervisor4j.option;

import io.supervisor4j.option.OptionChanges.Change;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReloadTest {

    @TempDir
    private Path folder;

    private OptionFiles files;
    private Options options;

    @OptionGroup("web")
    record Web(
            @Option(help = "fewest", defaultValue = "1", mutable = true)
            int min,

            @Option(help = "most", defaultValue = "8") int max,

            @Option(help = "key", defaultValue = "k", secret = true)
            String key) {

        Web {
            if (min > max) {
                throw new IllegalArgumentException("min " + min + " is more than max " + max);
            }
        }
    }

    @BeforeEach
    void setUp() {
        files = new OptionFiles(folder);
        write("mailer: {threads: 4, pause: 10s}");
        options = Options.builder()
                .group(MailerOptions.class)
                .group(Web.class)
                .file(folder.resolve("a.yaml"))
                .build();
    }

    private void write(String text) {
        files.write("a.yaml", text);
    }

    private MailerOptions mailer() {
        return options.get(MailerOptions.class);
    }

    @Test
    void reloadTakesOverEverything_O19() {
        write("mailer: {threads: 8, pause: 20s}");

        OptionChanges changes = options.reload();

        assertThat(mailer()).isEqualTo(new MailerOptions(8, Duration.ofSeconds(20)));
        assertThat(changes)
                .isEqualTo(new OptionChanges(
                        List.of(new Change("mailer.threads", "4", "8"), new Change("mailer.pause", "10s", "20s")),
                        List.of()))
                .hasToString("changed: mailer.threads: 4 -> 8, mailer.pause: 10s -> 20s");
    }

    @Test
    void mutateTakesOverTheMutableOnesAndNamesTheOthers_O19() {
        write("mailer: {threads: 8, pause: 20s}");

        OptionChanges changes = options.mutate();

        assertThat(mailer()).isEqualTo(new MailerOptions(8, Duration.ofSeconds(10)));
        assertThat(changes.applied()).containsExactly(new Change("mailer.threads", "4", "8"));
        assertThat(changes.pending()).containsExactly(new Change("mailer.pause", "10s", "20s"));
        assertThat(changes)
                .hasToString(
                        "changed: mailer.threads: 4 -> 8; still to come, after a restart: mailer.pause: 10s -> 20s");
    }

    @Test
    void whatMutateLeftIsNamedAgainUntilAReloadTakesItOver() {
        write("mailer: {pause: 20s}");
        options.mutate();

        assertThat(options.mutate().pending()).extracting(Change::key).containsExactly("mailer.pause");
        assertThat(options.reload().applied()).extracting(Change::key).containsExactly("mailer.pause");
        assertThat(options.mutate().isEmpty()).isTrue();
    }

    @Test
    void nothingNewIsNoChange() {
        MailerOptions before = mailer();

        assertThat(options.reload().isEmpty()).isTrue();
        assertThat(options.reload()).hasToString("no option has changed");
        assertThat(mailer()).isEqualTo(before);
    }

    @Test
    void anInvalidFileChangesNothing() {
        options.onChange(MailerOptions.class, (before, after) -> {
            throw new AssertionError("told of a change that was none");
        });
        MailerOptions before = mailer();
        write("mailer: {threads: 8, pause: soon}");

        assertThatThrownBy(options::reload).isInstanceOf(OptionException.class);
        assertThatThrownBy(options::mutate).isInstanceOf(OptionException.class);
        assertThat(mailer()).isSameAs(before);
    }

    @Test
    void aMixOfOldAndNewThatTheRecordRefusesChangesNothing() {
        write("web: {min: 9, max: 16}");

        assertThatThrownBy(options::mutate)
                .isInstanceOf(OptionException.class)
                .hasMessageContaining("options: web: min 9 is more than max 8;"
                        + " the options that need a restart are still as they were");
        assertThat(options.get(Web.class)).isEqualTo(new Web(1, 8, "k"));
    }

    @Test
    void secretsAreMaskedInTheChanges() {
        write("web: {key: hunter2}");

        assertThat(options.reload()).hasToString("changed: web.key: *** -> ***");
    }

    @Test
    void listenersHearOfTheirGroupWithWhatWasAndWhatIs() {
        List<String> trail = new ArrayList<>();
        options.onChange(MailerOptions.class, (before, after) -> {
            assertThat(options.get(MailerOptions.class)).isSameAs(after);
            trail.add("mailer " + before.threads() + " " + after.threads());
        });
        options.onChange(Web.class, (before, after) -> trail.add("web"));
        options.onChange(MailerOptions.class, (before, after) -> trail.add("second"));

        write("mailer: {threads: 8}");
        options.reload();
        options.reload();

        assertThat(trail).containsExactly("mailer 4 8", "second");
    }

    @Test
    void aListenerThatThrowsIsLoggedAndHoldsUpNoOther() {
        List<Integer> heard = new ArrayList<>();
        options.onChange(MailerOptions.class, (before, after) -> {
            throw new NoClassDefFoundError("gone");
        });
        options.onChange(MailerOptions.class, (before, after) -> heard.add(after.threads()));
        write("mailer: {threads: 8}");
        try (LogCapture log = LogCapture.of(Options.class)) {
            options.reload();

            assertThat(log.lines())
                    .containsExactly("ERROR a listener for changes of MailerOptions failed; the others are told");
        }
        assertThat(heard).containsExactly(8);
    }

    @Test
    void theErrorOfAJvmThatCannotGoOnIsThrownOnAndKeepsNoLaterChangeFromTheListeners() {
        OutOfMemoryError full = new OutOfMemoryError("Java heap space");
        List<Integer> heard = new ArrayList<>();
        options.onChange(MailerOptions.class, (before, after) -> {
            heard.add(after.threads());
            if (after.threads() == 8) {
                throw full;
            }
        });
        write("mailer: {threads: 8}");
        assertThatThrownBy(options::reload).isSameAs(full);

        write("mailer: {threads: 9}");
        options.reload();
        assertThat(heard).containsExactly(8, 9);
    }

    @OptionGroup("hungry")
    record Hungry(@Option(help = "size", defaultValue = "1") int size) {

        Hungry {
            if (size > 1) {
                throw new StackOverflowError("of " + size);
            }
        }
    }

    @Test
    void theErrorOfAJvmThatCannotGoOnIsThrownOnFromARecordsConstructor() {
        write("hungry: {size: 1}");
        Options hungry = Options.builder()
                .group(Hungry.class)
                .file(folder.resolve("a.yaml"))
                .build();
        write("hungry: {size: 2}");

        assertThatThrownBy(hungry::reload).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void aListenerMayReloadAndAllHearTheChangesInTheirOrder() {
        List<Integer> heard = new ArrayList<>();
        options.onChange(MailerOptions.class, (before, after) -> {
            if (after.threads() == 5) {
                write("mailer: {threads: 6}");
                options.reload();
            }
        });
        options.onChange(MailerOptions.class, (before, after) -> heard.add(after.threads()));

        write("mailer: {threads: 5}");
        options.reload();

        assertThat(heard).containsExactly(5, 6);
    }

    @Test
    void aListenerThatWaitsForAnotherThreadsReloadDoesNotBlockIt() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        CountDownLatch heardTwice = new CountDownLatch(2);
        options.onChange(MailerOptions.class, (before, after) -> {
            if (after.threads() == 5) {
                write("mailer: {threads: 6}");
                Future<OptionChanges> reload = other.submit(options::reload);
                try {
                    assertThat(reload.get().applied()).hasSize(1);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
            heardTwice.countDown();
        });
        try {
            write("mailer: {threads: 5}");
            options.reload();

            heardTwice.await();
            assertThat(mailer().threads()).isEqualTo(6);
        } finally {
            other.shutdown();
        }
    }

    @Test
    void aReaderNeverSeesHalfAChange() throws Exception {
        write("mailer: {threads: 1, pause: 1s}");
        options.reload();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> writer = other.submit(() -> {
                for (int i = 1; i <= 64; i++) {
                    write("mailer: {threads: %d, pause: %ds}".formatted(i, i));
                    options.reload();
                }
            });
            while (!writer.isDone()) {
                MailerOptions seen = mailer();
                assertThat(seen.pause()).hasSeconds(seen.threads());
            }
            writer.get();
        } finally {
            other.shutdown();
        }
    }
}
