package io.supervisor4j.bench.micro;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The same line for ever, one with each read, as it comes through a pipe. */
final class EndlessStream extends InputStream {

    private final byte[] line;

    EndlessStream(String text) {
        this.line = (text + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException("links read blocks");
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        System.arraycopy(line, 0, buffer, offset, line.length);
        return line.length;
    }
}
