package io.supervisor4j.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.supervisor4j.cli.view.EventLine;
import io.supervisor4j.control.ControlEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SafeWriterTest {

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final PrintWriter out = Main.writer(new PrintStream(terminal));

    private String shown() {
        return terminal.toString(StandardCharsets.UTF_8);
    }

    @Test
    void onlyLinesTabsAndColoursReachATerminal() {
        out.println("a\tb\u001b[31mc\u001b[39m");
        out.print('\u001b');
        out.println("[2J\u001b]0;title\u0007\r".toCharArray());

        assertThat(shown()).isEqualTo("a\tb\u001b[31mc\u001b[39m\n\\u001b[2J\\u001b]0;title\\u0007\\r\n");
    }

    @Test
    void aJsonDocumentMeansTheSameAsBefore() throws IOException {
        out.println("\"\u007f\u009b\"");

        assertThat(shown()).isEqualTo("\"\\u007f\\u009b\"\n");
        try (JsonParser json = new JsonFactory().createParser(shown())) {
            json.nextToken();
            assertThat(json.getText()).isEqualTo("\u007f\u009b");
        }
    }

    @Test
    void anEventIsOneLineWhateverTheManagerSays() {
        ControlEvent event = new ControlEvent(
                "manager.notice",
                Instant.EPOCH,
                Level.WARNING,
                "a\n12:00:00.000 forged\r\u001b[8mhidden",
                Optional.empty(),
                OptionalInt.empty(),
                OptionalLong.empty(),
                Optional.empty());

        assertThat(EventLine.of(event, false)).endsWith(" a\\n12:00:00.000 forged\\r\\u001b[8mhidden");
    }
}
