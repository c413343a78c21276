package io.supervisor4j.option;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ListingTest {

    @TempDir
    private Path folder;

    @OptionGroup("db")
    record Database(
            @Option(help = "pass word", secret = true, defaultValue = "hunter1")
            String password,

            @Option(help = "schema", defaultValue = "") String schema,
            @Option(help = "most") Optional<Integer> max) {}

    @Test
    void aListingSaysWhatEachOptionIsAndWhereItsValueComesFrom() {
        Path file = new OptionFiles(folder).write("shop.yaml", "mailer:\n  threads: 8\n");

        Options options = Options.builder()
                .group(MailerOptions.class)
                .group(Database.class)
                .file(file)
                .environment("SHOP", Map.of("SHOP_DB_PASSWORD", "hunter2"))
                .commandLine("--mailer.pause=1s")
                .build();

        assertThat(options.explain().replace(folder + "/", "")).isEqualTo("""
                mailer.threads = 8
                    threads
                    whole number, at least 1, at most 64; default 4; may change while running; from shop.yaml:2
                mailer.pause = 1s
                    pause between rounds
                    duration; default 10s; from command line
                db.password = ***
                    pass word
                    text; default ***; secret; from environment variable SHOP_DB_PASSWORD
                db.schema =\s
                    schema
                    text; default empty; from default
                db.max = (not set)
                    most
                    whole number; no default; from default
                """);
    }
}
