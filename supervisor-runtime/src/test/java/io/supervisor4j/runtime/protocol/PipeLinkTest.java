package io.supervisor4j.runtime.protocol;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class PipeLinkTest {

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Link master(InputStream reports) {
        return PipeLink.ofMaster(reports, OutputStream.nullOutputStream());
    }

    private static Link worker(InputStream commands) {
        return PipeLink.ofWorker(commands, OutputStream.nullOutputStream());
    }

    private static String line(int lengthWithItsEnd) {
        String empty = "x {\"t\":\"\"}\n";
        return "x {\"t\":\"" + "a".repeat(lengthWithItsEnd - empty.length()) + "\"}\n";
    }

    @Test
    void framesArriveInOrderAndThenTheEnd() throws Exception {
        Link link = master(bytes("hello {\"protocol\":1}\nready {}\n"));

        assertThat(link.receive()).hasToString("hello {\"protocol\":1}");
        assertThat(link.receive()).hasToString("ready {}");
        assertThat(link.receive()).isNull();
        assertThat(link.receive()).isNull();
    }

    @Test
    void whatIsSentIsOneLineOfAscii() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PipeLink.ofMaster(InputStream.nullInputStream(), out)
                .send(new Frame("x").with("t", "é\n").with("u", "v"));

        assertThat(out.toByteArray())
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("x {\"t\":\"\\u00e9\\u000a\",\"u\":\"v\"}\n");
    }

    @Test
    void bothDirectionsWorkOverPipes() throws Exception {
        PipedInputStream commands = new PipedInputStream();
        PipedInputStream reports = new PipedInputStream();
        Link master = PipeLink.ofMaster(reports, new PipedOutputStream(commands));
        Link worker = PipeLink.ofWorker(commands, new PipedOutputStream(reports));

        master.send(new Command.Ping(1).toFrame());
        assertThat(worker.receive()).hasToString("ping {\"id\":1}");
        worker.send(new Report.Pong(1).toFrame());
        assertThat(master.receive()).hasToString("pong {\"id\":1}");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 4095, 4096, 4097})
    void aLineMayBeSplitOverManyReads(int chunk) throws Exception {
        String long1 = line(5000);
        Link link = worker(new Trickle(bytes("ready {}\n" + long1 + "ping {\"id\":3}\n"), chunk));

        assertThat(link.receive()).hasToString("ready {}");
        assertThat(link.receive() + "\n").isEqualTo(long1);
        assertThat(link.receive()).hasToString("ping {\"id\":3}");
        assertThat(link.receive()).isNull();
    }

    @Test
    void aLastLineThatIsCutOffSaysNothing() throws Exception {
        Link link = master(bytes("ready {}\nexiting {\"status\":1"));

        assertThat(link.receive()).hasToString("ready {}");
        assertThat(link.receive()).isNull();
    }

    @Test
    void evenACompleteFrameWithoutItsEndSaysNothing() throws Exception {
        assertThat(master(bytes("ready {}")).receive()).isNull();
    }

    @Test
    void readingGoesOnBehindGarbage() throws Exception {
        Link link = master(bytes("OpenJDK warning: é\n\n\u0000\u0001\u0002\nready {}\n"));

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(link::receive).isInstanceOf(FrameException.class);
        }
        assertThat(link.receive()).hasToString("ready {}");
    }

    /** Each value of a byte once: some of them look negative to Java. */
    @Test
    void noByteIsTakenForTheEnd() throws Exception {
        byte[] bytes = new byte[256 * 2];
        for (int i = 0; i < 256; i++) {
            bytes[2 * i] = (byte) i;
            bytes[2 * i + 1] = '\n';
        }
        Link link = master(new SequenceInputStream(new ByteArrayInputStream(bytes), bytes("ready {}\n")));

        // The line feed among them makes one line more.
        for (int i = 0; i < 257; i++) {
            assertThatThrownBy(link::receive).as("byte %d", i).isInstanceOf(FrameException.class);
        }
        assertThat(link.receive()).hasToString("ready {}");
    }

    @Test
    void theLongestReportIsAcceptedAndTheNextSkipped() throws Exception {
        Link link = master(bytes(line(Link.MAX_REPORT) + line(Link.MAX_REPORT + 1) + "ready {}\n"));

        assertThat(link.receive().text("t")).hasSizeGreaterThan(4000);
        assertThatThrownBy(link::receive).isInstanceOf(FrameException.class).hasMessageContaining("4096");
        assertThat(link.receive()).hasToString("ready {}");
    }

    @Test
    void theLongestCommandIsAcceptedAndTheNextSkipped() throws Exception {
        Link link = worker(bytes(line(Link.MAX_COMMAND) + line(Link.MAX_COMMAND + 1) + "bye {}\n"));

        assertThat(link.receive().text("t")).hasSizeGreaterThan(1_000_000);
        assertThatThrownBy(link::receive).isInstanceOf(FrameException.class).hasMessageContaining("1048576");
        assertThat(link.receive()).hasToString("bye {}");
    }

    @Test
    void aFloodWithoutALineEndTakesNoMemory() throws Exception {
        InputStream flood = new SequenceInputStream(new Zeros(50_000_000), bytes("\nready {}\n"));
        Link link = master(flood);

        assertThatThrownBy(link::receive).isInstanceOf(FrameException.class);
        assertThat(link.receive()).hasToString("ready {}");
    }

    @Test
    void theLongestFramesCanBeSentAndTheNextAreRefused() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Link worker = PipeLink.ofWorker(InputStream.nullInputStream(), out);
        Link master = PipeLink.ofMaster(InputStream.nullInputStream(), out);

        worker.send(FrameCodec.decode(line(4096).trim()));
        assertThat(out.size()).isEqualTo(4096);
        master.send(FrameCodec.decode(line(1 << 20).trim()));
        assertThat(out.size()).isEqualTo(4096 + (1 << 20));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> worker.send(FrameCodec.decode(line(4097).trim())))
                .withMessageContaining("4097")
                .withMessageContaining("'x'");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> master.send(FrameCodec.decode(line((1 << 20) + 1).trim())));
        assertThat(out.size()).as("nothing of it is written").isEqualTo(4096 + (1 << 20));
    }

    @Test
    void aFrameIsWrittenInOnePiece() throws Exception {
        List<Integer> writes = new ArrayList<>();
        Link link = PipeLink.ofWorker(InputStream.nullInputStream(), new OutputStream() {
            @Override
            public void write(int b) {
                writes.add(1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                writes.add(length);
            }
        });

        link.send(FrameCodec.decode(line(4096).trim()));

        assertThat(writes).containsExactly(4096);
    }

    @Test
    void severalWritersNeverInterleave() throws Exception {
        int writers = 8;
        int framesEach = 500;
        PipedInputStream reports = new PipedInputStream(512);
        PipedOutputStream out = new PipedOutputStream(reports);
        Link worker = PipeLink.ofWorker(InputStream.nullInputStream(), new ByteByByte(out));
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        List<Future<?>> sending = new ArrayList<>();
        for (int w = 0; w < writers; w++) {
            String text = String.valueOf((char) ('a' + w)).repeat(10 + 20 * w);
            sending.add(threads.submit(() -> {
                for (int i = 0; i < framesEach; i++) {
                    worker.send(new Frame("x").with("t", text).with("i", i));
                }
                return null;
            }));
        }

        Link master = master(reports);
        long[] next = new long[writers];
        for (int i = 0; i < writers * framesEach; i++) {
            Frame frame = master.receive();
            String text = frame.text("t");
            int writer = text.charAt(0) - 'a';
            assertThat(text).isEqualTo(String.valueOf(text.charAt(0)).repeat(10 + 20 * writer));
            assertThat(frame.number("i")).isEqualTo(next[writer]++);
        }
        for (Future<?> each : sending) {
            each.get(10, TimeUnit.SECONDS);
        }
        threads.shutdown();
    }

    @Test
    void randomBytesAreNeverAnythingButFrameExceptions() throws Exception {
        long seed = 4711;
        Random random = new Random(seed);
        byte[] garbage = new byte[300_000];
        random.nextBytes(garbage);
        Link link = master(new Trickle(
                new SequenceInputStream(
                        Collections.enumeration(List.of(new ByteArrayInputStream(garbage), bytes("\nready {}\n")))),
                random.nextInt(5000) + 1));

        boolean read = false;
        while (!read) {
            try {
                assertThat(link.receive()).as("seed %d", seed).hasToString("ready {}");
                read = true;
            } catch (FrameException e) {
                assertThat(e).as("seed %d", seed).hasMessageNotContaining("null");
            }
        }
    }

    @Test
    void aBrokenPipeIsAnIoException() {
        Link link = PipeLink.ofMaster(
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("closed");
                    }

                    @Override
                    public int read(byte[] target, int from, int length) throws IOException {
                        throw new IOException("closed");
                    }
                },
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("broken pipe");
                    }
                });

        assertThatThrownBy(link::receive).isInstanceOf(IOException.class).hasMessage("closed");
        assertThatThrownBy(() -> link.send(new Frame("x")))
                .isInstanceOf(IOException.class)
                .hasMessage("broken pipe");
    }

    /** Gives a few bytes at a time, as a pipe may. */
    private static final class Trickle extends InputStream {

        private final InputStream source;
        private final int chunk;

        Trickle(InputStream source, int chunk) {
            this.source = source;
            this.chunk = chunk;
        }

        @Override
        public int read() throws IOException {
            return source.read();
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            return source.read(target, from, Math.min(length, chunk));
        }
    }

    /** A stream of zeros. */
    private static final class Zeros extends InputStream {

        private int left;

        Zeros(int count) {
            left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] target, int from, int length) {
            int count = Math.min(length, left);
            left -= count;
            java.util.Arrays.fill(target, from, from + count, (byte) 0);
            return count > 0 ? count : -1;
        }
    }

    /** Gives other writers every chance to come between. */
    private static final class ByteByByte extends OutputStream {

        private final OutputStream target;

        ByteByByte(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int b) throws IOException {
            target.write(b);
        }

        @Override
        public void flush() throws IOException {
            target.flush();
        }
    }
}
