package io.supervisor4j.runtime.output;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tagged lines on the master's own standard output, whole and in few writes. */
final class StandardOutput implements Sink {

    private final OutputStream out;

    StandardOutput() {
        // Not System.out, which its user may have replaced, and whose lock others hold while they write.
        this(new FileOutputStream(FileDescriptor.out));
    }

    StandardOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(List<OutputLine> lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (OutputLine line : lines) {
            bytes.write((line.source() + " | " + line.text() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        bytes.writeTo(out);
        out.flush();
    }

    /** It is not ours to close. */
    @Override
    public void close() {}
}
