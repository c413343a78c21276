package io.supervisor4j.runtime.control;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes that have arrived, cut into lines of a limited length. */
final class LineBuffer {

    /** The longest line, its end included. */
    static final int MAX_LINE = 65_536;

    private byte[] bytes = new byte[512];
    private int length;
    /** Up to here there is no end of a line. */
    private int scanned;

    void add(ByteBuffer more) {
        int count = more.remaining();
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
        more.get(bytes, length, count);
        length += count;
    }

    /** Returns the next line without its end, if all of it is there. */
    @Nullable
    String next() {
        while (scanned < length && bytes[scanned] != '\n') {
            scanned++;
        }
        if (scanned == length || isTooLong()) {
            return null;
        }
        String line = new String(bytes, 0, scanned, StandardCharsets.UTF_8);
        length -= scanned + 1;
        System.arraycopy(bytes, scanned + 1, bytes, 0, length);
        scanned = 0;
        return line;
    }

    /** Tells whether the line that has begun has become longer than any may be. */
    boolean isTooLong() {
        return scanned >= MAX_LINE;
    }

    boolean isEmpty() {
        return length == 0;
    }
}
