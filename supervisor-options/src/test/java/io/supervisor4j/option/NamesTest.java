package io.supervisor4j.option;

import io.supervisor4j.option.value.Names;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NamesTest {

    @ParameterizedTest
    @CsvSource({
        "threads, threads",
        "gracefulShutdownTimeout, graceful-shutdown-timeout",
        "baseURL, base-url",
        "httpURLPrefix, http-url-prefix",
        "DARK_BLUE, dark-blue",
        "port2Use, port2-use"
    })
    void namesOfJavaGetHyphens(String java, String name) {
        assertThat(Names.hyphenated(java)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "mailer.thread, mailer.threads",
        "mailer.trheads, mailer.threads",
        "threads, mailer.threads",
        "mailer.PAUSE_, mailer.pause",
        "web.pause, mailer.pause"
    })
    void theNearestNameIsSuggested(String given, String meant) {
        assertThat(Suggestion.nearest(given, List.of("mailer.pause", "mailer.threads")))
                .hasValue(meant);
    }

    @Test
    void nothingIsSuggestedForWhatIsLikeNothing() {
        assertThat(Suggestion.nearest("web.colour", List.of("mailer.pause", "mailer.threads")))
                .isEmpty();
    }
}
