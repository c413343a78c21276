package io.supervisor4j.runtime.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A link over two byte streams, in practice two pipes. */
public final class PipeLink implements Link {

    private final InputStream in;
    private final OutputStream out;
    private final int maxIn;
    private final int maxOut;
    private final byte[] buffer = new byte[4096];
    private int start;
    private int end;
    private byte[] line = new byte[256];

    private PipeLink(InputStream in, int maxIn, OutputStream out, int maxOut) {
        this.in = in;
        this.maxIn = maxIn;
        this.out = out;
        this.maxOut = maxOut;
    }

    /**
     * Returns the master's end.
     *
     * @param reports where the worker's reports arrive
     * @param commands where commands go
     * @return the link
     */
    public static Link ofMaster(InputStream reports, OutputStream commands) {
        return new PipeLink(reports, MAX_REPORT, commands, MAX_COMMAND);
    }

    /**
     * Returns the worker's end.
     *
     * @param commands where the master's commands arrive
     * @param reports where reports go
     * @return the link
     */
    public static Link ofWorker(InputStream commands, OutputStream reports) {
        return new PipeLink(commands, MAX_COMMAND, reports, MAX_REPORT);
    }

    @Override
    public void send(Frame frame) throws IOException {
        byte[] bytes = (FrameCodec.encode(frame) + '\n').getBytes(StandardCharsets.US_ASCII);
        if (bytes.length > maxOut) {
            throw new IllegalArgumentException(
                    "'" + frame.verb() + "' takes " + bytes.length + " bytes, more than the " + maxOut + " of a frame");
        }
        synchronized (out) {
            out.write(bytes);
            out.flush();
        }
    }

    @Override
    public @Nullable Frame receive() throws IOException, FrameException {
        int length = 0;
        boolean tooLong = false;
        for (int next = read(); next != '\n'; next = read()) {
            if (next < 0) {
                // A line without its end was cut off by the death of its writer: it says nothing.
                return null;
            }
            tooLong |= length + 1 == maxIn;
            if (!tooLong) {
                length = append((byte) next, length);
            }
        }
        if (tooLong) {
            throw new FrameException("a line of more than " + maxIn + " bytes");
        }
        return FrameCodec.decode(new String(line, 0, length, StandardCharsets.ISO_8859_1));
    }

    private int append(byte next, int length) {
        if (length == line.length) {
            byte[] longer = new byte[2 * length];
            System.arraycopy(line, 0, longer, 0, length);
            line = longer;
        }
        line[length] = next;
        return length + 1;
    }

    private int read() throws IOException {
        if (start == end) {
            start = 0;
            end = Math.max(in.read(buffer), 0);
            if (end == 0) {
                return -1;
            }
        }
        return buffer[start++] & 0xff;
    }
}
