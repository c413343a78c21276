package io.supervisor4j.daemon;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LossCountingStreamTest {

    private final Disk disk = new Disk();
    private final PrintStream out = new PrintStream(new LossCountingStream(disk), true, StandardCharsets.UTF_8);

    /** May be full. */
    private static final class Disk extends OutputStream {
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private boolean full;

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
            written.write(bytes, offset, length);
        }

        @Override
        public String toString() {
            return written.toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    void whatCanBeWrittenIsWrittenAsItIs() {
        out.print("one é\n");
        out.write('!');
        out.flush();

        assertThat(disk).hasToString("one é\n!");
    }

    @Test
    void aFullDiskIsNoTroubleForWhoPrintsAndTheLossIsCounted() {
        out.print("before\n");
        disk.full = true;
        out.print("12345\n");
        out.print("1234\n");
        disk.full = false;
        out.print("after\n");
        out.print("and so on\n");

        assertThat(disk).hasToString("""
                        before

                        [up to 11 bytes of output were lost here: No space left on device]
                        after
                        and so on
                        """);
    }

    @Test
    void eachGapHasItsOwnNumber() {
        for (int gap = 0; gap < 2; gap++) {
            disk.full = true;
            out.print("1234");
            disk.full = false;
            out.print("after\n");
        }

        assertThat(disk.toString()).containsSubsequence("up to 4 bytes", "after", "up to 4 bytes", "after");
    }
}
