package io.supervisor4j.option;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SampleFileTest {

    @TempDir
    private Path folder;

    @OptionGroup("db")
    record Database(
            @Option(help = "where the database is,\nas a URL")
            String url,

            @Option(help = "pass word", secret = true, defaultValue = "hunter2")
            String password) {}

    @Test
    void aSampleSaysEverythingAboutTheGroupsChosen_O50_O51_O53() {
        assertThat(SampleFile.yaml(ServiceOptions.class, PeriodicOptions.class, MailerOptions.class, Database.class))
                .isEqualTo("""
                        # To set an option, remove the # directly before its name.

                        # Services
                        # Whether to log all options at debug level when a worker starts.
                        # true or false; default true; may change while running
                        #log-options: true
                        # How long a service may take to end gracefully before it is killed; 0 for ever.
                        # duration; default 60s; may change while running
                        #graceful-shutdown-timeout: 1m
                        # The path where the manager's control socket can also be found; {pid} is this process's id.
                        # text; no default
                        #backdoor-socket:

                        # Periodic tasks
                        # Whether tasks that another process could run, run in this one.
                        # true or false; default true
                        #run-external-periodic-tasks: true

                        # The mailer
                        mailer:
                          # threads
                          # whole number, at least 1, at most 64; default 4; may change while running
                          #threads: 4
                          # pause between rounds
                          # duration; default 10s
                          #pause: 10s

                        db:
                          # where the database is,
                          # as a URL
                          # text; must be set
                          #url:
                          # pass word
                          # text; default ***; secret
                          #password:
                        """);
    }

    @OptionGroup("odd")
    record Odd(
            @Option(help = "h", defaultValue = "null") String nothing,

            @Option(help = "h", defaultValue = " \"a\"\n'b': # \\c ")
            String quotes,

            @Option(help = "h", defaultValue = "") String empty) {}

    @Test
    void whatYamlWouldMistakeIsQuoted() {
        String sample = SampleFile.yaml(Odd.class).replaceAll("#(?=[a-z])", "");
        Path file = new OptionFiles(folder).write("a.yaml", sample);

        Options options = Options.builder().group(Odd.class).file(file).build();

        assertThat(options.get(Odd.class)).isEqualTo(new Odd("null", " \"a\"\n'b': # \\c ", ""));
        assertThat(options.explain()).doesNotContain("from default");
    }

    @Test
    void aSampleSetsNothing() {
        Path file = new OptionFiles(folder).write("a.yaml", SampleFile.yaml(EveryType.class, MailerOptions.class));

        Options options = Options.builder()
                .group(EveryType.class)
                .group(MailerOptions.class)
                .file(file)
                .build();

        assertThat(options.get(EveryType.class)).isEqualTo(EveryType.DEFAULTS);
        assertThat(options.explain()).doesNotContain("from " + file);
    }

    @Test
    void aSampleWithoutItsCommentMarksSetsAllDefaults() {
        String sample = SampleFile.yaml(EveryType.class).replaceAll("#(?=[a-z])", "");
        Path file = new OptionFiles(folder).write("a.yaml", sample.replace("limit:", "limit: 7"));

        Options options = Options.builder().group(EveryType.class).file(file).build();
        EveryType all = options.get(EveryType.class);

        assertThat(all.limit()).hasValue(7);
        assertThat(all.folder()).isEqualTo(folder.resolve("spool"));
        assertThat(all.hosts()).isEqualTo(EveryType.DEFAULTS.hosts());
        assertThat(all.pauses()).isEqualTo(EveryType.DEFAULTS.pauses());
        assertThat(all.labels()).isEqualTo(EveryType.DEFAULTS.labels());
        assertThat(all.text()).isEqualTo(EveryType.DEFAULTS.text());
        assertThat(all.retry()).isEqualTo(EveryType.DEFAULTS.retry());
        assertThat(options.explain()).doesNotContain("from default");
    }
}
