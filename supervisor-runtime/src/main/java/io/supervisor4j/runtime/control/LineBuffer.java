package io.supervisor4j.runtime.control;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Bytes that have arrived, cut into lines of a limited length. */
final class LineBuffer {

    /** The longest line, its end included; and where there is more than that, no more is to be read. */
    static final int MAX_LINE = 65_536;

    private static final int SMALL = 512;

    private byte[] bytes = new byte[SMALL];
    private int start;
    private int end;
    /** From the start up to here there is no end of a line. */
    private int scanned;

    void add(ByteBuffer more) {
        int count = more.remaining();
        makeRoom(count);
        more.get(bytes, end, count);
        end += count;
    }

    private void makeRoom(int count) {
        int length = end - start;
        if (end + count <= bytes.length) {
            return;
        }
        byte[] roomy = length + count > bytes.length ? new byte[Math.max(2 * bytes.length, length + count)] : bytes;
        System.arraycopy(bytes, start, roomy, 0, length);
        bytes = roomy;
        scanned -= start;
        start = 0;
        end = length;
    }

    /** Returns the next line without its end, if all of it is there. */
    @Nullable
    String next() {
        if (!hasLine()) {
            return null;
        }
        String line = new String(bytes, start, scanned - start, StandardCharsets.UTF_8);
        scanned++;
        start = scanned;
        if (start == end) {
            // A client that has once sent much does not keep much.
            bytes = bytes.length > SMALL ? new byte[SMALL] : bytes;
            start = 0;
            end = 0;
            scanned = 0;
        }
        return line;
    }

    /** Tells whether a whole line is there that is not too long. */
    boolean hasLine() {
        scan();
        return scanned < end && scanned - start < MAX_LINE;
    }

    /** Tells whether the line that has begun has become longer than any may be. */
    boolean isTooLong() {
        scan();
        return scanned - start >= MAX_LINE;
    }

    private void scan() {
        while (scanned < end && bytes[scanned] != '\n') {
            scanned++;
        }
    }

    boolean isEmpty() {
        return start == end;
    }

    boolean isFull() {
        return end - start >= MAX_LINE;
    }
}
