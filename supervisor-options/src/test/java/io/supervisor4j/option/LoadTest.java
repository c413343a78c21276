package io.supervisor4j.option;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class LoadTest {

    @TempDir
    private Path folder;

    private OptionFiles files;

    @BeforeEach
    void setUp() {
        files = new OptionFiles(folder);
    }

    @OptionGroup("db")
    record Database(
            @Option(help = "where the database is", pattern = "[a-z]+:.+")
            String url,

            @Option(help = "pass word", secret = true, pattern = "[a-z]{6,}")
            String password,

            @Option(help = "fewest", defaultValue = "1") int min,
            @Option(help = "most", defaultValue = "8") int max,

            @Option(
                    help = "level",
                    defaultValue = "1",
                    choices = {"1", "2", "4"})
            int level,

            @Option(help = "a file") Optional<Path> file) {

        Database {
            if (min > max) {
                throw new IllegalArgumentException("min " + min + " is more than max " + max);
            }
        }
    }

    @Test
    void everythingThatIsWrongIsReportedTogetherWithFileLineAndKey() {
        Path file = files.write("shop.yaml", """
                mailer:
                  thread: 8
                  pause: soon
                  backlog: 5
                db:
                  url: nowhere
                  level: 3
                """);

        OptionException refused = catchThrowableOfType(OptionException.class, () -> Options.builder()
                .group(MailerOptions.class)
                .group(Database.class)
                .file(file)
                .commandLine("--mailer.threads=65")
                .build());

        assertThat(refused.getMessage().replace(folder + "/", "")).isEqualTo("""
                7 errors in the options:
                  shop.yaml:2: mailer.thread: unknown option; did you mean mailer.threads?
                  shop.yaml:3: mailer.pause: 'soon' is no duration; write it like 10s, 1m30s or PT10S
                  shop.yaml:4: mailer.backlog: was removed: the queue has no limit any more
                  shop.yaml:6: db.url: 'nowhere' is not of the form [a-z]+:.+
                  shop.yaml:7: db.level: '3' is not one of 1, 2, 4
                  command line: mailer.threads: '65' is not at most 64
                  options: db.password: must be set, as there is no default: pass word""");
        assertThat(refused.errors().get(0).file()).hasValue(file);
        assertThat(refused.errors().get(0).line()).isEqualTo(2);
        assertThat(refused.errors().get(0).key()).isEqualTo("mailer.thread");
    }

    @Test
    void whatTheRecordRefusesIsReportedWithTheOthers() {
        Path file = files.write("shop.yaml", "db: {url: 'pg:x', password: secret, min: 9}\nmailer: {threads: 0}");

        assertThat(files.errors(Options.builder()
                        .group(MailerOptions.class)
                        .group(Database.class)
                        .file(file)))
                .isEqualTo("""
                        2 errors in the options:
                          shop.yaml:2: mailer.threads: '0' is not at least 1
                          options: db: min 9 is more than max 8""");
    }

    @Test
    void aSecretIsInNoError() {
        Path wrong = files.write("a.yaml", "db: {url: 'pg:x', password: HUNTER2}");
        Path malformed = files.write("b.yaml", "db:\n  url: pg:x\n  password: HUNTER2: x\n");

        for (Path file : new Path[] {wrong, malformed}) {
            assertThat(files.errors(Options.builder().group(Database.class).file(file)))
                    .contains(file.getFileName().toString())
                    .doesNotContain("HUNTER2");
        }
    }

    @Test
    void anOptionalThatIsNotSetIsEmpty() {
        Database database = Options.builder()
                .group(Database.class)
                .commandLine("--db.url=pg:x", "--db.password=secret")
                .build()
                .get(Database.class);

        assertThat(database).isEqualTo(new Database("pg:x", "secret", 1, 8, 1, Optional.empty()));
    }

    @Test
    void formerNamesAreUnderstood() {
        Path file = files.write("a.yaml", "mailer: {workerCount: 8}");

        Options options =
                Options.builder().group(MailerOptions.class).file(file).build();

        assertThat(options.get(MailerOptions.class).threads()).isEqualTo(8);
    }

    @Test
    void whoUsesAFormerNameIsWarned() {
        Path file = files.write("a.yaml", "mailer:\n  worker_count: 8");
        try (LogCapture log = LogCapture.of(Options.class)) {
            Options.builder().group(MailerOptions.class).file(file).build();

            assertThat(log.lines())
                    .containsExactly("WARN " + file + ":2: mailer.worker_count is now called mailer.threads");
        }
    }

    @Test
    void defaultsOfOthersMayBeChangedOptionByOption_O56() {
        OptionsBuilder builder = Options.builder()
                .group(ServiceOptions.class)
                .defaultValue("graceful_shutdown_timeout", "30s")
                .defaultValue("graceful_shutdown_timeout", "20s")
                .defaultValue("logOptions", "false");

        ServiceOptions changed = builder.build().get(ServiceOptions.class);

        assertThat(changed.gracefulShutdownTimeout()).hasSeconds(20);
        assertThat(changed.logOptions()).isFalse();
    }

    @Test
    void aChangedDefaultThatIsWrongIsRefused_O56() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.builder()
                        .group(MailerOptions.class)
                        .defaultValue("mailer.threads", "0")
                        .build())
                .withMessage("mailer.threads: its default '0' is not at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.builder()
                        .group(MailerOptions.class)
                        .defaultValue("mailer.thread", "1")
                        .build())
                .withMessage("there is no option mailer.thread; did you mean mailer.threads?");
    }

    @Test
    void aGroupThatIsNotThereIsRefused() {
        Options options = Options.builder().group(MailerOptions.class).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.get(Database.class))
                .withMessageContaining("no group " + Database.class.getName());
        assertThatIllegalArgumentException().isThrownBy(() -> options.onChange(Database.class, (before, after) -> {}));
    }
}
