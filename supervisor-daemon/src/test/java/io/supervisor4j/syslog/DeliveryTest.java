package io.supervisor4j.syslog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveryTest {

    private static final Instant TIME = Instant.parse("2026-11-17T08:05:00Z");

    private final Room room = new Room();
    private final Delivery delivery = new Delivery(
            room,
            new RecordFormat(Facility.DAEMON, "", "d", 1, ZoneOffset.UTC, 480),
            Clock.fixed(TIME, ZoneOffset.UTC));

    /** Has room for so many records. */
    private static final class Room implements Receiver {
        private final List<String> taken = new ArrayList<>();
        private int left = Integer.MAX_VALUE;
        private boolean closed;

        @Override
        public void send(byte[] bytes) throws IOException {
            if (left == 0) {
                throw new IOException("full");
            }
            left--;
            taken.add(new String(bytes, StandardCharsets.UTF_8).replaceFirst("(?s)<(\\d+)>.*d\\[1\\]: ", "$1 "));
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private IOException say(String text) {
        return delivery.deliver(Severity.INFO, TIME, text);
    }

    @Test
    void whatIsTakenIsNotLost() {
        assertThat(say("one\ntwo")).isNull();

        assertThat(room.taken).containsExactly("30 one", "30 two");
        assertThat(delivery.lost()).isZero();
    }

    @Test
    void onlyTheFirstLossInARowIsReturned() {
        room.left = 0;

        assertThat(say("a")).hasMessage("full");
        assertThat(say("b")).isNull();
        room.left = 9;
        assertThat(say("c")).isNull();
        room.left = 0;
        assertThat(say("d")).hasMessage("full");
        assertThat(delivery.lost()).isEqualTo(3);
    }

    @Test
    void theNumberIsToldInFrontOfTheNextThatIsTaken() {
        say("a");
        room.left = 0;
        say("b\nc");
        say("d");
        room.left = 2;
        say("e");

        assertThat(room.taken).containsExactly("30 a", "28 3 records were lost here: syslog did not take them", "30 e");
    }

    @Test
    void aRecordThatIsLostBehindTheNumberIsCountedAnew() {
        room.left = 0;
        say("a");
        room.left = 1;
        say("b");
        room.left = 9;
        say("c");

        assertThat(room.taken)
                .containsExactly(
                        "28 1 record was lost here: syslog did not take it",
                        "28 1 record was lost here: syslog did not take it",
                        "30 c");
        assertThat(delivery.lost()).isEqualTo(2);
    }

    @Test
    void theEndTellsWhatIsNotToldYet() {
        room.left = 0;
        say("a");
        room.left = 9;

        delivery.close();
        delivery.close();

        assertThat(room.taken).containsExactly("28 1 record was lost here: syslog did not take it");
        assertThat(room.closed).isTrue();
    }

    @Test
    void behindTheEndNothingIsSent() {
        delivery.close();

        assertThat(say("late")).isNull();
        assertThat(room.taken).isEmpty();
    }
}
