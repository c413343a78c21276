package io.supervisor4j.runtime.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutboxTest {

    private static final byte[] KILOBYTE = ("x".repeat(1023) + "\n").getBytes(StandardCharsets.UTF_8);

    private final Outbox outbox = new Outbox();

    /** Takes so many bytes at a time. */
    private static final class Slow implements GatheringByteChannel {

        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final int most;

        Slow(int most) {
            this.most = most;
        }

        @Override
        public int write(ByteBuffer bytes) {
            int count = Math.min(most, bytes.remaining());
            for (int i = 0; i < count; i++) {
                taken.write(bytes.get());
            }
            return count;
        }

        @Override
        public long write(ByteBuffer[] some, int offset, int length) {
            long all = 0;
            for (int i = offset; i < offset + length && all < most; i++) {
                int count = (int) Math.min(most - all, some[i].remaining());
                for (int j = 0; j < count; j++) {
                    taken.write(some[i].get());
                }
                all += count;
            }
            return all;
        }

        @Override
        public long write(ByteBuffer[] some) {
            return write(some, 0, some.length);
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }

    @Test
    void aLineThatIsTakenInPiecesArrivesWhole() throws IOException {
        Slow client = new Slow(3);
        outbox.add("seven\n".getBytes(StandardCharsets.UTF_8));

        assertThat(outbox.writeTo(client)).isTrue();
        assertThat(outbox.isEmpty()).isFalse();
        assertThat(outbox.writeTo(client)).isTrue();

        assertThat(outbox.isEmpty()).isTrue();
        assertThat(client.taken).hasToString("seven\n");
    }

    @Test
    void whoTakesNothingMakesNoProgress() throws IOException {
        outbox.add(KILOBYTE);

        assertThat(outbox.writeTo(new Slow(0))).isFalse();
    }

    @Test
    void whatDoesNotFitIsDroppedAndCountedForWhoReadsAgain() throws IOException {
        for (int i = 0; i < 138; i++) {
            outbox.offer(KILOBYTE);
        }
        assertThat(outbox.isFull()).isTrue();
        Slow client = new Slow(2 << 20);
        outbox.writeTo(client);
        outbox.offer("again\n".getBytes(StandardCharsets.UTF_8));
        outbox.writeTo(client);

        assertThat(client.taken.toString(StandardCharsets.UTF_8))
                .contains("\"event\":\"dropped\"")
                .contains("\"events\":10}")
                .endsWith("again\n");
    }

    @Test
    void anAnswerCountsUntilAllOfItIsTaken() throws IOException {
        outbox.add("answer\n".getBytes(StandardCharsets.UTF_8));
        outbox.offer(KILOBYTE);
        outbox.writeTo(new Slow(6));
        assertThat(outbox.hasAnswer()).isTrue();
        outbox.writeTo(new Slow(1));

        assertThat(outbox.hasAnswer()).isFalse();
        assertThat(outbox.isEmpty()).isFalse();
    }

    @Test
    void anAnswerIsNeverDropped() throws IOException {
        for (int i = 0; i < 2_000; i++) {
            outbox.offer(KILOBYTE);
        }
        outbox.add("answer\n".getBytes(StandardCharsets.UTF_8));
        Slow client = new Slow(2 << 20);
        outbox.writeTo(client);

        assertThat(client.taken.toString(StandardCharsets.UTF_8)).contains("\nanswer\n");
    }
}
